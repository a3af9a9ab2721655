import type { LossFunction } from '../../demos/gradient-descent/gradient-descent'
import { describe, expect, it } from 'vitest'
import { descentMap } from '../../demos/gradient-descent/descent-map-tensors'
import { bowl, doubleWell } from '../../demos/gradient-descent/gradient-descent'
import { heavyBall } from './support/definitions'

const starts = [-5, -3.3, -1, -0.25, 0.5, 2.5, 4]
const learningRates = [0, 0.01, 0.05, 0.2, 0.5, 0.8, 0.9, 1, 1.1, 1.5, 3, 1e9]

/** What the definition of a fate makes of a run's weights: nothing here but the heavy ball and its definition. */
function fateOf({ name, gradient }: LossFunction, options: { start: number, learningRate: number, momentum: number }, fastSteps: number) {
  const weights = heavyBall(gradient, { ...options, steps: 20_000 })
  const minima = name === 'bowl' ? [0] : [-2, 2]
  const rests = (part: number[]) => minima.some(minimum => part.every(weight => Math.abs(weight - minimum) <= 0.005))
  if (weights.some(weight => !(Math.abs(weight) < 1e6)))
    return 'diverged'
  if (rests(weights.slice(fastSteps, 200)))
    return 'converged'
  return rests(weights.slice(-50)) || options.learningRate === 0 ? 'slow' : 'cycles'
}

describe('the map', () => {
  it.each([
    { lossFunction: bowl, momentum: 0 },
    { lossFunction: bowl, momentum: 0.7 },
    { lossFunction: doubleWell, momentum: 0 },
    { lossFunction: doubleWell, momentum: 0.7 },
  ])('tells for all runs at once what twenty thousand steps of each would: $lossFunction.name, β = $momentum', async ({ lossFunction, momentum }) => {
    const { verdicts, weights } = await descentMap(lossFunction, { starts, learningRates, momentum, fastSteps: 40 })
    const fates = starts.flatMap(start => learningRates.map(learningRate => fateOf(lossFunction, { start, learningRate, momentum }, 40)))
    expect(verdicts).toEqual(fates)
    expect(weights).toHaveLength(fates.length)
    expect(weights.every(weight => Math.abs(weight) <= 1e6)).toBe(true)
  })

  it('shows the theory of the bowl: below 1 towards the minimum, at 1 a cycle, above it away', async () => {
    const { verdicts } = await descentMap(bowl, { starts: [-3, 10], learningRates: [0.2, 0.9, 0.99, 1, 1.01, 2] })
    const row = ['converged', 'converged', 'slow', 'cycles', 'diverged', 'diverged']
    expect(verdicts).toEqual([...row, ...row])
  })

  it('ends where the heavy ball ends', async () => {
    const rates = [0.01, 0.05, 0.2]
    const { weights } = await descentMap(doubleWell, { starts, learningRates: rates, momentum: 0.3, steps: 20, fastSteps: 10 })
    const expected = starts.flatMap(start => rates.map(learningRate =>
      heavyBall(doubleWell.gradient, { start, learningRate, momentum: 0.3, steps: 20 }).at(-1)!))
    expected.forEach((weight, run) => expect(weights[run]).toBeCloseTo(weight, 5))
  })

  it('calls the hilltop flat', async () => {
    expect((await descentMap(doubleWell, { starts: [0], learningRates: [0.1], steps: 20, fastSteps: 10 })).verdicts).toEqual(['flat'])
  })

  it('refuses an empty map', async () => {
    await expect(descentMap(bowl, { starts: [], learningRates: [0.1] }))
      .rejects.toThrow(new RangeError('number of starts must be an integer of at least 1; got 0'))
  })
})
