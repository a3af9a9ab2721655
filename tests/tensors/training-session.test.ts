import type { TrainingEvent } from '../../demos/training/training-messages'
import type { SessionOptions } from '../../demos/transformer/training-session'
import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { splitOf } from '../../demos/transformer/held-out'
import { train } from '../../demos/transformer/train-transformer'
import { splitSeed } from '../../demos/transformer/training'
import { runSession } from '../../demos/transformer/training-session'
import { smallestArchitecture as architecture } from './support/transformers'

const recipe = { steps: 26, batchSize: 1, learningRate: 0.01, warmUpSteps: 2, lastShare: 0.1, beta1: 0.9, beta2: 0.98 }

/** A run with a clock of its own, on which a step takes so long. */
async function session({ seed = 3, stepMs = 1, ...some }: Partial<SessionOptions> & { stepMs?: number } = {}) {
  const events: TrainingEvent[] = []
  let time = 0
  await runSession({
    seed,
    architecture,
    recipe,
    open: () => Promise.resolve(),
    tell: event => events.push(event),
    rest: () => Promise.resolve(),
    mayBegin: () => Promise.resolve(),
    signal: new AbortController().signal,
    now: () => time += stepMs,
    ...some,
  })
  return events
}

const progresses = (events: readonly TrainingEvent[]) => events.filter(event => event.kind === 'progress')
const lossesOf = (events: readonly TrainingEvent[]) => progresses(events).flatMap(({ losses }) => losses)

/** The plain run of the same recipe. */
async function trained(seed: number) {
  const losses: number[] = []
  let parameters = new Float32Array()
  for await (const progress of train({ architecture, recipe, seed, split: splitOf(splitSeed), every: 13 })) {
    losses.push(...progress.losses)
    parameters = new Float32Array((await progress.read()).parameters)
  }
  return { losses, parameters }
}

describe('a session', () => {
  it('has the losses of a plain run of the same seed, step by step, and its parameters at the end', async () => {
    const { losses, parameters } = await trained(3)
    const events = await session()
    expect(lossesOf(events)).toEqual(losses)
    expect(progresses(events).at(-1)).toMatchObject({ step: 26, parameters })
    expect(events.at(-1)).toEqual({ kind: 'finished' })
    expect(lossesOf(await session({ seed: 4 }))).not.toEqual(losses)
  })

  it('tells a score with the parameters that it is of, and only with them', async () => {
    const all = progresses(await session({ stepMs: 100, score: parameters => parameters[0]! }))
    expect(new Set(all.map(({ parameters }) => parameters !== undefined)).size).toBe(2)
    for (const { parameters, score } of all)
      expect(score).toBe(parameters?.[0])
  })

  it('tells its speed once, by the clock, and trains no further until it may', async () => {
    const told: TrainingEvent[] = []
    const steps = () => lossesOf(told).length
    let stepsWhenAsked = 0
    await session({
      stepMs: 4,
      tell: event => told.push(event),
      mayBegin: async () => {
        stepsWhenAsked = steps()
        await new Promise(resolve => setTimeout(resolve, 20))
        expect(steps()).toBe(stepsWhenAsked)
      },
    })
    expect(stepsWhenAsked).toBe(20)
    // Two looks at the clock for two steps: 4 ms for both.
    expect(told.filter(({ kind }) => kind === 'measured')).toEqual([{ kind: 'measured', millisecondsAStep: 2 }])
    expect(told.findIndex(({ kind }) => kind === 'measured')).toBe(10)
  })

  it('measures fewer steps where they take long', async () => {
    const events = await session({ stepMs: 1500, recipe: { ...recipe, steps: 6 } })
    expect(events.findIndex(({ kind }) => kind === 'measured')).toBe(2)
  })

  it('ends between two steps when it is told to, and leaves no tensors', async () => {
    const before = tf.memory().numTensors
    const controller = new AbortController()
    const told: TrainingEvent[] = []
    await session({
      signal: controller.signal,
      tell: event => told.push(event),
      rest: async () => {
        if (lossesOf(told).length >= 6)
          controller.abort()
      },
    })
    expect(lossesOf(told)).toHaveLength(6)
    expect(told.some(({ kind }) => kind === 'finished')).toBe(false)
    expect(tf.memory().numTensors).toBe(before)
  })

  it('goes on from the last parameters after its backend was lost, and says so', async () => {
    const { losses, parameters } = await trained(3)
    let opened = 0
    let rests = 0
    let loss: string | undefined
    const events = await session({
      open: async () => { opened++ },
      rest: async () => {
        if (++rests === 4) {
          loss = 'WebGPU lost its device (tests).'
          throw new Error('read of a dead tensor')
        }
      },
      takeLoss: () => {
        const reason = loss
        loss = undefined
        return reason
      },
    })
    expect(opened).toBe(2)
    expect(events.filter(({ kind }) => kind === 'lost')).toEqual([{ kind: 'lost', reason: 'WebGPU lost its device (tests).' }])
    expect(progresses(events).at(-1)).toMatchObject({ step: 26, parameters })
    expect(lossesOf(events)).toEqual(losses)
  })

  it('fails with what was thrown if no backend was lost, and refuses a seed that is none', async () => {
    await expect(session({ rest: () => Promise.reject(new Error('out of memory')) })).rejects.toThrow('out of memory')
    await expect(session({ seed: 0 })).rejects.toThrow(new RangeError('seed must be an integer of at least 1; got 0'))
  })
})
