import type { Batch } from './batch'
import type { ForwardPass } from './forward-pass'
import type { ConvolutionalName, NetworkName, Parts } from './networks'
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { embed, linear } from '../training/layers'
import { MAX_ENGLISH, MAX_FRENCH } from './grammar'
import { affine, logitsOf } from './layers'
import { arrange, isConvolutional, sizes, valueWindows, WINDOW_REACH } from './networks'
import { forwardRecurrent } from './recurrent-tensors'

/** Far below any score, yet finite: an infinite one makes NaN of 0 × ∞ in the backward pass. */
const SHUT = -1e9

/**
 * The forward pass with the words before each place given, in training and on the slide. Call it inside a tidy.
 *
 * @param matrices - The network's, in order.
 */
export function forward(name: NetworkName, matrices: readonly Tensor2D[], batch: Batch): ForwardPass {
  const shut = tf.tensor3d(batch.isWord.map(isWord => isWord ? 0 : SHUT), [batch.size, 1, MAX_ENGLISH])
  return isConvolutional(name)
    ? forwardConvolutional(name, arrange(name, matrices), batch, shut)
    : forwardRecurrent(arrange('recurrent', matrices), batch, shut)
}

function forwardConvolutional(name: ConvolutionalName, parts: Parts<ConvolutionalName, Tensor2D>, { size, english, previous }: Batch, shut: Tensor3D): ForwardPass {
  const { width, keyReach, lastWords, sumScale, sumFade } = sizes
  const { places, hasWord } = valueWindows[name]
  const englishWords = tf.reshape(embed(parts.english, english), [size, -1, width]) as Tensor3D // with boundaries
  /** The English words so many places further on. */
  const shifted = (offset: number) => tf.slice(englishWords, [0, WINDOW_REACH + offset, 0], [size, MAX_ENGLISH, width])
  const keyPlaces = Array.from({ length: 2 * keyReach + 1 }, (_, index) => index - keyReach)
  const keys = tf.reshape(tf.tanh(affine(tf.concat(keyPlaces.map(shifted), 2), parts.key, parts.keyBias)), [size, MAX_ENGLISH, width])
  const made = tf.reshape(tf.tanh(affine(tf.concat(places.map(shifted), 2), parts.value, parts.valueBias)), [size, MAX_ENGLISH, -1])
  const values = hasWord ? tf.concat([shifted(0), made], 2) : made

  const words = tf.reshape(embed(parts.french, previous), [size, -1, width]) as Tensor3D // [size, lastWords + MAX_FRENCH − 1, width]
  const last = Array.from({ length: lastWords }, (_, index) => tf.slice(words, [0, index, 0], [size, MAX_FRENCH, width]))
  const weights = tf.tensor1d(Array.from({ length: MAX_FRENCH - 1 }, (_, place) => sumScale * sumFade ** place))
  const weighted = tf.mul<Tensor3D>(tf.transpose(tf.slice(words, [0, lastWords, 0]), [0, 2, 1]), weights) // [size, width, MAX_FRENCH − 1]
  // Along the last axis: the gradient of a sum along another one comes out of TensorFlow.js with its axes in the wrong order.
  const sums = tf.transpose(tf.cumsum(weighted, 2), [0, 2, 1])
  const state = tf.tanh(affine(tf.concat([...last, tf.pad(sums, [[0, 0], [1, 0], [0, 0]])], 2), parts.state, parts.stateBias)) // [size × MAX_FRENCH, state]
  const query = tf.reshape(linear(state, parts.query), [size, MAX_FRENCH, width])

  const scores = tf.matMul(query, tf.transpose(keys, [0, 2, 1])) as Tensor3D
  const attention = tf.softmax(tf.add<Tensor3D>(scores, shut))
  const context = tf.reshape(tf.matMul(attention, values as Tensor3D), [size * MAX_FRENCH, -1]) as Tensor2D
  const output: Tensor2D = tf.add(linear(context, parts.outputOfContext), linear(state, parts.outputOfState))
  return { scores, attention, logits: logitsOf(output, parts.french, parts.wordBias) }
}
