import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { linear } from '../training/layers'

/** states × kernel + bias, the states in one matrix: `[states, columns]`. */
export const affine = (states: Tensor, kernel: Tensor2D, bias: Tensor2D): Tensor2D =>
  tf.add(linear(tf.reshape(states, [-1, kernel.shape[0]]), kernel), bias)

/** Each output, `[outputs, width]`, times each French embedding, the boundary's aside. */
export function logitsOf(outputs: Tensor2D, french: Tensor2D, bias: Tensor2D): Tensor2D {
  const written = tf.slice(french, [1, 0]) // [words, width]
  return tf.add(linear(outputs, tf.transpose(written)), bias)
}
