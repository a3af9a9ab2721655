import type { Matrix } from '../shared/lecture-numbers'
import { lectureKernel } from '../shared/lecture-numbers'
import { flipped } from './convolution'

export interface KernelPreset {
  name: string
  kernel: Matrix
  /** What it does to a picture, in a sentence. */
  effect: string
}

/**
 * Kernels that everybody meets first, in whole numbers so that their arithmetic can be followed.
 *
 * @see Gonzalez & Woods (2018), Digital Image Processing, sections 3.5 and 3.6 and 10.2 (smoothing, sharpening, edges).
 */
export const kernelPresets: readonly KernelPreset[] = [
  { name: 'The lecture’s', kernel: lectureKernel, effect: 'Adds up the middle cell and its four diagonal neighbours.' },
  { name: 'Identity', kernel: [[0, 0, 0], [0, 1, 0], [0, 0, 0]], effect: 'Leaves every cell as it is.' },
  { name: 'Edges, all round', kernel: [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]], effect: 'Answers where a cell differs from its eight neighbours, and with 0 where all are alike.' },
  { name: 'Vertical edges (Sobel)', kernel: [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], effect: 'Positive where it gets brighter to the right, negative where it gets darker.' },
  { name: 'Horizontal edges (Sobel)', kernel: [[-1, -2, -1], [0, 0, 0], [1, 2, 1]], effect: 'Positive where it gets brighter downwards, negative where it gets darker.' },
  { name: 'Sharpen', kernel: [[0, -1, 0], [-1, 5, -1], [0, -1, 0]], effect: 'Adds to each cell what sets it apart from its four neighbours.' },
  { name: 'Box blur', kernel: [[1, 1, 1], [1, 1, 1], [1, 1, 1]], effect: 'Adds up nine cells; divided by 9, that is their mean.' },
  { name: 'Gaussian blur', kernel: [[1, 2, 1], [2, 4, 2], [1, 2, 1]], effect: 'Adds up nine cells, the nearer the heavier; divided by 16, that is a weighted mean.' },
  { name: 'Emboss', kernel: [[-2, -1, 0], [-1, 1, 1], [0, 1, 2]], effect: 'Lights the picture from one corner, as if it were a relief.' },
  { name: 'Shift by one', kernel: [[0, 0, 0], [1, 0, 0], [0, 0, 0]], effect: 'Moves everything one cell to the right; flipped, one cell to the left.' },
  { name: 'Difference, 1 × 3', kernel: [[-1, 0, 1]], effect: 'The slope along a row: right neighbour minus left neighbour.' },
  { name: 'Box blur, 2 × 2', kernel: [[1, 1], [1, 1]], effect: 'An even kernel: it has no middle cell, so “same” padding is lopsided.' },
]

const isSame = (one: Matrix, other: Matrix) => JSON.stringify(one) === JSON.stringify(other)

/** The preset that a kernel is, if it is one. */
export const presetOf = (kernel: Matrix): KernelPreset | undefined => kernelPresets.find(preset => isSame(preset.kernel, kernel))

/** Whether convolution and cross-correlation give the same with it. */
export const isOwnRotation = (kernel: Matrix): boolean => isSame(kernel, flipped(kernel))

/** The longer side of a kernel. */
export const sideOf = (kernel: Matrix): number => Math.max(kernel.length, kernel[0]!.length)

/**
 * A square kernel of another size: cells that both sizes have keep their weights.
 *
 * @param kernel - The kernel as it is.
 * @param size - Side of the new one.
 * @param larger - What it was when it was larger; its weights come back where the new kernel has room for them. Else they are 0.
 */
export const resized = (kernel: Matrix, size: number, larger: Matrix = []): Matrix =>
  Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_, column) => kernel[row]?.[column] ?? larger[row]?.[column] ?? 0))
