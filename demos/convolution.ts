import type { Matrix } from './lecture-numbers'

/** One position of the window: what it covers, the products, and the output cell they sum to. */
export interface ConvolutionFrame {
  /** Cell of the output; also the window's top-left cell in the input. */
  row: number
  column: number
  /** Input under the window, shape `[kernelHeight, kernelWidth]`. */
  patch: Matrix
  /** Patch times kernel, cell by cell, shape `[kernelHeight, kernelWidth]`. */
  products: Matrix
  sum: number
}

export interface Convolution {
  /** Shape `[height − kernelHeight + 1, width − kernelWidth + 1]`. */
  output: Matrix
  /** One a cell of the output, in row order. */
  frames: readonly ConvolutionFrame[]
}

/**
 * Slides the kernel over the input with stride 1 and no padding, and sums the products at each position. As in
 * deep-learning libraries the kernel is not flipped (cross-correlation).
 *
 * @param input - Shape `[height, width]`.
 * @param kernel - Shape `[kernelHeight, kernelWidth]`.
 * @throws {RangeError} If the kernel does not fit into the input.
 * @see Dumoulin & Visin (2016), A guide to convolution arithmetic for deep learning. https://arxiv.org/abs/1603.07285
 */
export function convolve(input: Matrix, kernel: Matrix): Convolution {
  const [height, width] = shape(input)
  const [kernelHeight, kernelWidth] = shape(kernel)
  if (kernelHeight > height || kernelWidth > width)
    throw new RangeError(`kernel (${kernelHeight} × ${kernelWidth}) is larger than the input (${height} × ${width}); use a smaller kernel or a larger input`)

  const frames: ConvolutionFrame[] = []
  const output = range(height - kernelHeight + 1).map(row => range(width - kernelWidth + 1).map((column) => {
    const patch = input.slice(row, row + kernelHeight).map(line => line.slice(column, column + kernelWidth))
    const products = patch.map((line, i) => line.map((value, j) => value * kernel[i]![j]!))
    const sum = products.flat().reduce((total, product) => total + product, 0)
    frames.push({ row, column, patch, products, sum })
    return sum
  }))
  return { output, frames }
}

const shape = (matrix: Matrix) => [matrix.length, matrix[0]?.length ?? 0] as const

const range = (length: number) => Array.from({ length }, (_, index) => index)
