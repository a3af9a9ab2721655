import { describe, expect, it } from 'vitest'
import { descentMap } from '../../../demos/gradient-descent/descent-map'
import { runDescent } from '../../../demos/gradient-descent/descent-run'
import { bowl, doubleWell } from '../../../demos/gradient-descent/gradient-descent'

const starts = Array.from({ length: 13 }, (_, index) => -6 + index)
const learningRates = [0, 0.01, 0.05, 0.2, 0.5, 0.8, 0.97, 1, 1.03, 1.2, 1.5, 3, 1e9]

describe('the map', () => {
  it.each([
    { lossFunction: bowl, momentum: 0 },
    { lossFunction: bowl, momentum: 0.5 },
    { lossFunction: doubleWell, momentum: 0 },
    { lossFunction: doubleWell, momentum: 0.5 },
    { lossFunction: doubleWell, momentum: 0.9 },
  ])('gives each point the verdict of its own run: $lossFunction.name, β = $momentum', ({ lossFunction, momentum }) => {
    const { verdicts, weights } = descentMap(lossFunction, { starts, learningRates, momentum, fastSteps: 30 })
    const runs = starts.flatMap(start => learningRates.map(learningRate => runDescent(lossFunction, { start, learningRate, momentum, steps: 30 })))
    expect(verdicts).toEqual(runs.map(({ verdict }) => verdict))
    expect(weights.every(weight => Math.abs(weight) <= 1e6)).toBe(true)
  })

  it('shows the theory of the bowl, column by column: below 1 towards the minimum, at 1 a cycle, above it away', () => {
    const { verdicts } = descentMap(bowl, { starts: [-3, 10], learningRates: [0.2, 0.9, 0.99, 1, 1.01, 2] })
    const row = ['converged', 'converged', 'slow', 'cycles', 'diverged', 'diverged']
    expect(verdicts).toEqual([...row, ...row])
  })

  it('watches a run of which no step is left after those that it has for converging', () => {
    const options = { starts: [-3, 10], learningRates: [0.2, 1.01, 2] }
    expect(descentMap(bowl, { ...options, steps: 50, fastSteps: 50 })).toEqual(descentMap(bowl, { ...options, steps: 50, fastSteps: 49 }))
    expect(descentMap(bowl, { ...options, steps: 50, fastSteps: 50 }).verdicts).toEqual(['converged', 'diverged', 'diverged', 'converged', 'diverged', 'diverged'])
  })

  it('knows which well a run ended in', () => {
    const { weights } = descentMap(doubleWell, { starts: [-3, -0.5, 0, 0.5, 3], learningRates: [0.1] })
    expect([...weights].map(weight => Number(weight.toFixed(3)))).toEqual([-2, -2, 0, 2, 2])
  })

  it('calls the hilltop flat', () => {
    expect(descentMap(doubleWell, { starts: [0], learningRates: [0.1] }).verdicts).toEqual(['flat'])
  })

  it.each([
    [{ starts: [] }, 'number of starts must be an integer of at least 1; got 0'],
    [{ learningRates: [] }, 'number of learning rates must be an integer of at least 1; got 0'],
    [{ starts: [1, Number.NaN] }, 'start must be a finite number; got NaN'],
    [{ learningRates: [-1] }, 'learning rate must be at least 0, or the descent would climb; got -1'],
    [{ learningRates: [1e13] }, 'learning rate must be at most 1000000000000; got 10000000000000'],
    [{ momentum: 1 }, 'momentum must be at least 0 and less than 1; got 1'],
    [{ steps: 20, fastSteps: 30 }, 'steps must be an integer of at least 30; got 20'],
  ])('refuses %o', (wrong, sentence) => {
    expect(() => descentMap(bowl, { starts: [1], learningRates: [0.1], ...wrong })).toThrow(new RangeError(sentence))
  })
})
