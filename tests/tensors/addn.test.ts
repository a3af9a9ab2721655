import * as tf from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'

// Eight inputs and an output are nine storage buffers, one more than WebGPU allows by default: TensorFlow.js's own device gives zeros.
it('adds eight tensors', async () => {
  const sum = tf.tidy(() => tf.addN([1, 2, 3, 4, 5, 6, 7, 8].map(value => tf.tensor1d([value, -value]))))
  expect([...await sum.data()]).toEqual([36, -36])
  sum.dispose()
})
