import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import type { Conv2DBackpropFilterAttrs, Conv2DBackpropFilterInputs, Conv2DBackpropInputAttrs, Conv2DBackpropInputInputs, KernelConfig, TensorInfo } from '@tensorflow/tfjs-core'
import { Conv2D, Conv2DBackpropFilter, Conv2DBackpropInput, getKernel, PadV2, registerKernel, Reverse, Transpose, unregisterKernel } from '@tensorflow/tfjs-core'

const backendName = 'wasm'

type Attributes = NonNullable<Parameters<KernelConfig['kernelFunc']>[0]['attrs']>

/**
 * Gives wasm the gradients of a convolution, for stride 1 without padding, which 4.22.0 has not got (that of the kernels) or computes ten times
 * slower than need be (that of the input). Both are convolutions themselves, which wasm has fast.
 */
export function mendConvolution(): void {
  if (getKernel(Conv2DBackpropFilter, backendName))
    unregisterKernel(Conv2DBackpropFilter, backendName)
  registerKernel({ kernelName: Conv2DBackpropFilter, backendName, kernelFunc: kernelGradient as unknown as KernelConfig['kernelFunc'] })

  const stock = getKernel(Conv2DBackpropInput, backendName)
  if (!stock)
    return
  unregisterKernel(Conv2DBackpropInput, backendName)
  registerKernel({
    ...stock,
    kernelFunc: (given) => {
      const { inputs, attrs, backend } = given as unknown as { inputs: Conv2DBackpropInputInputs, attrs: Conv2DBackpropInputAttrs, backend: BackendWasm }
      return isPlain(attrs) ? inputGradient(inputs, backend) : stock.kernelFunc(given)
    },
  })
}

/** Stride 1, no padding, channels last. */
const isPlain = ({ strides, pad, dataFormat }: Pick<Conv2DBackpropInputAttrs, 'strides' | 'pad' | 'dataFormat'>) =>
  [strides].flat().every(stride => stride === 1) && (pad === 'valid' || pad === 0) && dataFormat === 'NHWC'

/**
 * ∂/∂K of a convolution: the input, its batch taken for channels, convolved with the gradient, its height and width taken for a kernel's.
 *
 * @throws {Error} For strides or padding, which no network here has.
 */
function kernelGradient({ inputs, attrs, backend }: { inputs: Conv2DBackpropFilterInputs, attrs: Conv2DBackpropFilterAttrs, backend: BackendWasm }): TensorInfo {
  if (!isPlain(attrs) || attrs.dimRoundingMode)
    throw new Error(`on wasm the gradient of a convolution's kernel is there for stride 1 without padding alone; got strides ${String(attrs.strides)} and padding ${String(attrs.pad)}. Train on cpu, webgl or webgpu.`)
  const run = runner(backend)
  const maps = run(Transpose, { x: inputs.x! }, { perm: [3, 1, 2, 0] }) // [in, height, width, batch]
  const upstream = run(Transpose, { x: inputs.dy! }, { perm: [1, 2, 0, 3] }) // [out height, out width, batch, out]
  const gradient = run(Conv2D, { x: maps, filter: upstream }, plainConvolution) // [in, 5, 5, out]
  const result = run(Transpose, { x: gradient }, { perm: [1, 2, 0, 3] }) // [5, 5, in, out]
  free(backend, maps, upstream, gradient)
  return result
}

/** ∂/∂x of a convolution: the gradient inside a border of zeros, convolved with the kernels turned by 180°. */
function inputGradient(inputs: Conv2DBackpropInputInputs, backend: BackendWasm): TensorInfo {
  const run = runner(backend)
  const [height, width] = inputs.filter!.shape as [number, number]
  const border = [[0, 0], [height - 1, height - 1], [width - 1, width - 1], [0, 0]]
  const padded = run(PadV2, { x: inputs.dy! }, { paddings: border, constantValue: 0 })
  const turned = run(Reverse, { x: inputs.filter! }, { dims: [0, 1] })
  const kernels = run(Transpose, { x: turned }, { perm: [0, 1, 3, 2] }) // [5, 5, out, in]
  const result = run(Conv2D, { x: padded, filter: kernels }, plainConvolution)
  free(backend, padded, turned, kernels)
  return result
}

const plainConvolution = { strides: [1, 1], pad: 'valid', dataFormat: 'NHWC', dilations: [1, 1], dimRoundingMode: undefined }

/** Runs a kernel of the backend; the result is the caller's to free. */
const runner = (backend: BackendWasm) => (name: string, inputs: Record<string, TensorInfo>, attrs: object): TensorInfo =>
  getKernel(name, backendName).kernelFunc({ inputs: inputs as never, backend, attrs: attrs as Attributes }) as TensorInfo

function free(backend: BackendWasm, ...tensors: readonly TensorInfo[]): void {
  for (const { dataId } of tensors)
    backend.disposeData(dataId)
}
