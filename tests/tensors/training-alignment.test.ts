import type { TrainingEvent } from '../../demos/training/training-messages'
import * as tf from '@tensorflow/tfjs-core'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { build, lecture } from '../../demos/alignment/grammar'
import { networkNames } from '../../demos/alignment/networks'
import { recipes } from '../../demos/alignment/recipe'
import { loadRun } from '../../demos/alignment/recorded-run'
import { lossAndGradient, train } from '../../demos/alignment/training'
import { runSession } from '../../demos/alignment/training-session'
import { readGiven as readGivenPlain } from '../../demos/alignment/translate'
import { readGiven } from '../../demos/alignment/translate-tensors'
import { useWasm } from '../../scripts/train/backend'
import { expectClose } from './support/close'
import { plainLoss, randomTranslator, slopes, somePairs } from './support/translators'

const short = { ...recipes.alignment, steps: 6, batchSize: 2, warmUpSteps: 1 }
const wasmFolder = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`

afterEach(async () => { await tf.setBackend('cpu') })

/** Wasm copies what is saved for the backward pass, which the test mode takes for a leak; the harness counts tensors all the same. */
async function onWasm(run: () => Promise<void>): Promise<void> {
  await useWasm(wasmFolder)
  tf.env().set('IS_TEST', false)
  await run()
  tf.env().set('IS_TEST', true)
}

describe.each(networkNames)('training the network “%s”', (name) => {
  async function trained(seed: number) {
    const losses: number[] = []
    let parameters = new Float32Array()
    for await (const progress of train({ name, seed, recipe: short, every: 2 })) {
      losses.push(...progress.losses)
      parameters = new Float32Array((await progress.read()).parameters)
    }
    return { losses, parameters }
  }

  it('makes the same bytes from the same seed, also where it was left in between, and others from another', async () => {
    await onWasm(async () => {
      const once = await trained(5)
      expect(once.losses).toHaveLength(6)
      expect(await trained(5)).toEqual(once)
      expect((await trained(6)).losses).not.toEqual(once.losses)

      const run = train({ name, seed: 5, recipe: short, every: 2 })
      const { value } = await run.next()
      const from = await value!.read()
      await run.return()
      const rest = train({ name, seed: 5, recipe: short, from, every: 4 })
      const { value: last } = await rest.next()
      expect((await last!.read()).parameters).toEqual(once.parameters)
      await rest.return()
    })
  })

  it('holds three tensors while it rests, and none when it is left', async () => {
    await onWasm(async () => {
      const before = tf.memory().numTensors
      const run = train({ name, seed: 5, recipe: { ...short, steps: 50 }, every: 5 })
      await run.next()
      const dataBefore = tf.backend().numDataIds()
      for (let step = 10; step <= 25; step += 5) {
        expect((await run.next()).value).toMatchObject({ step })
        expect(tf.memory().numTensors).toBe(before + 3)
        expect(tf.backend().numDataIds()).toBe(dataBefore)
      }
      await run.return()
      expect(tf.memory().numTensors).toBe(before)
    })
  })

  it('has on wasm the forward pass and the gradient of the definition', async () => {
    await onWasm(async () => {
      expect(tf.getBackend()).toBe('wasm')
      const network = randomTranslator(name, 4)
      for (const { english, french } of somePairs)
        expectClose((await readGiven(network, english, french)).attention, readGivenPlain(network, english, french).attention)
      const { loss, gradient } = tf.tidy(() => lossAndGradient(name, tf.tensor1d(network.parameters), somePairs))
      const [lossRead, gradientRead] = await Promise.all([loss.data(), gradient.data()])
      tf.dispose([loss, gradient])
      expect(Math.abs(lossRead[0]! - plainLoss(network, somePairs))).toBeLessThan(1e-5)
      for (const { name, measured, told } of slopes(network, gradientRead, somePairs))
        expect(Math.abs(told - measured) / Math.abs(measured), name).toBeLessThan(1e-2)
    })
  })
})

it('makes from the shipped seed the losses and the attention of the recorded run', async () => {
  await onWasm(async () => {
    const recorded = await loadRun('run.json', () => Promise.resolve(new Response(readFileSync('public/weights/alignment-run.json'))))
    const { english, french } = build(lecture)
    const run = train({ name: 'alignment', seed: recorded.seed, every: 10 })
    for (const step of recorded.steps.slice(1, 4)) {
      let progress = (await run.next()).value!
      while (progress.step < step.step)
        progress = (await run.next()).value!
      expect(progress.losses.map(loss => Number(loss.toFixed(4)))).toEqual(recorded.losses.slice(progress.step - 10, progress.step))
      const { attention } = readGivenPlain({ name: 'alignment', parameters: (await progress.read()).parameters }, english, french)
      step.attention.forEach((row, place) => row.forEach((share, word) => expect(Math.abs(share - attention[place]![word]!)).toBeLessThan(0.002))) // kept in half precision
    }
    await run.return()
  })
})

it('runs as a session, with the losses of a plain run and the share of words that it has right', async () => {
  await onWasm(async () => {
    const events: TrainingEvent[] = []
    const host = { open: () => Promise.resolve(), tell: (event: TrainingEvent) => { events.push(event) }, rest: () => Promise.resolve(), mayBegin: () => Promise.resolve(), signal: new AbortController().signal }
    await runSession({ seed: 5, recipe: short, ...host })
    const losses: number[] = []
    for await (const progress of train({ name: 'alignment', seed: 5, recipe: short }))
      losses.push(...progress.losses)
    const told = events.filter(event => event.kind === 'progress')
    expect(told.flatMap(({ losses }) => losses)).toEqual(losses)
    expect(events.at(-1)).toEqual({ kind: 'finished' })
    expect(told.at(-1)!.score).toBeGreaterThanOrEqual(0)
    expect(told.at(-1)!.score).toBeLessThan(0.5)
    await expect(runSession({ seed: 0, ...host })).rejects.toThrow(new RangeError('seed must be an integer of at least 1; got 0'))
  })
})
