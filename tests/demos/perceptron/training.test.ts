import type { Point } from '../../../demos/perceptron/data-sets'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dataSets } from '../../../demos/perceptron/data-sets'
import { answer, isRight } from '../../../demos/perceptron/perceptron'
import { initialWeights, runTraining, train, weightsAfter } from '../../../demos/perceptron/training'

const seed = fc.integer({ min: 1, max: 9999 })
const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1)

it('knows the tables of AND, OR and XOR', () => {
  const operators = { and: (a: number, b: number) => a & b, or: (a: number, b: number) => a | b, xor: (a: number, b: number) => a ^ b }
  for (const name of ['and', 'or', 'xor'] as const) {
    expect(new Set(dataSets[name].map(({ x }) => x.join(''))).size).toBe(4)
    for (const { x: [a, b], isHigh } of dataSets[name])
      expect(isHigh).toBe(operators[name](a, b) === 1)
  }
})

describe('with the step', () => {
  it('AND and OR are learned from any start, at any rate, within what Novikoff’s theorem allows', () => {
    fc.assert(fc.property(fc.constantFrom('and', 'or'), seed, fc.constantFrom(0.05, 0.1, 0.5, 1, 5), (name, seed, learningRate) => {
      const run = runTraining(initialWeights(seed), dataSets[name], { activation: 'step', learningRate }, 10_000)
      const last = weightsAfter(run, run.steps.length)
      expect(run.learnedAt).toBeDefined()
      expect(dataSets[name].every(({ x, isHigh }) => (answer(last, x, 'step').y === 1) === isHigh)).toBe(true)
      // With W = W₀ + 2η Σ ±x and a unit vector u that separates by γ: k 2η γ ≤ |W₀| + √(|W₀|² + 4η² k R²).
      const changes = run.steps.filter(({ y, target }) => y !== target).length
      const [size, gamma, reach, rate] = [Math.hypot(...initialWeights(seed)), name === 'and' ? 0.5 / Math.hypot(1.5, 1, 1) : 0.5 / Math.hypot(0.5, 1, 1), Math.sqrt(3), 2 * learningRate]
      expect(changes * rate * gamma).toBeLessThanOrEqual(size + Math.sqrt(size ** 2 + rate ** 2 * changes * reach ** 2) + 1e-9)
    }))
  })

  it('the run ends when every point was right in a row', () => {
    const { steps, learnedAt, cycle } = runTraining(initialWeights(1), dataSets.and, { activation: 'step', learningRate: 0.5 }, 1000)
    expect(steps.slice(-4).every(({ y, target }) => y === target)).toBe(true)
    expect(steps.at(-5)!.y).not.toBe(steps.at(-5)!.target)
    expect(learnedAt).toBe(steps.length - 4)
    expect(cycle).toBeUndefined()
  })

  it('XOR is learned from none of 20 seeds: the weights come back, and the run goes round for ever', () => {
    for (const seed of SEEDS) {
      const { steps, learnedAt, cycle } = runTraining(initialWeights(seed), dataSets.xor, { activation: 'step', learningRate: 0.5 }, 2000)
      expect(steps).toHaveLength(2000)
      expect(learnedAt).toBeUndefined()
      expect(cycle, `seed ${seed}`).toBeDefined()
      const states = [initialWeights(seed), ...steps.map(({ after }) => after)]
      expect(states.slice(cycle!.from + cycle!.length)).toEqual(states.slice(cycle!.from, -cycle!.length))
    }
  })
})

describe.each(['sigmoid', 'tanh'] as const)('with %s', (activation) => {
  it('AND and OR are learned from each of 20 seeds, XOR from none', () => {
    for (const seed of SEEDS) {
      for (const name of ['and', 'or', 'xor'] as const) {
        const { learnedAt } = runTraining(initialWeights(seed), dataSets[name], { activation, learningRate: 0.5 }, 800)
        expect(learnedAt !== undefined, `${name}, seed ${seed}`).toBe(name !== 'xor')
      }
    }
  })
})

it('with ReLU no weights of a run have all four points of XOR right', () => {
  for (const seed of SEEDS) {
    const { steps } = runTraining(initialWeights(seed), dataSets.xor, { activation: 'relu', learningRate: 0.1 }, 800)
    expect(steps.some(({ after }) => dataSets.xor.every(point => isRight(after, point, 'relu')))).toBe(false)
  }
})

describe('a run', () => {
  it('is the same for the same seed, bit by bit, and another for another', () => {
    fc.assert(fc.property(seed, fc.constantFrom('sigmoid', 'step'), (seed, activation) => {
      const runOf = (seed: number) => runTraining(initialWeights(seed), dataSets.xor, { activation, learningRate: 0.3 }, 50)
      expect(runOf(seed)).toEqual(runOf(seed))
    }))
    expect(new Set(SEEDS.map(seed => String(initialWeights(seed)))).size).toBeGreaterThan(18)
  })

  it('goes from point to point, each update from where the last one led', () => {
    const run = runTraining([0.3, -0.2, 0.1], dataSets.or, { activation: 'tanh', learningRate: 0.2 }, 40)
    run.steps.forEach(({ place, before }, count) => {
      expect(place).toBe(count % 4)
      expect(before).toEqual(weightsAfter(run, count))
    })
  })

  it('that leaves all bounds ends before, and says so', () => {
    // Inputs (1, 2, 0) and (1, −2, 0): what lowers the sum of the one raises that of the other.
    const points: Point[] = [{ x: [2, 0], isHigh: true }, { x: [-2, 0], isHigh: true }]
    const { steps, hasDiverged, learnedAt } = runTraining([0.5, 0.5, 0.5], points, { activation: 'relu', learningRate: 8 }, 500)
    expect(hasDiverged).toBe(true)
    expect(learnedAt).toBeUndefined()
    expect(steps.flatMap(({ after }) => after).every(weight => Math.abs(weight) <= 1e6)).toBe(true)
  })

  it('of no points is none', () => {
    const none: readonly Point[] = []
    expect([...train([0, 0, 0], none, { activation: 'step', learningRate: 1 })]).toEqual([])
    expect(runTraining([0, 0, 0], none, { activation: 'step', learningRate: 1 }, 10)).toMatchObject({ steps: [], hasDiverged: false })
  })
})
