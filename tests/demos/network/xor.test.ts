import { describe, expect, it } from 'vitest'
import { hasLearned, trainXor, XOR_RATE, XOR_UPDATES, xorExamples } from '../../../demos/network/xor'
import { createRandom } from '../../../demos/shared/random'

const runs = Array.from({ length: 40 }, (_, index) => trainXor(index + 1))

describe('exclusive or from random starts', () => {
  it('is learned from most, and from some the loss stays near ½, where the gradient is all but 0', () => {
    const stuck = runs.filter(run => !hasLearned(run))
    // 84 of 100 were solved in an earlier trial with other random numbers; two standard deviations of a binomial are 12 %.
    expect(Math.abs(1 - stuck.length / runs.length - 0.84)).toBeLessThan(0.12)
    for (const { losses, slope, right } of stuck) {
      expect(losses.at(-1)).toBeCloseTo(0.5, 1)
      expect(slope).toBeLessThan(0.02)
      expect(right).toBeLessThan(4)
    }
    expect(runs.filter(hasLearned).every(({ losses }) => losses.at(-1)! < 0.05)).toBe(true)
  })

  it('has losses that fall, one before each update and one after the last', () => {
    for (const { losses } of runs) {
      expect(losses).toHaveLength(XOR_UPDATES + 1)
      expect(losses.at(-1)).toBeLessThan(losses[0]!)
    }
  })

  it('takes the steps that are written out here for one seed', () => {
    const random = createRandom(7)
    const [a, b, c, d] = Array.from({ length: 4 }, () => random.normal() / Math.SQRT2) as [number, number, number, number]
    const [e, f] = [random.normal() / Math.SQRT2, random.normal() / Math.SQRT2]
    const parameters = [a, b, c, d, e, f, 0, 0, 0]
    const lossAt = ([a, b, c, d, e, f, p, q, r]: number[]) => xorExamples.reduce((sum, { input: { 0: x1, 1: x2 }, target: { 0: target } }) =>
      sum + (Math.tanh(e! * Math.tanh(a! * x1! + b! * x2! + p!) + f! * Math.tanh(c! * x1! + d! * x2! + q!) + r!) - target!) ** 2 / 4, 0)
    const losses = [lossAt(parameters)]
    for (let step = 0; step < 5; step++) {
      const slopes = parameters.map((_, index) => {
        const moved = (by: number) => lossAt(parameters.with(index, parameters[index]! + by))
        return (moved(1e-6) - moved(-1e-6)) / 2e-6
      })
      slopes.forEach((slope, index) => { parameters[index]! -= XOR_RATE * slope })
      losses.push(lossAt(parameters))
    }
    trainXor(7).losses.slice(0, 6).forEach((loss, step) => expect(loss).toBeCloseTo(losses[step]!, 7))
  })

  it('refuses a seed that is none', () => {
    expect(() => trainXor(0)).toThrow(/seed/)
  })
})
