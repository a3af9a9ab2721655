import * as tf from '@tensorflow/tfjs-core'
import { readAndDispose } from '../backend/read'

/** The square of a number, by TensorFlow.js. */
export async function square(number: number): Promise<number> {
  const [squared] = await readAndDispose(tf.square(number)) // []
  return squared!
}
