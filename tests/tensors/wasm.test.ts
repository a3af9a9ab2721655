import * as tf from '@tensorflow/tfjs-core'
import * as fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { useBackend } from '../../demos/backend/backend'
import { readSentence } from '../../demos/transformer/read-transformer'
import { lossAndGradient } from '../../demos/transformer/train-transformer'
import { readSentence as plainReading } from '../../demos/transformer/transformer'
import { expectClose } from './support/close'
import { plainGradient, plainLoss, randomTransformer } from './support/transformers'

beforeAll(async () => { expect(await useBackend('wasm')).toMatchObject({ name: 'wasm' }) })

interface Pooling {
  /** Batch, height, width, channels. */
  shape: [number, number, number, number]
  poolSize: [number, number]
  stride: number
  pad: 'valid' | 'same'
  values: number[]
}

const poolings: fc.Arbitrary<Pooling> = fc.tuple(
  fc.integer({ min: 1, max: 2 }),
  fc.integer({ min: 3, max: 6 }),
  fc.integer({ min: 3, max: 6 }),
  fc.integer({ min: 1, max: 2 }),
).chain(shape => fc.record({
  shape: fc.constant(shape),
  poolSize: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
  stride: fc.integer({ min: 1, max: 3 }),
  pad: fc.constantFrom('valid', 'same'),
  values: fc.array(fc.integer({ min: -9, max: 3 }), { minLength: tf.util.sizeFromShape(shape), maxLength: tf.util.sizeFromShape(shape) }),
}))

/** The definition: each window's gradient, here 1, 2, 3 … in the order of the windows, goes to its first greatest cell. */
function gradientByDefinition({ shape: [batch, height, width, channels], poolSize: [poolHeight, poolWidth], stride, pad, values }: Pooling): number[] {
  const rows = starts(height, poolHeight, stride, pad)
  const columns = starts(width, poolWidth, stride, pad)
  const gradient = values.map(() => 0)
  let window = 0
  for (let image = 0; image < batch; image++) {
    for (const top of rows) {
      for (const left of columns) {
        for (let channel = 0; channel < channels; channel++) {
          let winner = -1
          for (let y = Math.max(top, 0); y < Math.min(top + poolHeight, height); y++) {
            for (let x = Math.max(left, 0); x < Math.min(left + poolWidth, width); x++) {
              const cell = ((image * height + y) * width + x) * channels + channel
              if (winner < 0 || values[cell]! > values[winner]!)
                winner = cell
            }
          }
          gradient[winner]! += ++window
        }
      }
    }
  }
  return gradient
}

/** Where the windows begin along one side; 'same' pads so that there are ⌈size / stride⌉, the odd cell behind. */
function starts(size: number, pool: number, stride: number, pad: 'valid' | 'same'): number[] {
  const count = pad === 'valid' ? Math.floor((size - pool) / stride) + 1 : Math.ceil(size / stride)
  const padding = pad === 'valid' ? 0 : Math.max((count - 1) * stride + pool - size, 0)
  return Array.from({ length: count }, (_, index) => index * stride - Math.floor(padding / 2))
}

it('sends the gradient to the greatest cell of each window, also where all are negative', async () => {
  await fc.assert(fc.asyncProperty(poolings, async (pooling) => {
    const gradient = tf.tidy(() => {
      const pool = (input: tf.Tensor) => tf.maxPool(input as tf.Tensor4D, pooling.poolSize, pooling.stride, pooling.pad)
      const input = tf.tensor4d(pooling.values, pooling.shape)
      const output = pool(input)
      return tf.grad(pool)(input, tf.reshape(tf.range(1, output.size + 1), output.shape))
    })
    expect([...await gradient.data()]).toEqual(gradientByDefinition(pooling))
    gradient.dispose()
  }))
})

it('refuses maxPoolWithArgmax, which has the same fault, rather than give wrong numbers', () => {
  expect(() => tf.tidy(() => tf.maxPoolWithArgmax(tf.ones<tf.Rank.R4>([1, 2, 2, 1]), 2, 2, 'valid'))).toThrow(/not registered for backend 'wasm'/)
})

it('reads and trains a Transformer, one-hot rows, split parameters and all', async () => {
  const architecture = { length: 3, vocabularySize: 5, width: 4, hidden: 3, layers: [{ heads: 2, headSize: 2, valueSize: 3 }, { heads: 1, headSize: 3, valueSize: 1, reach: 1 }], isCausal: false }
  const transformer = randomTransformer(architecture, 5)
  // Wasm copies what is saved for the backward pass, which the test mode takes for a leak; the harness counts tensors all the same.
  tf.env().set('IS_TEST', false)
  expectClose((await readSentence(transformer, [4, 0, 1])).logits, plainReading(transformer, [4, 0, 1]).logits)

  const batch = [{ tokens: [4, 0, 1], targets: [-1, 3, 1] }, { tokens: [2, 2, 0], targets: [2, -1, -1] }]
  const { loss, gradient } = tf.tidy(() => lossAndGradient(architecture, tf.tensor1d(transformer.parameters), batch))
  expectClose([[...await loss.data()]], [[plainLoss(transformer, batch)]])
  expectClose([[...await gradient.data()]], [plainGradient(transformer, batch)])
  tf.dispose([loss, gradient])
  tf.env().set('IS_TEST', true)
})

it('lets its tensors be disposed when it was put away, and starts again', async () => {
  const alive = tf.tensor1d([1])
  expect(await useBackend('cpu')).toMatchObject({ name: 'cpu' })
  alive.dispose()

  expect(await useBackend('wasm')).toMatchObject({ name: 'wasm' })
  const sum = tf.tidy(() => tf.add(tf.scalar(1), tf.scalar(2)))
  expect([...await sum.data()]).toEqual([3])
  sum.dispose()
})
