import type { WordAttention } from './transformer'

const rounded = (value: number, digits: number) => Number(value.toFixed(digits)) + 0
const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/**
 * The sum of weighted values, rounded so that its products and columns add up as printed.
 *
 * @param attention - How one word attends to all words of its sentence.
 * @param indices - Positions of the words that are to have a row.
 * @returns Weights with three decimals, all else with two.
 */
export function printedSum({ weights, values, output }: Pick<WordAttention, 'weights' | 'values' | 'output'>, indices: readonly number[]) {
  const rows = indices.map((index) => {
    const weight = rounded(weights[index]!, 3)
    const value = values[index]!.map(number => rounded(number, 2))
    return { index, weight, value, product: value.map(number => rounded(weight * number, 2)) }
  })
  const sum = output.map(number => rounded(number, 2))
  return {
    rows,
    /** All other words together: what is left of 1, and of the sum. Their own rounding errors are here too. */
    others: {
      count: weights.length - rows.length,
      weight: rounded(1 - sumOf(rows.map(({ weight }) => weight)), 3),
      product: sum.map((total, column) => rounded(total - sumOf(rows.map(({ product }) => product[column]!)), 2)),
    },
    sum,
  }
}
