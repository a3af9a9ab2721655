import type { Matrix } from '../shared/lecture-numbers'
import { requireMatrix } from '../shared/checks'

/**
 * The input moved by whole cells; zeros come in at the edge that it leaves, and what passes the other edge is lost.
 *
 * @param input - Shape `[height, width]`.
 * @param by.down - Cells downwards; negative moves up.
 * @param by.right - Cells to the right; negative moves left.
 * @returns Shape `[height, width]`.
 */
export function shift(input: Matrix, { down = 0, right = 0 }: { down?: number, right?: number }): Matrix {
  requireMatrix('input', input)
  return input.map((line, row) => line.map((_, column) => input[row - down]?.[column - right] ?? 0))
}
