import type { TrainingProgress } from '../../demos/training/train-with-adam'
import type { TrainingOptions } from '../../demos/transformer/train-transformer'
import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { splitOf } from '../../demos/transformer/held-out'
import { train } from '../../demos/transformer/train-transformer'
import { smallestArchitecture as architecture } from './support/transformers'

const recipe = { steps: 4, batchSize: 2, learningRate: 0.01, warmUpSteps: 2, lastShare: 0.1, beta1: 0.9, beta2: 0.98 }
const options: TrainingOptions = { architecture, recipe, seed: 3, split: splitOf(1), every: 2 }

async function progressOf(options: TrainingOptions) {
  const all: (Omit<TrainingProgress, 'read'> & { parameters: Float32Array })[] = []
  for await (const { step, losses, read } of train(options))
    all.push({ step, losses, parameters: (await read()).parameters })
  return all
}

describe('a training run', () => {
  it('has the same first losses for the same seed, and others for another', async () => {
    const [one, same, other] = [await progressOf(options), await progressOf(options), await progressOf({ ...options, seed: 4 })]
    expect(same).toEqual(one)
    expect(other[0]!.losses).not.toEqual(one[0]!.losses)
  })

  it('goes on where it was left as if it had not been', async () => {
    const whole = await progressOf(options)
    const run = train(options)
    const { value } = await run.next()
    const from = await (value as TrainingProgress).read()
    await run.return()
    const rest = await progressOf({ ...options, from })
    expect(from.step).toBe(2)
    expect(rest).toEqual(whole.slice(1))
  })

  it('holds three tensors while it rests, over fifty steps, and none when it is left', async () => {
    const before = tf.memory().numTensors
    const run = train({ ...options, recipe: { ...recipe, steps: 60, batchSize: 1 }, every: 10 })
    for (let step = 10; step <= 50; step += 10) {
      expect((await run.next()).value).toMatchObject({ step })
      expect(tf.memory().numTensors).toBe(before + 3)
    }
    await run.return()
    expect(tf.memory().numTensors).toBe(before)
  })
})
