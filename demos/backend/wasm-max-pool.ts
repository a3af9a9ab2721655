import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import type { KernelConfig, MaxPoolGradAttrs, MaxPoolGradInputs, TensorInfo } from '@tensorflow/tfjs-core'
import { maxPoolPositions } from '@tensorflow/tfjs-backend-cpu/dist/utils/pool_utils'
import { backend_util, getKernel, MaxPoolGrad, MaxPoolWithArgmax, registerKernel, unregisterKernel } from '@tensorflow/tfjs-core'

const backendName = 'wasm'

/**
 * Replaces the gradient of max-pooling on wasm. In 4.22.0 it looks for a maximum above 0: in a window of negative values it
 * finds none, and hands the gradient to the window's first cell. `maxPoolWithArgmax` has the same fault; no demo needs it, so
 * it is taken away rather than left to give wrong numbers.
 */
export function mendMaxPool(): void {
  for (const kernelName of [MaxPoolGrad, MaxPoolWithArgmax]) {
    if (getKernel(kernelName, backendName))
      unregisterKernel(kernelName, backendName)
  }
  registerKernel({ kernelName: MaxPoolGrad, backendName, kernelFunc: maxPoolGradient as unknown as KernelConfig['kernelFunc'] })
}

interface KernelArguments {
  inputs: MaxPoolGradInputs
  attrs: MaxPoolGradAttrs
  backend: BackendWasm
}

/** Each output's gradient goes to the cell that won its window; of equal cells to the first, as on cpu. */
function maxPoolGradient({ inputs, attrs, backend }: KernelArguments): TensorInfo {
  const input = inputs.input! // [batch, height, width, channels]
  const shape = input.shape as [number, number, number, number]
  const windows = backend_util.computePool2DInfo(shape, attrs.filterSize, attrs.strides, 1, attrs.pad, attrs.dimRoundingMode)
  const winners = maxPoolPositions(backend.typedArrayFromHeap(input), shape, input.dtype, windows, true, true).values

  const gradient = backend.makeOutput(shape, input.dtype) // [batch, height, width, channels]
  const sums = backend.typedArrayFromHeap(gradient).fill(0)
  backend.typedArrayFromHeap(inputs.dy!).forEach((value, window) => { // [batch, outHeight, outWidth, channels]
    const winner = winners[window]!
    if (winner >= 0) // −1: nothing but NaN in the window
      sums[winner]! += value
  })
  return gradient
}
