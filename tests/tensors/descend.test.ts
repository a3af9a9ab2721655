import type { Iterate } from '../../demos/gradient-descent/gradient-descent'
import * as tf from '@tensorflow/tfjs-core'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { descend, descendAll } from '../../demos/gradient-descent/descend-tensors'
import { bowl, doubleWell } from '../../demos/gradient-descent/gradient-descent'
import { between } from '../support/between'
import { numRuns } from './support/close'
import { heavyBall } from './support/definitions'

async function iteratesOf(...run: Parameters<typeof descend>): Promise<Iterate[]> {
  const iterates: Iterate[] = []
  for await (const iterate of descend(...run))
    iterates.push(iterate)
  return iterates
}

/** To 1e-5 of the number, or of 1 if it is smaller. */
const expectNear = (actual: number, expected: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-5 * Math.max(1, Math.abs(expected)))

// The losses, written out once more.
const formulas = { 'bowl': (w: number) => w * w, 'double-well': (w: number) => (w * w / 4 - 1) * (w * w / 4 - 1) }
const slopeOf = (loss: (w: number) => number) => (w: number) => (loss(w + 1e-4) - loss(w - 1e-4)) / 2e-4

describe.each([bowl, doubleWell])('descent on the $name', (lossFunction) => {
  const loss = formulas[lossFunction.name]

  it('has the gradient that one measures, and takes the heavy ball’s steps', async () => {
    const options = fc.record({
      start: between(-4, 4),
      learningRate: between(0, 0.15),
      momentum: fc.oneof(fc.constant(0), between(0, 0.9)),
      steps: fc.constant(4),
    })
    await fc.assert(fc.asyncProperty(options, async (options) => {
      const iterates = await iteratesOf(lossFunction, options)
      expect(iterates.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4])
      heavyBall(slopeOf(loss), options).forEach((weight, step) => expectNear(iterates[step]!.weight, weight))

      let velocity = 0
      for (const iterate of iterates) {
        expectNear(iterate.loss, loss(iterate.weight))
        expectNear(iterate.gradient, slopeOf(loss)(iterate.weight))
        velocity = options.momentum * velocity + iterate.gradient
        expectNear(iterate.velocity, velocity)
      }
    }), { numRuns: Math.ceil(numRuns() / 3) })
  })
})

describe('a run', () => {
  it.each([[0.2], [0.5], [1], [1.1]])('on the bowl with η = %f is after some steps where theory puts it', async (learningRate) => {
    const steps = 5
    const last = (await iteratesOf(bowl, { start: 10, learningRate, steps })).at(-1)!
    expectNear(last.weight, 10 * (1 - 2 * learningRate) ** steps)
  })

  it('ends with the first iterate out of bounds, and yields nothing that is not finite', async () => {
    // Each step multiplies by 1 − 2η = −99; the fourth iterate is the first beyond a million.
    const grown = await iteratesOf(bowl, { start: 10, learningRate: 50, steps: 20 })
    expect(grown.map(({ weight }) => Math.round(weight))).toEqual([10, -990, 98_010, -9_702_990])
    const past = await iteratesOf(bowl, { start: 10, learningRate: 1e9, steps: 20 })
    expect(past.map(({ weight }) => weight)).toEqual([10, expect.closeTo(-2e10, -4)])
    // In single precision the loss of the next one is infinite.
    const beyond = await iteratesOf(doubleWell, { start: 10, learningRate: 1e9, steps: 20 })
    expect(beyond.map(({ weight }) => weight)).toEqual([10])
  })

  it('computes nothing before it is asked, and frees its variables when it is left', async () => {
    const before = tf.memory().numTensors
    const run = descend(doubleWell, { start: 3, learningRate: 0.1, momentum: 0.5, steps: 100 })
    expect(tf.memory().numTensors).toBe(before)
    await run.next()
    expect(tf.memory().numTensors).toBe(before + 2)
    await run.next()
    expect(tf.memory().numTensors).toBe(before + 2)
    await run.return()
    expect(tf.memory().numTensors).toBe(before)
  })

  it('may be left while a step is still being computed', async () => {
    const run = descend(bowl, { start: 3, learningRate: 0.1, steps: 100 })
    await run.next()
    const [step, end] = await Promise.all([run.next(), run.return()])
    expect(step.value).toMatchObject({ step: 1 })
    expect(end.done).toBe(true)
    expect((await run.next()).done).toBe(true)
  })

  it('goes on beside another', async () => {
    const [small, large] = [0.1, 0.9].map(learningRate => descend(bowl, { start: 10, learningRate, steps: 2 }))
    const weights: number[] = []
    for (let step = 0; step < 3; step++) {
      for (const run of [small!, large!])
        weights.push(Number(((await run.next()).value as Iterate).weight.toFixed(3)))
    }
    expect(weights).toEqual([10, 10, 8, -8, 6.4, 6.4])
    await Promise.all([small!.return(), large!.return()])
  })

  it('refuses options that make no sense', async () => {
    await expect(descend(bowl, { start: 1, learningRate: -1, steps: 3 }).next())
      .rejects.toThrow(new RangeError('learning rate must be at least 0, or the descent would climb; got -1'))
  })
})

describe('several runs at once', () => {
  it.each([bowl, doubleWell])('take the heavy ball’s steps, each with its own learning rate: $name', async (lossFunction) => {
    const options = fc.record({
      start: between(-4, 4),
      learningRates: fc.array(between(0, 0.15), { minLength: 1, maxLength: 3 }),
      momentum: fc.oneof(fc.constant(0), between(0, 0.9)),
      steps: fc.constant(6),
    })
    const loss = formulas[lossFunction.name]
    await fc.assert(fc.asyncProperty(options, async ({ learningRates, ...options }) => {
      const runs = await descendAll(lossFunction, { ...options, learningRates })
      expect(runs).toHaveLength(learningRates.length)
      runs.forEach((iterates, run) => {
        expect(iterates.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 5, 6])
        const weights = heavyBall(slopeOf(loss), { ...options, learningRate: learningRates[run]! })
        let velocity = 0
        iterates.forEach((iterate, step) => {
          expectNear(iterate.weight, weights[step]!)
          expectNear(iterate.loss, loss(iterate.weight))
          expectNear(iterate.gradient, slopeOf(loss)(iterate.weight))
          velocity = options.momentum * velocity + iterate.gradient
          expectNear(iterate.velocity, velocity)
        })
      })
    }), { numRuns: Math.ceil(numRuns() / 3) })
  })

  it('each end with their own first iterate out of bounds, and hold nothing that is not finite', async () => {
    const runs = await descendAll(bowl, { start: 10, learningRates: [50, 0.5, 1e9, 1e12], steps: 30 })
    expect(runs.map(iterates => iterates.length)).toEqual([4, 31, 2, 2])
    expect(runs[0]!.map(({ weight }) => Math.round(weight))).toEqual([10, -990, 98_010, -9_702_990])
    expect(runs[1]!.at(-1)!.weight).toBe(0)
    // In single precision the loss of the next one is infinite.
    const [beyond] = await descendAll(doubleWell, { start: 10, learningRates: [1e9], steps: 30 })
    expect(beyond!.map(({ weight }) => weight)).toEqual([10])
  })

  it('refuse options that make no sense', async () => {
    await expect(descendAll(bowl, { start: 1, learningRates: [], steps: 3 }))
      .rejects.toThrow(new RangeError('number of learning rates must be an integer of at least 1; got 0'))
    await expect(descendAll(bowl, { start: 1, learningRates: [0.1, -1], steps: 3 }))
      .rejects.toThrow(new RangeError('learning rate must be at least 0, or the descent would climb; got -1'))
  })
})
