import type { Matrix } from '../../demos/shared/lecture-numbers'
import type { ShownConvolution } from './values'

/** Side of a cell where there is room for it. */
export const CELL = 74
/** Room around a grid for half of the window's outline. */
export const EDGE = 4

/** The three grids from left to right: the input with the zeros around it, the kernel, the output. */
export function gridSizes({ input, kernel, output, convolution: { rows, columns } }: ShownConvolution) {
  return {
    input: { rows: rows.before + input.length + rows.after, columns: columns.before + input[0]!.length + columns.after },
    kernel: sizeOf(kernel),
    output: sizeOf(output),
  }
}

const sizeOf = (matrix: Matrix) => ({ rows: matrix.length, columns: matrix[0]!.length })

/** Weights on the diverging scale; a kernel of zeros and ones needs none. */
export const tintOfKernel = (kernel: Matrix): 'nonzero' | 'signed' =>
  kernel.flat().every(weight => weight === 0 || weight === 1) ? 'nonzero' : 'signed'

/** The greater the deeper; on the diverging scale if there are negative numbers. */
export const tintOfOutput = (output: Matrix): 'value' | 'signed' =>
  output.flat().some(value => value < 0) ? 'signed' : 'value'
