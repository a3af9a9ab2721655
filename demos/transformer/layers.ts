import type { NormParameters } from './parameters'
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { normEpsilon } from './transformer'

/* Layer norm with its gradient written out: the automatic one is some twenty operations, and on a GPU each is a call. */

/** Each state with mean 0, `[states, width]`, and what gives it variance 1, `[states, 1]`. */
function centredAndScale(states: Tensor): [centred: Tensor, scale: Tensor] {
  const centred = tf.sub(states, tf.mean(states, 1, true))
  return [centred, tf.rsqrt(tf.add(tf.mean(tf.square(centred), 1, true), normEpsilon))]
}

/** Each state with mean 0 and variance 1, `[states, width]`. */
export const standardise = tf.customGrad((...inputs) => {
  const [states, save] = inputs as [Tensor2D, (tensors: Tensor[]) => void]
  save([states]) // and not what follows from it: TensorFlow.js takes a saved intermediate for a leak
  return {
    value: tf.mul(...centredAndScale(states)),
    gradFunc: (upstream: Tensor, saved: Tensor[]) => {
      const [centred, scale] = centredAndScale(saved[0]!)
      const value = tf.mul(centred, scale)
      const along = tf.mul(value, tf.mean(tf.mul(upstream, value), 1, true))
      return tf.mul(tf.sub(tf.sub(upstream, tf.mean(upstream, 1, true)), along), scale)
    },
  }
}) as (states: Tensor2D) => Tensor2D

/** @see Ba, Kiros & Hinton (2016). https://arxiv.org/abs/1607.06450 */
export function layerNorm(states: Tensor2D, { gain, bias }: NormParameters<Tensor2D>): Tensor2D {
  return tf.add(tf.mul(standardise(states), gain), bias)
}
