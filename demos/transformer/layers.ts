import type { NormParameters } from './parameters'
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { normEpsilon } from './transformer'

/*
 * The two layers that a Transformer is made of, each with its gradient written out. The automatic gradient of a product is two products with
 * a transposed factor, which wasm computes six times slower; that of a layer norm is some twenty operations, and on a GPU each is a call.
 */

/** States times kernel, `[states, in] × [in, out]`. */
export const linear = tf.customGrad((...inputs) => {
  const [states, kernel, save] = inputs as [Tensor2D, Tensor2D, (tensors: Tensor[]) => void]
  save([states, kernel])
  return {
    value: tf.matMul(states, kernel),
    gradFunc: (upstream: Tensor, saved: Tensor[]) => [
      tf.matMul(upstream, tf.transpose(saved[1]!)), // [states, in]
      tf.matMul(tf.transpose(saved[0]!), upstream), // [in, out]
    ],
  }
}) as (states: Tensor2D, kernel: Tensor2D) => Tensor2D

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

/** One row per number, 1 at the number and 0 elsewhere; all 0 for a negative one. Cast, since wasm writes integers for a float32. */
export function oneHot(numbers: Tensor1D, depth: number): Tensor2D {
  return tf.cast(tf.oneHot(numbers, depth), 'float32') as Tensor2D // [numbers, depth]
}
