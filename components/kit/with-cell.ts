import type { Matrix } from '../../demos/shared/lecture-numbers'
import type { Cell } from '../drawing/grid-geometry'
import { clamp } from '@vueuse/core'

/** A matrix with another number in one cell. */
export const withCell = (matrix: Matrix, { row, column }: Cell, value: number): Matrix =>
  matrix.map((line, i) => i === row ? line.map((old, j) => j === column ? value : old) : line)

/** The nearest cell that the matrix has: it may have shrunk since the cell was chosen. */
export const cellWithin = (matrix: Matrix, { row, column }: Cell): Cell =>
  ({ row: clamp(row, 0, matrix.length - 1), column: clamp(column, 0, matrix[0]!.length - 1) })
