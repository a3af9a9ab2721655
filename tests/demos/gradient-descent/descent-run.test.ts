import type { DescentOptions, LossFunction } from '../../../demos/gradient-descent/gradient-descent'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runDescent } from '../../../demos/gradient-descent/descent-run'
import { settledAt } from '../../../demos/gradient-descent/descent-verdict'
import { bowl, doubleWell } from '../../../demos/gradient-descent/gradient-descent'
import { between } from '../../support/between'
import { heavyBall } from '../../tensors/support/definitions'

const bowlFrom10 = (learningRate: number, { momentum = 0, steps = 20 } = {}) =>
  runDescent(bowl, { start: 10, learningRate, momentum, steps })

/** What the weights do in the long run: they come to rest, run away, or do neither. */
function fate(slope: (weight: number) => number, options: { start: number, learningRate: number, momentum: number }, target: readonly number[]) {
  const weights = heavyBall(slope, { ...options, steps: 20_000 })
  const end = weights.slice(-50)
  if (end.some(weight => !(Math.abs(weight) < 1e6)))
    return 'leaves'
  return end.every(weight => target.some(minimum => Math.abs(weight - minimum) < 1e-3)) ? 'settles' : 'neither'
}

describe('the verdict', () => {
  it.each([
    [0, 'slow'], [1e-9, 'slow'], [0.05, 'slow'], [0.2, 'converged'], [0.5, 'converged'], [0.8, 'converged'], [0.95, 'slow'],
    [0.999999, 'slow'], [1, 'cycles'], [1.000001, 'diverged'], [1.05, 'diverged'], [1.3, 'diverged'], [1e9, 'diverged'], [1e12, 'diverged'],
  ])('on the bowl with η = %d after 20 steps: %s', (learningRate, verdict) => {
    expect(bowlFrom10(learningRate).verdict).toBe(verdict)
  })

  // Goh (2017): on a quadratic of curvature λ the heavy ball converges exactly for 0 < η < 2 (1 + β) / λ; here λ = 2.
  it('is convergence exactly within the edge of stability, for every momentum', () => {
    const options = fc.record({
      start: between(0.5, 10),
      momentum: between(0, 0.95),
      share: fc.oneof(between(0.01, 0.99), between(1.01, 5)),
    })
    fc.assert(fc.property(options, ({ start, momentum, share }) => {
      const learningRate = share * (1 + momentum)
      const { verdict } = runDescent(bowl, { start, learningRate, momentum, steps: 5000 })
      expect(verdict).toBe(share < 1 ? 'converged' : 'diverged')
      expect(fate(bowl.gradient, { start, learningRate, momentum }, [0])).toBe(share < 1 ? 'settles' : 'leaves')
    }), { numRuns: 60 })
  })

  it('is a cycle exactly at the edge, also with momentum', () => {
    expect(bowlFrom10(1.5, { momentum: 0.5 }).verdict).toBe('cycles')
    expect(bowlFrom10(1.49, { momentum: 0.5 }).verdict).toBe('slow')
    expect(bowlFrom10(1.51, { momentum: 0.5 }).verdict).toBe('diverged')
  })

  it('tells the fate of runs on the double well, as twenty thousand steps show it', () => {
    const options = fc.record({
      start: between(0.1, 6),
      momentum: fc.constantFrom(0, 0.5, 0.9, 0.95),
      // Not within a hundredth of the edge, where everything takes for ever.
      share: fc.oneof(between(0.005, 0.99), between(1.01, 1.5)),
    }).map(({ share, ...rest }) => ({ ...rest, learningRate: share * (1 + rest.momentum) }))
    const fates = { converged: 'settles', slow: 'settles', cycles: 'neither', diverged: 'leaves', flat: 'never' }
    fc.assert(fc.property(options, (options) => {
      // Where basins lie in one another as in a fractal, rounding alone decides.
      const [here, ...beside] = [0, -1e-9, 1e-9].map(aside => fate(doubleWell.gradient, { ...options, start: options.start + aside }, doubleWell.minima))
      fc.pre(beside.every(fate => fate === here))
      expect(fates[runDescent(doubleWell, { ...options, steps: 50 }).verdict]).toBe(here)
    }), { numRuns: 60 })
  })

  it('is not taken in by a circle about a minimum that draws in only what comes closer', () => {
    const circling = { start: 0.26, learningRate: 0.979, momentum: 0.9 }
    expect(runDescent(doubleWell, { ...circling, steps: 50 }).verdict).toBe('cycles')
    expect(runDescent(doubleWell, { ...circling, start: 2.1, steps: 500 }).verdict).toBe('converged')
  })

  it('is not taken in by a chaotic run that swings a little less by chance', () => {
    const chaotic = { start: 0.6596655835547037, learningRate: 1.427952293509942, steps: 50 }
    expect(runDescent(doubleWell, chaotic).verdict).toBe('cycles')
  })

  it('is not taken in by a run that only passes through the minimum', () => {
    // From 10 the first two steps of this heavy ball end at 0.
    const { verdict, iterates } = bowlFrom10(0.5, { momentum: 0.9, steps: 1 })
    expect(iterates[1]!.weight).toBe(0)
    expect(verdict).toBe('slow')
  })
})

describe('the iterates', () => {
  it('are those of the descent', () => {
    expect(bowlFrom10(0.2, { steps: 3 }).iterates.map(({ weight }) => Number(weight.toFixed(6)))).toEqual([10, 6, 3.6, 2.16])
  })

  it('are finite, whatever the learning rate, and end with the first that is out of bounds', () => {
    const options = fc.record({
      start: between(-999_999, 999_999),
      learningRate: fc.oneof(between(0, 2), between(0, 1e12)),
      momentum: between(0, 0.99),
      steps: fc.nat(300),
    })
    fc.assert(fc.property(fc.constantFrom(bowl, doubleWell), options, (lossFunction, options) => {
      const { iterates, sentence } = runDescent(lossFunction, options)
      expect(iterates.length).toBeGreaterThan(0)
      expect(iterates.length).toBeLessThanOrEqual(options.steps + 1)
      expect(iterates.flatMap(iterate => Object.values(iterate)).every(Number.isFinite)).toBe(true)
      expect(iterates.slice(0, -1).every(({ weight }) => Math.abs(weight) < 1e6)).toBe(true)
      expect(sentence).not.toMatch(/NaN|Infinity|undefined/)
    }))
  })
})

describe('the sentence', () => {
  const told: [LossFunction, DescentOptions, string | RegExp][] = [
    [bowl, { start: 10, learningRate: 0.2, steps: 20 }, 'Converged at step 15: W is in the minimum at 0, to two decimals.'],
    [bowl, { start: 0, learningRate: 0.2, steps: 20 }, 'Converged: it starts in the minimum at W = 0.'],
    [bowl, { start: 10, learningRate: 0.05, steps: 12 }, 'Slow: after 12 steps W = 2.824, still 2.824 from the minimum at 0.'],
    [bowl, { start: 10, learningRate: 0.5, momentum: 0.9, steps: 1 }, 'Slow: after 1 step W = 0, only passing through the minimum at 0.'],
    [bowl, { start: 10, learningRate: 0, steps: 12 }, 'No step is taken: with η = 0, W stays at 10.'],
    [bowl, { start: 10, learningRate: 1, steps: 12 }, 'Cycles: W goes back and forth between −10 and 10 and never settles; η × curvature = 2.'],
    [doubleWell, { start: 3, learningRate: 1.1, steps: 12 }, /^Cycles: W goes back and forth between −2\.\d+ and −1\.\d+ and never settles; η × curvature = 2\.2, more than 2\.$/],
    [doubleWell, { start: 0.26, learningRate: 0.979, momentum: 0.9, steps: 12 }, /never settles; η × curvature = 1\.958 is less than 2 \(1 \+ β\) = 3\.8, but momentum keeps it going\.$/],
    [bowl, { start: 10, learningRate: 1.5, momentum: 0.5, steps: 12 }, /never settles; η × curvature = 3, just 2 \(1 \+ β\) = 3\.$/],
    // |W| = 10 · 1.2ⁿ passes a million at n = 64.
    [bowl, { start: 10, learningRate: 1.1, steps: 80 }, 'Diverged at step 64: η × curvature = 2.2, more than 2, so the steps grow.'],
    [bowl, { start: 10, learningRate: 1.1, steps: 20 }, 'Diverges: η × curvature = 2.2, more than 2, so the steps grow.'],
    [bowl, { start: 10, learningRate: 1.001, steps: 20 }, 'Diverges: η × curvature = 2.002, more than 2, so the steps grow.'],
    [bowl, { start: 10, learningRate: 2, momentum: 0.5, steps: 80 }, /^Diverged at step \d+: η × curvature = 4, more than 2 \(1 \+ β\) = 3, so the steps grow\.$/],
    [bowl, { start: 10, learningRate: 1e12, steps: 20 }, 'Diverged at step 1: η × curvature = 2e12, more than 2, so the steps grow.'],
    [doubleWell, { start: 10, learningRate: 0.2, steps: 20 }, 'Diverged at step 3: the loss gets steeper further out, and the steps grow; at W = 10 the gradient was 240.'],
    [doubleWell, { start: 0, learningRate: 0.2, steps: 20 }, 'Flat: at W = 0 the gradient is 0, so no step is taken, though this is a maximum.'],
  ]
  it.each(told.map(([lossFunction, options, sentence]) => ({ lossFunction, options, sentence })))('on the $lossFunction.name with $options', ({ lossFunction, options, sentence }) => {
    const said = runDescent(lossFunction, options).sentence
    if (typeof sentence === 'string')
      expect(said).toBe(sentence)
    else
      expect(said).toMatch(sentence)
  })
})

describe('where a run has settled', () => {
  // 10 · 0.6ⁿ is below 0.005 from n = 15 on: 10 · 0.6¹⁴ = 0.0078, 10 · 0.6¹⁵ = 0.0047.
  it('is the first step from which on it stays in a minimum', () => {
    expect(settledAt(bowl, bowlFrom10(0.2).iterates)).toBe(15)
  })

  it('is the end of a run that does not settle, or only passes through', () => {
    expect(settledAt(bowl, bowlFrom10(0.05).iterates)).toBe(20)
    expect(settledAt(bowl, bowlFrom10(1).iterates)).toBe(20)
    const through = [4, 0, -4].map((weight, step) => ({ step, weight, loss: weight ** 2, gradient: 2 * weight, velocity: 0 }))
    expect(settledAt(bowl, through)).toBe(2)
  })
})
