import type { Matrix } from '../shared/lecture-numbers'
import type { WindowOptions, WindowPlaces } from '../shared/sliding-window'
import { requireMatrix } from '../shared/checks'
import { windowPlaces } from '../shared/sliding-window'

export interface ConvolutionOptions extends WindowOptions {
  /** True convolution: the kernel is turned by 180° first. Default false, cross-correlation, as deep-learning libraries do. */
  flipKernel?: boolean
}

/** One position of the window: what it covers, the products, and the output cell they sum to. */
export interface WindowPosition {
  /** Cell of the output. */
  row: number
  column: number
  /** Cell of the input under the window's top-left; negative inside the padding. */
  top: number
  left: number
  /** Input under the window, zeros of the padding included, shape `[kernelHeight, kernelWidth]`. */
  patch: Matrix
  /** Patch times kernel, cell by cell, shape `[kernelHeight, kernelWidth]`. */
  products: Matrix
  /** Sum of the products up to each cell, in row order; the last one is the sum. */
  runningSums: Matrix
  sum: number
}

export interface Convolution {
  /** One side's size is ⌊(n + 2p − d(k − 1) − 1) / s⌋ + 1, see `outputSize`. */
  output: Matrix
  /** One per cell of the output, in row order. */
  windowPositions: readonly WindowPosition[]
  /** The kernel as it was laid on: flipped, if that was asked for. */
  kernel: Matrix
  /** Places of the window down the input and across it; zeros before and after; rows and columns that it never reads. */
  rows: WindowPlaces
  columns: WindowPlaces
  /** A sentence if 'same' padding came out lopsided. */
  notice?: string
}

/**
 * Slides the kernel over the input and sums the products at each position.
 *
 * @param input - Shape `[height, width]`.
 * @param kernel - Shape `[kernelHeight, kernelWidth]`; sides may differ, and be even.
 * @throws {RangeError} If the kernel does not fit into the padded input, a cell is not finite, or an option is not an integer
 * in its range.
 * @see Dumoulin & Visin (2016), A guide to convolution arithmetic for deep learning. https://arxiv.org/abs/1603.07285
 */
export function convolve(input: Matrix, kernel: Matrix, options: ConvolutionOptions = {}): Convolution {
  const { rows, columns } = kernelPlaces(requireMatrix('input', input), requireMatrix('kernel', kernel), options)
  const applied = laidOn(kernel, options)

  const windowPositions: WindowPosition[] = []
  const output = rows.starts.map((top, row) => columns.starts.map((left, column) => {
    const patch = rows.offsets.map(down => columns.offsets.map(right => input[top + down]?.[left + right] ?? 0))
    const products = patch.map((line, i) => line.map((value, j) => value * applied[i]![j]!))
    let sum = 0
    const runningSums = products.map(line => line.map(product => sum += product))
    windowPositions.push({ row, column, top, left, patch, products, runningSums, sum })
    return sum
  }))
  return { output, windowPositions, kernel: applied, rows, columns, notice: lopsidedNotice(rows, columns, options) }
}

/** Places of a kernel on an input, down and across. Throws as `convolve` does. */
export function kernelPlaces(
  input: { height: number, width: number },
  kernel: { height: number, width: number },
  options: WindowOptions,
): { rows: WindowPlaces, columns: WindowPlaces } {
  const [down, across] = kernel.height === kernel.width ? ['kernel', 'kernel'] : ['kernel height', 'kernel width']
  return {
    rows: windowPlaces(input.height, { ...options, windowSize: kernel.height }, down),
    columns: windowPlaces(input.width, { ...options, windowSize: kernel.width }, across),
  }
}

/** The kernel as it is laid on the input. */
export const laidOn = (kernel: Matrix, { flipKernel }: ConvolutionOptions): Matrix => flipKernel ? flipped(kernel) : kernel

/** The kernel turned by 180°. */
export const flipped = (kernel: Matrix): Matrix => kernel.map(line => line.toReversed()).toReversed()

function lopsidedNotice(rows: WindowPlaces, columns: WindowPlaces, { padding, stride = 1 }: WindowOptions): string | undefined {
  if (padding !== 'same' || [rows, columns].every(({ before, after }) => before === after))
    return undefined
  const reason = stride === 1
    ? 'an even kernel has no middle cell'
    : `with stride ${stride} the zeros that are needed cannot be shared out evenly`
  return `"Same" padding is lopsided: rows of zeros ${rows.before} above and ${rows.after} below, columns ${columns.before} on the left and ${columns.after} on the right, since ${reason}.`
}
