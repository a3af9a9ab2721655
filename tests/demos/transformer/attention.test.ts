import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { softmax } from '../../../demos/shared/matrices'
import { attend } from '../../../demos/transformer/attention'
import { between } from '../../support/between'

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
const expectClose = (actual: readonly number[], expected: readonly number[]) => {
  expect(actual).toHaveLength(expected.length)
  expected.forEach((number, index) => expect(actual[index]).toBeCloseTo(number, 10))
}
const logits = fc.array(between(-50, 50), { minLength: 1, maxLength: 8 })

describe('softmax', () => {
  it('gives positive shares that sum to 1', () => {
    fc.assert(fc.property(logits, (values) => {
      const shares = softmax(values)
      expect(shares.every(share => share > 0)).toBe(true)
      expect(sum(shares)).toBeCloseTo(1, 12)
    }))
  })

  it('does not change when all logits are shifted', () => {
    fc.assert(fc.property(logits, between(-100, 100), (values, shift) => {
      expectClose(softmax(values.map(value => value + shift)), softmax(values))
    }))
  })

  it('is the logistic function of the difference for two logits', () => {
    fc.assert(fc.property(between(-30, 30), between(-30, 30), (a, b) => {
      expect(softmax([a, b])[0]).toBeCloseTo(1 / (1 + Math.exp(b - a)), 12)
    }))
  })

  // The exponentials of these logits stand to each other as 1 : 2 : 5.
  it('gives shares in proportion to the exponentials', () => {
    expectClose(softmax([0, Math.log(2), Math.log(5)]), [1 / 8, 2 / 8, 5 / 8])
  })

  it('survives logits whose exponentials overflow or vanish', () => {
    expectClose(softmax([1000, 1000]), [0.5, 0.5])
    expectClose(softmax([-1000, -1000, -1000, -1000]), [0.25, 0.25, 0.25, 0.25])
    expectClose(softmax([1000, -1000]), [1, 0])
  })
})

describe('attend', () => {
  // d = 4, so scores are halved; the exponentials of 2 ln 3 / 2 and 0 stand as 3 : 1.
  it('computes by hand: scores, scaled scores, weights, output', () => {
    const row = attend([2, 0, 1, 0], [[Math.log(3), 5, 0, 7], [0, -2, 0, 1]], [[8, 0, -4], [0, 4, 4]])
    expectClose(row.scores, [2 * Math.log(3), 0])
    expectClose(row.scaledScores, [Math.log(3), 0])
    expectClose(row.weights, [0.75, 0.25])
    expectClose(row.output, [6, 1, -2])
  })

  it('weighs two keys by the logistic function of their scaled difference', () => {
    const query = [1, -2, 3]
    const [one, other] = [[0.5, 1, 2], [1, 0, -0.25]]
    const difference = (0.5 - 2 + 6 - (1 - 0.75)) / Math.sqrt(3)
    expect(attend(query, [one!, other!], [[1], [0]]).weights[0]).toBeCloseTo(1 / (1 + Math.exp(-difference)), 12)
  })

  it.each([1, 4, 9, 64])('divides by the square root of the head size: %i', (headSize) => {
    const ones = Array.from({ length: headSize }, () => 1)
    const { scores, scaledScores } = attend(ones, [ones], [[1]])
    expect(scores[0]).toBe(headSize)
    expect(scaledScores[0]).toBeCloseTo(Math.sqrt(headSize), 12)
  })

  it('gives the mean of the values when all keys are equal', () => {
    const key = [0.3, -1.2]
    const { weights, output } = attend([5, 7], [key, key, key], [[3, 0], [6, 1], [0, 5]])
    expectClose(weights, [1 / 3, 1 / 3, 1 / 3])
    expectClose(output, [3, 2])
  })

  it('gives the value itself when there is one key', () => {
    expect(attend([9, 9], [[-4, 1]], [[2, -3, 0.5]]).output).toEqual([2, -3, 0.5])
  })

  it('keeps the output when pairs of key and value change places', () => {
    const [keys, values] = [[[1, 0], [0, 1], [1, 1]], [[1, 2], [3, 4], [5, 6]]]
    expectClose(attend([1, -2], keys.toReversed(), values.toReversed()).output, attend([1, -2], keys, values).output)
  })

  it('stays between the least and the greatest value', () => {
    const pair = fc.tuple(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), fc.integer({ min: -9, max: 9 }))
    fc.assert(fc.property(fc.array(pair, { minLength: 1, maxLength: 6 }), (pairs) => {
      const values = pairs.map(([, value]) => value)
      const [output] = attend([1, -1], pairs.map(([key]) => key), values.map(value => [value])).output
      expect(output).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9)
      expect(output).toBeLessThanOrEqual(Math.max(...values) + 1e-9)
    }))
  })

  it('refuses keys and values that do not pair up', () => {
    expect(() => attend([1], [[1], [2]], [[1]])).toThrow(new RangeError('keys and values must pair up; got 2 keys and 1 values'))
    expect(() => attend([1], [], [])).toThrow(new RangeError('keys and values must pair up; got 0 keys and 0 values'))
  })

  it('refuses a key of another size than the query', () => {
    expect(() => attend([1, 2], [[1, 2], [1, 2, 3]], [[1], [1]]))
      .toThrow(new RangeError('query and key must share a head size; got 2 and 3'))
  })
})
