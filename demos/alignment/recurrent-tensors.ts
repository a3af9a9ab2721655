import type { Batch } from './batch'
import type { ForwardPass } from './forward-pass'
import type { Parts } from './networks'
import type { Tensor, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { embed, linear } from '../training/layers'
import { MAX_ENGLISH, MAX_FRENCH } from './grammar'
import { affine, logitsOf } from './layers'
import { recurrentSizes, sizes, WINDOW_REACH } from './networks'

/** What a gated recurrent unit multiplies its state with, the gates' and the candidate's. */
interface Kernels<Values> { gates: Values, candidate: Values }
/** Its input, multiplied with the input's kernel already. */
type Inputs<Values> = Kernels<Values>

/** From the state before the state after: `[…, states, size]`. */
function gruStep<State extends Tensor>(state: State, inputs: Inputs<State>, kernels: Kernels<State>, product: (state: State, kernel: State) => State): State {
  const [update, reset] = tf.split(tf.sigmoid(tf.add(product(state, kernels.gates), inputs.gates)), 2, -1) as [Tensor, Tensor]
  const next = tf.tanh(tf.add(product(tf.mul(state, reset), kernels.candidate), inputs.candidate))
  return tf.add(state, tf.mul(update, tf.sub(next, state)))
}

/** The columns of the gates, and those of the candidate. `[…, 3 × size]` */
const columnsOf = <Values extends Tensor>(all: Values, size: number): Inputs<Values> => {
  const [gates, candidate] = tf.split(all as Tensor, [2 * size, size], -1)
  return { gates: gates as Values, candidate: candidate as Values }
}

/**
 * The recurrent network. Both encoders go at once, the second over the sentence from its end.
 *
 * @param shut - What is added to the scores where there is no word, `[size, 1, MAX_ENGLISH]`.
 */
export function forwardRecurrent(parts: Parts<'recurrent', Tensor2D>, { size, english, previous }: Batch, shut: Tensor3D): ForwardPass {
  const { width, encoder } = recurrentSizes
  const englishWords = tf.slice(tf.reshape(embed(parts.english, english), [size, -1, width]), [0, WINDOW_REACH, 0], [size, MAX_ENGLISH, width])
  const inputs = columnsOf(tf.stack([
    tf.reshape(affine(englishWords, parts.forwardInput, parts.forwardBias), [size, MAX_ENGLISH, -1]),
    tf.reverse(tf.reshape(affine(englishWords, parts.backwardInput, parts.backwardBias), [size, MAX_ENGLISH, -1]), 1),
  ]), encoder)
  const encoders = { gates: tf.stack([parts.forwardGates, parts.backwardGates]) as Tensor3D, candidate: tf.stack([parts.forwardCandidate, parts.backwardCandidate]) as Tensor3D }
  const [gates, candidates] = [tf.unstack(inputs.gates, 2), tf.unstack(inputs.candidate, 2)] as [Tensor3D[], Tensor3D[]]
  const encoded: Tensor3D[] = []
  for (const [place, gate] of gates.entries())
    encoded.push(gruStep(encoded.at(-1) ?? tf.zeros([2, size, encoder]) as Tensor3D, { gates: gate, candidate: candidates[place]! }, encoders, tf.matMul))
  const [forward, backward] = tf.unstack(tf.stack(encoded, 2)) as [Tensor3D, Tensor3D] // [size, MAX_ENGLISH, encoder] each
  const annotations = tf.concat([forward, tf.reverse(backward, 1)], 2)
  const keys = tf.reshape(linear(tf.reshape(annotations, [-1, 2 * encoder]), parts.scoreOfWord), [size, MAX_ENGLISH, -1])

  const firstWord = sizes.lastWords - 1 // in front of it stand the boundaries that only windows need
  const words = tf.slice(tf.reshape(embed(parts.french, previous), [size, -1, width]), [0, firstWord, 0], [size, MAX_FRENCH, width])
  const [ofWord, ofContext] = tf.split(parts.decoderInput, [width, 2 * encoder]) as [Tensor2D, Tensor2D]
  const wordInputs = tf.unstack(tf.reshape(affine(words, ofWord, parts.decoderBias), [size, MAX_FRENCH, -1]), 1) as Tensor2D[]
  const decoder = { gates: parts.decoderGates, candidate: parts.decoderCandidate }

  const last = encoded.at(-1)! // of the second encoder: after the first word
  let state: Tensor2D = tf.tanh(affine(tf.slice(last, [1, 0, 0], [1, size, encoder]), parts.start, parts.startBias))
  const steps = wordInputs.map((wordInput) => {
    const query = tf.reshape(linear(state, parts.scoreOfState), [size, 1, -1])
    const hidden = tf.tanh(tf.add(query, keys)) // [size, MAX_ENGLISH, score]
    const scores = tf.reshape(linear(tf.reshape(hidden, [size * MAX_ENGLISH, -1]), parts.score), [size, 1, MAX_ENGLISH]) as Tensor3D
    const attention = tf.softmax(tf.add<Tensor3D>(scores, shut))
    const context = tf.reshape(tf.matMul(attention, annotations as Tensor3D), [size, -1]) as Tensor2D
    const input = columnsOf<Tensor2D>(tf.add(wordInput, linear(context, ofContext)), recurrentSizes.decoder)
    state = gruStep(state, input, decoder, linear)
    return { scores, attention, context, state }
  })
  const output = tf.reshape(tf.concat([tf.stack(steps.map(({ state }) => state), 1), tf.stack(steps.map(({ context }) => context), 1), words], 2), [size * MAX_FRENCH, -1]) as Tensor2D
  return {
    scores: tf.concat(steps.map(({ scores }) => scores), 1),
    attention: tf.concat(steps.map(({ attention }) => attention), 1),
    logits: logitsOf(linear(output, parts.output), parts.french, parts.wordBias),
  }
}
