import type { Matrix } from './lecture-numbers'

export const dot = (left: readonly number[], right: readonly number[]): number => left.reduce((sum, value, index) => sum + value * right[index]!, 0)

export const plus = (left: readonly number[], right: readonly number[]): number[] => left.map((value, index) => value + right[index]!)

/** Place of the largest number; of the first, if there are several. */
export const largestOf = (numbers: readonly number[]) => numbers.indexOf(Math.max(...numbers))

/** The product of two matrices; rows are states, and are multiplied from the right. */
export function times(left: Matrix, right: Matrix): number[][] {
  const columns = right[0]!.length
  return left.map((row) => {
    const result = Array.from({ length: columns }, () => 0)
    for (const [index, value] of row.entries()) {
      const line = right[index]! // row by row, as they lie in memory
      for (let column = 0; column < columns; column++)
        result[column]! += value * line[column]!
    }
    return result
  })
}

/** exp(z) / Σ exp(z), shifted by the maximum so that no exponential overflows. */
export function softmax(logits: readonly number[]): number[] {
  const peak = Math.max(...logits)
  const exponentials = logits.map(logit => Math.exp(logit - peak))
  const total = exponentials.reduce((sum, value) => sum + value, 0)
  return exponentials.map(value => value / total)
}
