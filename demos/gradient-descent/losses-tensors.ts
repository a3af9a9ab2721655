import type { LossFunction } from './gradient-descent'
import type { Tensor } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'

/** The losses of `gradient-descent.ts` on tensors of any shape, number by number. */
export const tensorLosses: Record<LossFunction['name'], <T extends Tensor>(weight: T) => T> = {
  'bowl': weight => tf.square(weight),
  'double-well': weight => tf.square(tf.sub(tf.mul(tf.square(weight), 0.25), 1)),
}
