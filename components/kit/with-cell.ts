import type { Matrix } from '../../demos/shared/lecture-numbers'
import type { Cell } from '../drawing/grid-geometry'

/** A matrix with another number in one cell. */
export const withCell = (matrix: Matrix, { row, column }: Cell, value: number): Matrix =>
  matrix.map((line, i) => i === row ? line.map((old, j) => j === column ? value : old) : line)
