import type { Tensor } from '@tensorflow/tfjs-core'

/**
 * The tensor's numbers, and the end of the tensor. Only `data()` is safe on WebGPU: the synchronous ways of reading go
 * through a canvas, and can lose the device.
 */
export async function readAndDispose(tensor: Tensor): Promise<Float32Array> {
  try {
    return await tensor.data<'float32'>()
  }
  finally {
    tensor.dispose()
  }
}
