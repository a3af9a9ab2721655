import type { Matrix } from '../shared/lecture-numbers'
import type { Plane } from '../shared/plane'
import type { ConvolutionOptions } from './convolution'
import type { Tensor4D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { readAndDispose } from '../backend/read'
import { requireMatrix } from '../shared/checks'
import { requirePlane } from '../shared/plane'
import { kernelPlaces, laidOn } from './convolution'

/**
 * The convolution of a whole picture with several kernels at once.
 *
 * @param input - The picture, `height × width`.
 * @param kernels - All of one shape, `[kernelHeight, kernelWidth]`.
 * @returns One feature map a kernel.
 * @throws {RangeError} If the kernels differ in shape, or as `convolve` of `convolution.ts` does.
 */
export async function convolve(input: Plane, kernels: readonly Matrix[], options: ConvolutionOptions = {}): Promise<Plane[]> {
  requirePlane('input', input)
  const size = requireKernels(kernels)
  const { rows, columns } = kernelPlaces(input, size, options)
  const { stride = 1, dilation = 1 } = options

  const featureMaps = tf.tidy(() => {
    const picture = tf.tensor4d(input.values, [1, input.height, input.width, 1])
    // By hand, since a number as `pad` sizes the output by the kernel's height alone (tensorflow/tfjs#649).
    const padded = tf.pad4d(picture, [[0, 0], [rows.before, rows.after], [columns.before, columns.after], [0, 0]])
    // tfjs refuses a stride and a dilation together: then the kernel is spread out instead.
    const spread = stride === 1 ? 1 : dilation
    const filters = filtersOf(kernels.map(kernel => spreadOut(laidOn(kernel, options), spread)))
    return tf.conv2d(padded, filters, stride, 'valid', 'NHWC', stride === 1 ? dilation : 1) // [1, rows, columns, kernels]
  })
  const values = await readAndDispose(featureMaps)

  return kernels.map((_, channel) => ({
    height: rows.starts.length,
    width: columns.starts.length,
    values: kernels.length === 1 ? values : everyNth(values, kernels.length, channel),
  }))
}

function requireKernels(kernels: readonly Matrix[]): { height: number, width: number } {
  const [first, ...rest] = kernels.map(kernel => requireMatrix('kernel', kernel))
  if (!first)
    throw new RangeError('there is no kernel; give at least one')
  for (const { height, width } of rest) {
    if (height !== first.height || width !== first.width)
      throw new RangeError(`kernels must share a shape; got ${first.height} × ${first.width} and ${height} × ${width}`)
  }
  return first
}

/** Shape `[kernelHeight, kernelWidth, 1, kernels]`. */
function filtersOf(kernels: readonly Matrix[]): Tensor4D {
  const [first] = kernels
  const cells = first!.flatMap((line, row) => line.flatMap((_, column) => kernels.map(kernel => kernel[row]![column]!)))
  return tf.tensor4d(cells, [first!.length, first![0]!.length, 1, kernels.length])
}

/** The kernel with `dilation − 1` zeros between its cells. */
function spreadOut(kernel: Matrix, dilation: number): Matrix {
  const spread = <T>(cells: readonly T[], filler: T) =>
    cells.flatMap((cell, index) => index === 0 ? [cell] : [...Array.from({ length: dilation - 1 }, () => filler), cell])
  const lines = kernel.map(line => spread(line, 0))
  return spread(lines, lines[0]!.map(() => 0))
}

function everyNth(values: Float32Array, step: number, first: number): Float32Array {
  const picked = new Float32Array(values.length / step)
  for (let index = 0; index < picked.length; index++)
    picked[index] = values[index * step + first]!
  return picked
}
