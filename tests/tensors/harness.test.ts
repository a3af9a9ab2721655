import * as tf from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'

it('multiplies matrices', async () => {
  const product = tf.tidy(() => tf.matMul(tf.tensor2d([[1, 2], [3, 4]]), tf.tensor2d([[5, 6], [7, 8]])))
  // 1·5 + 2·7, 1·6 + 2·8; 3·5 + 4·7, 3·6 + 4·8.
  expect([...await product.data()]).toEqual([19, 22, 43, 50])
  product.dispose()
})
