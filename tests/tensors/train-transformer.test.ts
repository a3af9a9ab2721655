import type { TrainingProgress, TrainingState } from '../../demos/training/train-with-adam'
import { expect, it } from 'vitest'
import { createRandom } from '../../demos/shared/random'
import { splitOf } from '../../demos/transformer/held-out'
import { initialParameters } from '../../demos/transformer/parameters'
import { train } from '../../demos/transformer/train-transformer'
import { batchAt } from '../../demos/transformer/training'
import { smallestArchitecture as architecture, plainGradient, plainLoss } from './support/transformers'

// Warm-up over by step 5, cosine to 0.1 at step 8: at step 6 the learning rate is 0.02 × (0.1 + 0.9 × (1 + cos(π / 3)) / 2) = 0.0155.
const recipe = { steps: 8, batchSize: 2, learningRate: 0.02, warmUpSteps: 5, lastShare: 0.1, beta1: 0.9, beta2: 0.98 }

it('takes Adam’s step, as Kingma & Ba write it, from the state it is given', async () => {
  const random = createRandom(9)
  const parameters = initialParameters(architecture, 3)
  const from: TrainingState = {
    step: 5,
    parameters,
    mean: parameters.map(() => random.normal() / 10),
    square: parameters.map(() => random.uniform() / 10 + 0.01),
  }
  const split = splitOf(1)
  const batch = batchAt(6, 3, split, recipe)
  const g = plainGradient({ architecture, parameters }, batch)
  const mean = from.mean.map((value, index) => 0.9 * value + 0.1 * g[index]!)
  const square = from.square.map((value, index) => 0.98 * value + 0.02 * g[index]! ** 2)
  const expected = parameters.map((value, index) =>
    value - 0.0155 * (mean[index]! / (1 - 0.9 ** 6)) / (Math.sqrt(square[index]! / (1 - 0.98 ** 6)) + 1e-8))

  const run = train({ architecture, recipe, seed: 3, split, from, every: 1 })
  const { step, losses, read } = (await run.next()).value as TrainingProgress
  const state = await read()
  await run.return()
  expect([step, state.step]).toEqual([6, 6])
  expect(losses).toEqual([expect.closeTo(plainLoss({ architecture, parameters }, batch), 5)])
  const furthest = (actual: Float32Array, wanted: Float32Array) => Math.max(...actual.map((value, index) => Math.abs(value - wanted[index]!)))
  expect(furthest(state.mean, mean)).toBeLessThan(1e-5)
  expect(furthest(state.square, square)).toBeLessThan(1e-5)
  expect(furthest(state.parameters, expected)).toBeLessThan(1e-5)
  expect(furthest(state.parameters, parameters)).toBeGreaterThan(0.01) // and it is a step
})
