import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../demos/shared/random'

const seed = fc.integer({ min: 1, max: 2 ** 31 })
const many = <Value>(count: number, draw: () => Value) => Array.from({ length: count }, draw)
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('a seeded generator', () => {
  it('gives the same numbers for the same seed and stream, and others for others', () => {
    fc.assert(fc.property(seed, fc.nat(10_000), (seed, stream) => {
      const numbers = (...path: [number, ...number[]]) => many(5, createRandom(...path).uniform)
      expect(numbers(seed, stream)).toEqual(numbers(seed, stream))
      const others = [numbers(seed), numbers(seed + 1, stream), numbers(seed, stream + 1), numbers(seed, stream, 0)]
      for (const other of others)
        expect(other).not.toEqual(numbers(seed, stream))
    }))
  })

  // χ² with 15 degrees of freedom is below 44.3 with a probability of 0.9999.
  it.each([1, 2, 3])('fills sixteen boxes evenly, also across streams (seed %i)', (seed) => {
    const chiSquared = (draw: () => number) => {
      const counts = new Array<number>(16).fill(0)
      for (let index = 0; index < 16_000; index++)
        counts[draw()]!++
      return counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
    }
    const random = createRandom(seed)
    expect(chiSquared(() => random.integer(16))).toBeLessThan(44.3)
    let stream = 0
    expect(chiSquared(() => createRandom(seed, stream++).integer(16))).toBeLessThan(44.3)
  })

  // Of 20,000 numbers the mean is within 0.03 and the variance within 0.05 of what they should be, four standard errors.
  it('draws from the normal distribution', () => {
    const numbers = many(20_000, createRandom(1).normal)
    const variance = meanOf(numbers.map(number => number ** 2))
    expect(Math.abs(meanOf(numbers))).toBeLessThan(0.03)
    expect(Math.abs(variance - 1)).toBeLessThan(0.05)
    // 68.27 % lie within one standard deviation.
    expect(Math.abs(meanOf(numbers.map(number => Number(Math.abs(number) < 1))) - 0.6827)).toBeLessThan(0.015)
  })

  it('shuffles without losing anything, every order as often', () => {
    const random = createRandom(7)
    const counts = new Map<string, number>()
    for (let index = 0; index < 6000; index++) {
      const order = random.shuffled(['a', 'b', 'c']).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect([...counts.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba'])
    for (const count of counts.values())
      expect(Math.abs(count - 1000)).toBeLessThan(120) // four standard deviations
  })

  it('refuses a seed that TensorFlow.js would take for none', () => {
    expect(() => createRandom(0)).toThrow(new RangeError('seed must be an integer of at least 1; got 0'))
    expect(() => createRandom(1, -1)).toThrow(new RangeError('stream must be an integer of at least 0; got -1'))
  })
})
