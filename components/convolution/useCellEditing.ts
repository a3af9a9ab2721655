import type { Matrix } from '../../demos/shared/lecture-numbers'
import type { Cell } from '../drawing/grid-geometry'
import type { convolutionFields } from './values'
import { numberText } from '../drawing/arithmetic'
import { capitalised } from '../kit/format'
import { injectDemo } from '../kit/useDemo'
import { withCell } from '../kit/with-cell'

/** Sets one cell of the input or the kernel as it is shown, announces it, and returns the matrix with it. */
export function useCellEditing() {
  const { set, announce } = injectDemo<typeof convolutionFields>()
  return (grid: 'input' | 'kernel', matrix: Matrix, cell: Cell, value: number): Matrix => {
    const edited = withCell(matrix, cell, value)
    set(grid === 'input' ? { input: edited } : { kernel: edited })
    announce(`${capitalised(grid)} row ${cell.row + 1}, column ${cell.column + 1} is ${numberText(value)}.`)
    return edited
  }
}
