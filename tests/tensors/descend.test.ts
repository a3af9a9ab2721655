import type { Iterate } from '../../demos/gradient-descent'
import * as tf from '@tensorflow/tfjs-core'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bowl, doubleWell } from '../../demos/gradient-descent'
import { descend } from '../../demos/tensors/descend'
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
      start: fc.double({ min: -4, max: 4, noNaN: true }),
      learningRate: fc.double({ min: 0, max: 0.15, noNaN: true }),
      momentum: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.9, noNaN: true })),
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
