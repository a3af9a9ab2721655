import type { DataSetName } from '../../../demos/multi-layer-perceptron/data-sets'
import type { TrainingOptions } from '../../../demos/multi-layer-perceptron/training'
import type { ActivationName } from '../../../demos/network/activations'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawData } from '../../../demos/multi-layer-perceptron/data-sets'
import { initialisations, initialParameters } from '../../../demos/multi-layer-perceptron/initial-parameters'
import { parameterCount } from '../../../demos/multi-layer-perceptron/network'
import { startRun } from '../../../demos/multi-layer-perceptron/training'
import { layeredCase, meanLoss, slopesAlong } from '../../tensors/support/layered'
import { furthest } from '../../tensors/support/networks'

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1)

function optionsOf(data: DataSetName, hidden: readonly number[], some: Partial<TrainingOptions> & { activation?: ActivationName } = {}): TrainingOptions {
  const { activation = 'tanh', seed = 1, ...rest } = some
  const sizes = [2, ...hidden, 1]
  const parameters = initialParameters(sizes, { initialisation: 'lecun', seed })
  return { network: { sizes, activation, parameters }, data: drawData(data), learningRate: 0.1, batchSize: 10, seed, ...rest }
}

/** The first epoch after which at least 99 % of the points are right; undefined if none of so many is. */
function learnedAfter(options: TrainingOptions, epochs: number): number | undefined {
  const run = startRun(options)
  for (let epoch = 0; epoch <= epochs; epoch++) {
    if (run.at(epoch).training!.accuracy >= 0.99)
      return epoch
  }
  return undefined
}

describe('XOR', () => {
  it('is learned by one perceptron from none of 20 seeds: its loss stays near 1', () => {
    for (const seed of SEEDS) {
      expect(learnedAfter(optionsOf('xor', [], { seed }), 200), `seed ${seed}`).toBeUndefined()
      expect(Math.abs(startRun(optionsOf('xor', [], { seed })).at(200).training!.loss - 1), `seed ${seed}`).toBeLessThan(0.1)
    }
  })

  it('is learned by six hidden units from each of 20 seeds within 200 epochs, and holds on points never seen', () => {
    for (const seed of SEEDS) {
      const options = optionsOf('xor', [6], { seed })
      expect(learnedAfter(options, 200), `seed ${seed}`).toBeDefined()
      const { heldOut } = startRun(options).at(200)
      expect(heldOut!.accuracy, `seed ${seed}`).toBeGreaterThanOrEqual(0.95)
    }
  })
})

it.each([
  ['blobs', [], 'tanh', 5],
  ['circle', [4], 'tanh', 175],
  ['spirals', [16, 16], 'relu', 205],
] as const)('%s are learned by hidden layers of %j with %s within %i epochs', (data, hidden, activation, epochs) => {
  for (const seed of SEEDS.slice(0, data === 'spirals' ? 3 : 10))
    expect(learnedAfter(optionsOf(data, hidden, { activation, seed }), epochs), `seed ${seed}`).toBeDefined()
})

describe('an epoch', () => {
  it('of one batch is a step against the slopes that one measures', () => {
    fc.assert(fc.property(layeredCase, ({ network: drawn, points }) => {
      const network = drawn.activation === 'relu' ? { ...drawn, activation: 'tanh' as const } : drawn
      const run = startRun({ network, data: { training: points, heldOut: [] }, learningRate: 0.3, batchSize: points.length, seed: 1 })
      const [start, next] = [run.at(0), run.at(1)]
      const expected = slopesAlong(network, points).map((slope, index) => network.parameters[index]! - 0.3 * slope)
      expect(furthest([...next.parameters], expected)).toBeLessThan(1e-6)
      expect(start.training!.loss).toBeCloseTo(meanLoss(network, points), 12)
      expect(start.heldOut).toBeUndefined()
    }))
  })

  it('shows every point once, in batches, in an order of its own', () => {
    // One linear unit far from saturation: an update moves the bias by each point's share, so that order and size of batches show in the numbers.
    const runOf = (batchSize: number, seed: number) => startRun({ ...optionsOf('xor', [3]), batchSize, seed }).at(1).parameters
    expect(runOf(10, 1)).toEqual(runOf(10, 1))
    expect(runOf(10, 1)).not.toEqual(runOf(10, 2)) // another order
    expect(runOf(10, 1)).not.toEqual(runOf(20, 1))
    expect(furthest([...runOf(200, 1)], [...runOf(200, 2)])).toBeLessThan(1e-12) // one batch: the order does not matter
    expect(furthest([...runOf(200, 1)], [...runOf(7000, 1)])).toBe(0)
  })
})

describe('a run', () => {
  it('is the same for the same seed, bit by bit, however it is looked at', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9999 }), fc.constantFrom('tanh', 'relu', 'sigmoid'), fc.constantFrom(...initialisations), (seed, activation, initialisation) => {
      const sizes = [2, 4, 3, 1]
      const options = () => ({ ...optionsOf('circle', [4, 3], { activation, seed }), network: { sizes, activation, parameters: initialParameters(sizes, { initialisation, seed }) } })
      const [one, other] = [startRun(options()), startRun(options())]
      const late = one.at(6)
      for (const epoch of [0, 3, 6, 2])
        expect(other.at(epoch)).toEqual(one.at(epoch))
      expect(other.at(6)).toEqual(late)
      expect(one.states).toHaveLength(7)
    }), { numRuns: 25 })
  })

  it('goes back to the same weights, which it never changes', () => {
    const options = optionsOf('xor', [6])
    const before = options.network.parameters.slice()
    const run = startRun(options)
    run.at(30)
    expect(run.at(0).parameters).toEqual(before)
    expect(options.network.parameters).toEqual(before)
    expect(run.at(10).parameters).not.toEqual(run.at(11).parameters)
  })

  it('takes over a parameter that is set by hand, at its epoch and from there on', () => {
    const plain = startRun(optionsOf('xor', [6]))
    const edited = startRun(optionsOf('xor', [6], { edits: [{ epoch: 3, parameter: 5, value: 2.5 }] }))
    expect(edited.at(2)).toEqual(plain.at(2))
    expect(edited.at(3).parameters).toEqual(plain.at(3).parameters.with(5, 2.5))
    expect(edited.at(3).training).not.toEqual(plain.at(3).training)
    const goingOn = startRun({ ...optionsOf('xor', [6]), edits: [{ epoch: 0, parameter: 0, value: -1 }] })
    expect(goingOn.at(0).parameters[0]).toBe(-1)
  })

  it('that leaves all bounds ends with its last finite state, and says so', () => {
    const run = startRun(optionsOf('circle', [4, 4], { activation: 'identity', learningRate: 3 }))
    const last = run.at(500)
    expect(run.divergedAfter()).toBe(last.epoch)
    expect(last.epoch).toBeLessThan(500)
    expect(run.states.every(({ parameters }) => parameters.every(value => Math.abs(value) <= 1e6))).toBe(true)
    expect(startRun(optionsOf('xor', [6])).divergedAfter()).toBeUndefined()
  })

  it('of weights that are all 0 keeps a layer’s units alike for ever', () => {
    const sizes = [2, 3, 1]
    const { parameters } = startRun({ ...optionsOf('xor', [3]), network: { sizes, activation: 'tanh', parameters: initialParameters(sizes, { initialisation: 'zeros', seed: 1 }) } }).at(20)
    expect(parameters.slice(0, 2)).toEqual(parameters.slice(2, 4))
    expect(parameters[9]).toBe(parameters[11])
  })
})

it.each([['lecun', 1 / 50], ['he', 2 / 50], ['glorot', 2 / (50 + 60)], ['normal', 1]] as const)('%s draws weights of variance %f, and biases of 0', (initialisation, variance) => {
  const parameters = initialParameters([2, 50, 60, 1], { initialisation, seed: 3 })
  const weights = [...parameters.slice(150, 150 + 3000)]
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length
  const spread = weights.reduce((sum, weight) => sum + (weight - mean) ** 2, 0) / weights.length
  expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(variance / 3000))
  expect(spread / variance).toBeGreaterThan(0.9)
  expect(spread / variance).toBeLessThan(1.1)
  expect(new Set(parameters.slice(3150, 3210))).toEqual(new Set([0]))
  expect(parameters).toHaveLength(parameterCount([2, 50, 60, 1]))
})

it.each([
  [{ batchSize: 0 }, 'batch size must be an integer of at least 1; got 0'],
  [{ learningRate: -1 }, 'learning rate must be at least 0, or the step would climb; got -1'],
  [{ network: { sizes: [3, 1], activation: 'tanh', parameters: new Float64Array(4) } }, 'a network here has 2 inputs and 1 output; got sizes 3-1'],
  [{ network: { sizes: [2, 1], activation: 'tanh', parameters: new Float64Array(4) } }, 'a network of sizes 2-1 has 3 parameters; got 4'],
  [{ network: { sizes: [2, 1], activation: 'tanh', parameters: Float64Array.of(0, Number.NaN, 0) } }, 'parameters must lie between −10⁶ and 10⁶; number 2 is NaN'],
] as const)('refuses %o', (some, sentence) => {
  expect(() => startRun({ ...optionsOf('xor', [6]), ...some } as TrainingOptions)).toThrow(new RangeError(sentence))
})
