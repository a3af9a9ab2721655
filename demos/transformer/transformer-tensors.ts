import type { Architecture, LayerDesign } from './architectures'
import type { LayerParameters, TransformerParameters } from './parameters'
import type { Edge } from './transformer'
import type { Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { linear, oneHot, splitTensor } from '../training/layers'
import { mayAttend } from './architectures'
import { layerNorm, standardise } from './layers'
import { arrangeParameters, parameterShapes } from './parameters'

/** The stages of one layer for a batch of sentences. */
export interface LayerTensors {
  /** `[batch, heads, words, headSize]`; so is key. */
  query: Tensor4D
  key: Tensor4D
  /** `[batch, heads, words, valueSize]`; so is output. */
  value: Tensor4D
  /** `[batch, heads, words, words]`; so are scaledScores and weights. */
  scores: Tensor4D
  scaledScores: Tensor4D
  weights: Tensor4D
  output: Tensor4D
  /** `[batch × words, width]` */
  state: Tensor2D
}

export interface ForwardPass {
  layers: LayerTensors[]
  /** `[batch × words, vocabularySize]` */
  logits: Tensor2D
}

/** Far below any score, yet finite: an infinite one makes NaN of 0 × ∞ in the backward pass. */
const SHUT = -1e9

/**
 * The forward pass, in training and on the slide. Call it inside a tidy.
 *
 * @param tokens - Sentences one after the other, shape `[batch × words]`, of type int32.
 * @param cuts - Edges to cut, in all sentences of the batch.
 */
export function forward(
  architecture: Architecture,
  parameters: TransformerParameters<Tensor2D>,
  tokens: Tensor1D,
  cuts: readonly Edge[] = [],
): ForwardPass {
  const { length, vocabularySize, width } = architecture
  // One-hot times matrix, since the gradient of `gather` is missing on wasm.
  const embeddings = linear(oneHot(tokens, vocabularySize), parameters.words) // [batch × words, width]
  const bySentence = tf.reshape(embeddings, [-1, length, width])
  let state: Tensor2D = tf.reshape(tf.add(bySentence, parameters.positions), [-1, width])

  const layers = architecture.layers.map((design, layer) => {
    const own = parameters.layers[layer]!
    const normed = layerNorm(state, own.attentionNorm)
    const shut = shutEdges(architecture, design, cuts.filter(cut => cut.layer === layer))
    const carried = design.hasWordValues ? standardise(embeddings) : normed
    const stages = attention(normed, carried, own, design, length, shut)
    const attended = linear(joinHeads(stages.output), own.output)
    const between: Tensor2D = design.hasWordValues ? attended : tf.add(state, attended)
    const hidden = tf.relu<Tensor2D>(tf.add(linear(layerNorm(between, own.perceptronNorm), own.hidden), own.hiddenBias)) // [batch × words, hidden]
    state = tf.add(between, tf.add(linear(hidden, own.perceptron), own.perceptronBias))
    return { ...stages, state }
  })

  const logits: Tensor2D = tf.add(linear(layerNorm(state, parameters.norm), tf.transpose(parameters.words)), parameters.wordBias)
  return { layers, logits }
}

/**
 * @param normed - What queries and keys are made of, `[batch × words, width]`.
 * @param carried - What values are made of, of the same shape.
 */
function attention(normed: Tensor2D, carried: Tensor2D, kernels: LayerParameters<Tensor2D>, design: LayerDesign, length: number, shut: Tensor4D | undefined) {
  const heads = (states: Tensor2D, kernel: Tensor2D) => splitHeads(linear(states, kernel), design, length)
  const query = heads(normed, kernels.query)
  const key = heads(normed, kernels.key)
  const value = heads(carried, kernels.value)
  const scores = tf.matMul<Tensor4D>(query, tf.transpose(key, [0, 1, 3, 2]))
  const scaledScores: Tensor4D = tf.mul(scores, 1 / Math.sqrt(design.headSize))
  const weights = tf.softmax(shut ? tf.add<Tensor4D>(scaledScores, shut) : scaledScores)
  return { query, key, value, scores, scaledScores, weights, output: tf.matMul<Tensor4D>(weights, value) }
}

/** `[batch × words, heads × size]` → `[batch, heads, words, size]` */
function splitHeads(states: Tensor2D, { heads }: LayerDesign, length: number): Tensor4D {
  const size = states.shape[1] / heads
  return heads === 1
    ? tf.reshape(states, [-1, 1, length, size])
    : tf.transpose(tf.reshape(states, [-1, length, heads, size]), [0, 2, 1, 3])
}

/** `[batch, heads, words, size]` → `[batch × words, heads × size]` */
function joinHeads(output: Tensor4D): Tensor2D {
  const [, heads, , size] = output.shape
  return tf.reshape(heads === 1 ? output : tf.transpose(output, [0, 2, 1, 3]), [-1, heads * size])
}

/** What is added to the scores so that softmax gives no weight where none may be, `[1, heads, words, words]`; nothing if all may. */
function shutEdges(architecture: Architecture, design: LayerDesign, cuts: readonly Edge[]): Tensor4D | undefined {
  const positions = Array.from({ length: architecture.length }, (_, position) => position)
  const sums = Array.from({ length: design.heads }, (_, head) => positions.map(from => positions.map(to =>
    mayAttend(architecture, design, from, to) && !cuts.some(cut => cut.head === head && cut.from === from && cut.to === to) ? 0 : SHUT)))
  return sums.flat(2).some(sum => sum !== 0) ? tf.tensor4d([sums]) : undefined
}

/** The matrices under their names. */
export function arrangeTensors(architecture: Architecture, matrices: readonly Tensor2D[]): TransformerParameters<Tensor2D> {
  let next = 0
  return arrangeParameters(architecture, () => matrices[next++]!)
}

/** Parameters that lie in one tensor, `[parameters]`, as the matrices that they are, in order. Call it inside a tidy. */
export const matricesOf = (architecture: Architecture, parameters: Tensor1D): Tensor2D[] => splitTensor(parameterShapes(architecture), parameters)
