import type { Matrix } from '../../demos/shared/lecture-numbers'
import type { Cell } from '../drawing/grid-geometry'
import type { convolutionFields } from './values'
import { numberText } from '../drawing/arithmetic'
import { injectDemo } from '../kit/useDemo'
import { withCell } from '../kit/with-cell'

/** Sets one cell of the input or the kernel, as it is shown, and announces it. */
export function useCellEditing() {
  const { set, announce } = injectDemo<typeof convolutionFields>()
  const announceCell = (grid: string, { row, column }: Cell, value: number) =>
    announce(`${grid} row ${row + 1}, column ${column + 1} is ${numberText(value)}.`)
  return {
    editInput(input: Matrix, cell: Cell, value: number): void {
      set({ input: withCell(input, cell, value) })
      announceCell('Input', cell, value)
    },
    editKernel(kernel: Matrix, cell: Cell, value: number): void {
      set({ kernel: withCell(kernel, cell, value) })
      announceCell('Kernel', cell, value)
    },
  }
}
