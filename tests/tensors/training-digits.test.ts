import type { TrainingProgress } from '../../demos/training/train-with-adam'
import type { TrainingEvent } from '../../demos/training/training-messages'
import * as tf from '@tensorflow/tfjs-core'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { initialParameters } from '../../demos/digits/architecture'
import { normalisedImage } from '../../demos/digits/image'
import { lossAndGradient, readImage } from '../../demos/digits/network-tensors'
import { recipe } from '../../demos/digits/recipe'
import { drawExamples } from '../../demos/digits/stroke-model'
import { testDrawings } from '../../demos/digits/test-drawings'
import { train } from '../../demos/digits/training'
import { runSession } from '../../demos/digits/training-session'
import { useWasm } from '../../scripts/train/backend'
import { plainGradient, plainStages } from './support/digits'

const short = { ...recipe, steps: 4, batchSize: 2, warmUpSteps: 1 }
const wasmFolder = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`

afterEach(async () => { await tf.setBackend('cpu') })

/** Wasm copies what is saved for the backward pass, which the test mode takes for a leak; the harness counts tensors all the same. */
async function onWasm(run: () => Promise<void>): Promise<void> {
  await useWasm(wasmFolder)
  tf.env().set('IS_TEST', false)
  await run()
  tf.env().set('IS_TEST', true)
}

const furthest = (actual: ArrayLike<number>, expected: ArrayLike<number>) => Math.max(...Array.from(actual, (value, index) => Math.abs(value - expected[index]!)))

async function trained(seed: number) {
  let last: Float32Array | undefined
  for await (const { step, read } of train({ seed, recipe: short, every: 2 }))
    last = step === short.steps ? (await read()).parameters : undefined
  return last!
}

describe('training on digits', () => {
  it('makes the same bytes from the same seed, and others from another', async () => {
    await onWasm(async () => {
      const once = await trained(5)
      expect(await trained(5)).toEqual(once)
      expect(await trained(6)).not.toEqual(once)
    })
  })

  it.each(['small', 'ordinary'] as const)('in the room takes the steps of a plain run with %s first kernels, and tells how many drawings are read right', async (initialisation) => {
    await onWasm(async () => {
      const plain: number[] = []
      for await (const { losses } of train({ seed: 5, initialisation, recipe: short, every: 2 }))
        plain.push(...losses)
      const events: TrainingEvent[] = []
      await runSession({
        seed: 5,
        initialisation,
        recipe: short,
        open: () => Promise.resolve(),
        tell: event => events.push(event),
        rest: () => Promise.resolve(),
        mayBegin: () => Promise.resolve(),
        signal: new AbortController().signal,
      })
      const progresses = events.filter(event => event.kind === 'progress')
      expect(progresses.flatMap(({ losses }) => losses)).toEqual(plain)
      const { parameters, score } = progresses.at(-1)!
      const right = testDrawings.filter(({ digit, drawing }) => {
        const { logits } = plainStages(parameters!, normalisedImage(drawing, { pen: 24 }))
        return logits.indexOf(Math.max(...logits)) === digit
      })
      expect(score).toBe(right.length / testDrawings.length)
    })
  })

  it('holds three tensors while it rests, over fifty steps, and none when it is left', async () => {
    await onWasm(async () => {
      const before = tf.memory().numTensors
      const held = () => tf.backend().numDataIds()
      const run = train({ seed: 5, recipe: { ...recipe, batchSize: 2 }, every: 10 })
      await run.next()
      const dataBefore = held()
      for (let step = 20; step <= 60; step += 10) {
        expect((await run.next()).value).toMatchObject({ step } satisfies Partial<TrainingProgress>)
        expect(tf.memory().numTensors).toBe(before + 3)
        expect(held()).toBe(dataBefore)
      }
      await run.return()
      expect(tf.memory().numTensors).toBe(before)
    })
  })
})

describe('wasm', () => {
  const parameters = initialParameters(3, 'ordinary').map((value, index) => value + 0.05 * Math.sin(index))
  const examples = drawExamples(3, { seed: 8 })

  it('has the stages and the gradient of the definition, to 1e-5', async () => {
    await onWasm(async () => {
      expect(tf.getBackend()).toBe('wasm')
      expect(furthest((await readImage(parameters, examples[0]!.image)).logits, plainStages(parameters, examples[0]!.image).logits)).toBeLessThan(1e-5)
      const { loss, gradient } = tf.tidy(() => lossAndGradient(tf.tensor1d(parameters), examples, 0.01))
      expect(furthest(await gradient.data(), plainGradient(parameters, examples, 0.01))).toBeLessThan(1e-5)
      tf.dispose([loss, gradient])
    })
  })

  it.each([
    { shape: [1, 5, 6, 1], kernel: [2, 3, 1, 1] },
    { shape: [2, 4, 4, 3], kernel: [1, 1, 3, 2] },
    { shape: [3, 6, 5, 2], kernel: [4, 5, 2, 4] },
  ] as const)('has both gradients of the convolution of $shape with $kernel that cpu has', async ({ shape, kernel }) => {
    const values = (dimensions: readonly number[]) => Float32Array.from({ length: tf.util.sizeFromShape([...dimensions]) }, (_, index) => Math.sin(7 * index + dimensions.length))
    const gradients = async () => {
      const [dx, dk] = tf.tidy(() => tf.grads((x, k) => tf.sum(tf.square(tf.conv2d(x as tf.Tensor4D, k as tf.Tensor4D, 1, 'valid'))))([tf.tensor4d(values(shape), [...shape]), tf.tensor4d(values(kernel), [...kernel])]))
      const read = [await dx!.data(), await dk!.data()]
      tf.dispose([dx!, dk!])
      return read
    }
    await tf.setBackend('cpu')
    const expected = await gradients()
    await onWasm(async () => {
      const actual = await gradients()
      actual.forEach((slopes, index) => expect(furthest(slopes, expected[index]!) / Math.max(...expected[index]!.map(Math.abs))).toBeLessThan(1e-5))
    })
  })

  it('refuses the gradient of a kernel with strides in a sentence', async () => {
    await onWasm(async () => {
      const [x, dy] = [tf.ones([1, 5, 5, 1]), tf.ones([1, 2, 2, 1])]
      const attrs = { strides: 2, pad: 'valid', dataFormat: 'NHWC', filterShape: [3, 3, 1, 1] }
      expect(() => tf.engine().runKernel('Conv2DBackpropFilter', { x, dy }, attrs)).toThrow('on wasm the gradient of a convolution\'s kernel is there for stride 1 without padding alone; got strides 2 and padding valid')
      tf.dispose([x, dy])
    })
  })
})
