import type { Matrix } from '../shared/lecture-numbers'
import type { ConvolutionOptions } from './convolution'
import { requireMatrix } from '../shared/checks'
import { kernelPlaces, laidOn } from './convolution'

/**
 * The convolution as one matrix W: the output, read row by row as a vector, is W times the input, read row by row. Most of
 * W is 0 (an output sees few inputs) and its rows hold the same few weights (they are shared).
 *
 * @param input - Size of the input.
 * @param kernel - Shape `[kernelHeight, kernelWidth]`.
 * @returns Shape `[outputs, inputs]`. Padding has no column: its zeros add nothing.
 * @throws {RangeError} As `convolve` does.
 * @see Goodfellow et al. (2016), Deep Learning, section 9.1: a doubly block circulant matrix. https://www.deeplearningbook.org
 */
export function convolutionMatrix(
  { height, width }: { height: number, width: number },
  kernel: Matrix,
  options: ConvolutionOptions = {},
): Matrix {
  const { rows, columns } = kernelPlaces({ height, width }, requireMatrix('kernel', kernel), options)
  const applied = laidOn(kernel, options)

  return rows.starts.flatMap(top => columns.starts.map((left) => {
    const weights = Array.from({ length: height * width }, () => 0)
    rows.offsets.forEach((down, i) => columns.offsets.forEach((right, j) => {
      const [row, column] = [top + down, left + right]
      if (row >= 0 && row < height && column >= 0 && column < width)
        weights[row * width + column] = applied[i]![j]!
    }))
    return weights
  }))
}
