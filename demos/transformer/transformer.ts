import type { Matrix } from '../shared/lecture-numbers'
import type { Architecture, LayerDesign } from './architectures'
import type { LayerParameters, NormParameters } from './parameters'
import { requireIntegers } from '../shared/checks'
import { InputError } from '../shared/input-error'
import { dot, plus, softmax, times } from '../shared/matrices'
import { splitParameters } from '../shared/parameters'
import { mayAttend } from './architectures'
import { arrangeParameters, parameterShapes, requireParameters } from './parameters'

/** A trained network: its plan and its numbers, in the order of `arrangeParameters`. */
export interface Transformer {
  architecture: Architecture
  parameters: Float32Array
}

/** One head at work on one sentence. A row a word; rows of the square ones are the words that look, columns those looked at. */
export interface HeadReading {
  /** `[words, headSize]`; so is key. */
  query: Matrix
  key: Matrix
  /** `[words, valueSize]` */
  value: Matrix
  /** q · k, `[words, words]`, also for words that may not be looked at. */
  scores: Matrix
  /** q · k / √headSize */
  scaledScores: Matrix
  /** Rows sum to 1. Exactly 0 where a word may not be looked at, or an edge is cut. */
  weights: Matrix
  /** Σ weight × value, `[words, valueSize]`. */
  output: Matrix
}

/** What one word of a head's sentence does: the rows that are its own, and the keys and values of all words. */
export interface WordAttention {
  /** `[headSize]` */
  query: readonly number[]
  /** `[words, headSize]` */
  keys: Matrix
  /** `[words, valueSize]` */
  values: Matrix
  /** One per word: q · k, q · k / √headSize, and the share. */
  scores: readonly number[]
  scaledScores: readonly number[]
  weights: readonly number[]
  /** Σ weight × value, `[valueSize]`. */
  output: readonly number[]
}

/** @param word - Position of the word that looks. */
export const attentionOfWord = ({ query, key, value, scores, scaledScores, weights, output }: HeadReading, word: number): WordAttention => ({
  query: query[word]!,
  keys: key,
  values: value,
  scores: scores[word]!,
  scaledScores: scaledScores[word]!,
  weights: weights[word]!,
  output: output[word]!,
})

export interface LayerReading {
  heads: readonly HeadReading[]
  /** What the layer hands on, `[words, width]`. */
  state: Matrix
}

/** Every stage of reading one sentence. */
export interface Reading {
  tokens: readonly number[]
  layers: readonly LayerReading[]
  /** `[words, vocabularySize]`: how likely each word of the vocabulary is at each place, as logits … */
  logits: Matrix
  /** … and as probabilities. */
  probabilities: Matrix
}

/** An edge of attention: from the word that looks to the word looked at, positions in the sentence. */
export interface Edge {
  layer: number
  head: number
  from: number
  to: number
}

export interface ReadingOptions {
  /** Edges to cut. The weights that are left in the row are divided by their sum. */
  cuts?: readonly Edge[]
}

/** Added to the variance, so that a state of equal numbers does not divide by zero. */
export const normEpsilon = 1e-5

/**
 * Reads a sentence: the forward pass, in plain numbers and from the definitions. `transformer-tensors.ts` gives the same on TensorFlow.js.
 *
 * @throws {RangeError} If the tokens are not as many as a sentence has or not in the vocabulary, if an edge is not in the network
 * or nothing is left of a row after the cuts, or if the parameters do not fit the architecture.
 */
export function readSentence(transformer: Transformer, tokens: readonly number[], { cuts = [] }: ReadingOptions = {}): Reading {
  const { architecture, parameters } = transformer
  requireTokens(architecture, tokens)
  requireCuts(architecture, cuts)
  const { words, wordBias, positions, layers, norm } = matricesOf(architecture, parameters)

  const embeddings = tokens.map(token => words[token]!)
  let state: Matrix = plusRows(embeddings, positions)
  const layerReadings = architecture.layers.map((design, layer): LayerReading => {
    const parameters = layers[layer]!
    const normed = layerNorm(state, parameters.attentionNorm)
    const carried = design.hasWordValues ? embeddings.map(standardise) : normed
    const heads = Array.from({ length: design.heads }, (_, head) => attend({
      normed,
      carried,
      ...headParameters(parameters, design, head),
      isOpen: (from, to) => mayAttend(architecture, design, from, to),
      isCut: (from, to) => cuts.some(cut => cut.layer === layer && cut.head === head && cut.from === from && cut.to === to),
    }))
    const attended = times(tokens.map((_, word) => heads.flatMap(({ output }) => output[word]!)), parameters.output)
    const between = design.hasWordValues ? attended : plusRows(state, attended)
    state = plusRows(between, perceptron(layerNorm(between, parameters.perceptronNorm), parameters))
    return { heads, state }
  })

  const logits = layerNorm(state, norm).map(row => words.map((word, token) => dot(row, word) + wordBias[0]![token]!))
  return { tokens: [...tokens], layers: layerReadings, logits, probabilities: logits.map(softmax) }
}

interface HeadInput {
  /** What queries and keys are made of … */
  normed: Matrix
  /** … and values. */
  carried: Matrix
  query: Matrix
  key: Matrix
  value: Matrix
  isOpen: (from: number, to: number) => boolean
  isCut: (from: number, to: number) => boolean
}

/** Attention of all words, as Vaswani et al. (2017) define it in equation 1. */
function attend({ normed, carried, isOpen, isCut, ...kernels }: HeadInput): HeadReading {
  const query = times(normed, kernels.query)
  const key = times(normed, kernels.key)
  const value = times(carried, kernels.value)
  const scores = query.map(q => key.map(k => dot(q, k)))
  const scaledScores = scores.map(row => row.map(score => score / Math.sqrt(kernels.query[0]!.length)))
  const weights = scaledScores.map((row, from) => {
    const open = row.flatMap((score, to) => isOpen(from, to) ? [{ score, to }] : [])
    const shares = softmax(open.map(({ score }) => score))
    const kept = row.map((_, to) => isCut(from, to) ? 0 : shares[open.findIndex(other => other.to === to)] ?? 0)
    const total = kept.reduce((sum, weight) => sum + weight, 0)
    return kept.map(weight => weight / total)
  })
  return { query, key, value, scores, scaledScores, weights, output: times(weights, value) }
}

/** The columns of the layer's matrices that belong to one head. */
function headParameters({ query, key, value }: LayerParameters<Matrix>, { headSize, valueSize }: LayerDesign, head: number) {
  const columns = (matrix: Matrix, size: number) => matrix.map(row => row.slice(head * size, (head + 1) * size))
  return { query: columns(query, headSize), key: columns(key, headSize), value: columns(value, valueSize) }
}

function perceptron(states: Matrix, { hidden, hiddenBias, perceptron, perceptronBias }: LayerParameters<Matrix>): Matrix {
  const activations = times(states, hidden).map(row => plus(row, hiddenBias[0]!).map(value => Math.max(0, value)))
  return times(activations, perceptron).map(row => plus(row, perceptronBias[0]!))
}

/** With mean 0 and variance 1. */
function standardise(row: readonly number[]): number[] {
  const mean = row.reduce((sum, value) => sum + value, 0) / row.length
  const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / row.length
  return row.map(value => (value - mean) / Math.sqrt(variance + normEpsilon))
}

/** Each row with mean 0 and variance 1, then stretched and shifted. Ba, Kiros & Hinton (2016). https://arxiv.org/abs/1607.06450 */
const layerNorm = (rows: Matrix, { gain, bias }: NormParameters<Matrix>): Matrix =>
  rows.map(row => standardise(row).map((value, index) => value * gain[0]![index]! + bias[0]![index]!))

/** @throws {RangeError} If the parameters do not fit the architecture. */
function matricesOf(architecture: Architecture, parameters: Float32Array) {
  requireParameters(architecture, parameters)
  const matrices = splitParameters(parameterShapes(architecture), parameters)
  let next = 0
  return arrangeParameters<Matrix>(architecture, () => matrices[next++]!)
}

/** @throws {RangeError} If the tokens are not as many as a sentence has, or not in the vocabulary. */
export function requireTokens({ length, vocabularySize }: Architecture, tokens: readonly number[]): void {
  if (tokens.length !== length)
    throw new RangeError(`a sentence has ${length} tokens; got ${tokens.length}`)
  requireIntegers(Object.fromEntries(tokens.map((token, position) => [`token ${position + 1}`, token])), 0)
  const unknown = tokens.find(token => token >= vocabularySize)
  if (unknown !== undefined)
    throw new RangeError(`tokens are integers from 0 to ${vocabularySize - 1}; got ${unknown}`)
}

/** @throws {RangeError} If an edge is not in the network, or if nothing is left of a row after the cuts. */
export function requireCuts(architecture: Architecture, cuts: readonly Edge[]): void {
  const positions = Array.from({ length: architecture.length }, (_, position) => position)
  for (const { layer, head, from, to } of cuts) {
    const design = architecture.layers[layer]
    if (!design || !(head >= 0 && head < design.heads) || !positions.includes(from) || !positions.includes(to))
      throw new InputError(`there is no edge from word ${from + 1} to word ${to + 1} in layer ${layer + 1}, head ${head + 1}; choose one of the network’s`)
    const isLeft = (to: number) => mayAttend(architecture, design, from, to)
      && !cuts.some(cut => cut.layer === layer && cut.head === head && cut.from === from && cut.to === to)
    if (!positions.some(isLeft))
      throw new InputError(`every edge from word ${from + 1} in layer ${layer + 1}, head ${head + 1} is cut; leave at least one`)
  }
}

const plusRows = (left: Matrix, right: Matrix) => left.map((row, index) => plus(row, right[index]!))
