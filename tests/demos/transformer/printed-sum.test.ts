import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printedSum } from '../../../demos/transformer/printed-sum'
import recorded from '../../../demos/transformer/recorded-attention.json'

/** In whole hundredths or thousandths, as one adds up what is printed. */
const units = (value: number, digits: number) => Math.round(value * 10 ** digits)
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

function expectToAddUp({ rows, others, sum }: ReturnType<typeof printedSum>): void {
  expect(total([...rows, others].map(({ weight }) => units(weight, 3)))).toBe(1000)
  sum.forEach((printed, column) =>
    expect(total([...rows, others].map(({ product }) => units(product[column]!, 2)))).toBe(units(printed, 2)))
  for (const { weight, value, product } of rows)
    product.forEach((printed, column) => expect(Math.abs(printed - weight * value[column]!)).toBeLessThanOrEqual(0.005 + 1e-9))
}

describe('the sum as printed', () => {
  it('adds up for the numbers of the talk', () => {
    const { pronoun } = recorded
    const printed = printedSum(pronoun, [1, 5, 7])
    expectToAddUp(printed)
    expect(printed.sum).toEqual(pronoun.output.map(value => Number(value.toFixed(2))))
  })

  it('adds up for any attention', () => {
    const number = fc.double({ min: -9, max: 9, noNaN: true })
    fc.assert(fc.property(fc.array(fc.double({ min: -6, max: 6, noNaN: true }), { minLength: 4, maxLength: 12 }), fc.array(number, { minLength: 72, maxLength: 72 }), (logits, numbers) => {
      const exponentials = logits.map(Math.exp)
      const weights = exponentials.map(value => value / total(exponentials))
      const values = weights.map((_, word) => numbers.slice(6 * word, 6 * word + 6))
      const output = [0, 1, 2, 3, 4, 5].map(column => total(weights.map((weight, word) => weight * values[word]![column]!)))
      expectToAddUp(printedSum({ weights, values, output }, [0, 1, 2]))
    }))
  })
})
