import type { Matrix } from '../../demos/shared/lecture-numbers'

/**
 * For what is drawn from plain numbers first and from those of TensorFlow.js next: mostly they are the same, and nothing is to be
 * drawn anew.
 *
 * @returns The matrix that stood there before if the next one holds the same numbers, else the next.
 */
export function steady(before: Matrix | undefined, next: Matrix): Matrix {
  const isSame = before?.length === next.length
    && next.every((line, row) => line.length === before[row]!.length && line.every((value, column) => value === before[row]![column]))
  return isSame ? before : next
}
