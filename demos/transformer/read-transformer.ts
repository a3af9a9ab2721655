import type { Matrix } from '../shared/lecture-numbers'
import type { MinimalPair, Sentence } from './grammar'
import type { PairReading, PronounReading } from './pronoun-metrics'
import type { HeadReading, Reading, ReadingOptions, Transformer } from './transformer'
import type { ForwardPass } from './transformer-tensors'
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { readAndDispose } from '../backend/read'
import { flatten } from '../training/layers'
import { requireParameters } from './parameters'
import { requireCuts, requireTokens } from './transformer'
import { arrangeTensors, forward, matricesOf } from './transformer-tensors'
import { tokensOf } from './vocabulary'

const stages = ['query', 'key', 'value', 'scores', 'scaledScores', 'weights', 'output'] as const satisfies readonly (keyof HeadReading)[]

/**
 * Reads a sentence on TensorFlow.js's backend: the readings that `readSentence` of `transformer.ts` gives, in single precision.
 *
 * @throws {RangeError} As that one does.
 */
export async function readSentence(transformer: Transformer, tokens: readonly number[], { cuts = [] }: ReadingOptions = {}): Promise<Reading> {
  const { architecture } = transformer
  requireTokens(architecture, tokens)
  requireCuts(architecture, cuts)
  const take = await readAll(transformer, tokens, cuts, ({ layers, logits }) => [
    ...layers.flatMap(layer => [...stages.map(stage => layer[stage]), layer.state]),
    logits,
    tf.softmax(logits),
  ])

  const words = architecture.length
  const layers = architecture.layers.map(({ heads, headSize, valueSize }) => {
    const columns = { query: headSize, key: headSize, value: valueSize, scores: words, scaledScores: words, weights: words, output: valueSize }
    const matrices = stages.map(stage => Array.from({ length: heads }, () => take(words, columns[stage])))
    const readings = Array.from({ length: heads }, (_, head) =>
      Object.fromEntries(stages.map((stage, index) => [stage, matrices[index]![head]!])) as Record<keyof HeadReading, Matrix>)
    return { heads: readings, state: take(words, architecture.width) }
  })
  return {
    tokens: [...tokens],
    layers,
    logits: take(words, architecture.vocabularySize),
    probabilities: take(words, architecture.vocabularySize),
  }
}

/**
 * What a network makes of the "it" of many sentences, all at once.
 *
 * @throws {RangeError} If the parameters do not fit the architecture.
 */
export async function readPairs(transformer: Transformer, pairs: readonly MinimalPair[]): Promise<PairReading[]> {
  const { architecture } = transformer
  const sentences = pairs.flat()
  const take = await readAll(transformer, sentences.flatMap(({ words }) => tokensOf(words)), [], ({ layers, logits }) => [
    ...layers.map(({ weights }) => weights),
    tf.reshape(tf.argMax(logits, 1), [sentences.length, architecture.length]),
  ])
  // [sentence][layer][head][word]
  const weights: number[][][][] = sentences.map(() => [])
  for (const { heads } of architecture.layers) {
    for (const [index, { pronoun }] of sentences.entries())
      weights[index]!.push(Array.from({ length: heads }, () => [...take(architecture.length, architecture.length)[pronoun]!]))
  }
  const guesses = take(sentences.length, architecture.length)
  const readings = sentences.map(({ pronoun }: Sentence, index): PronounReading => ({ guess: guesses[index]![pronoun]!, weights: weights[index]! }))
  return pairs.map((_, index) => [readings[2 * index]!, readings[2 * index + 1]!])
}

/**
 * Runs the network, and reads the tensors that are asked for in one go: on a GPU each read is a wait.
 *
 * @returns Takes the next numbers, as a matrix.
 */
async function readAll(
  { architecture, parameters }: Transformer,
  tokens: readonly number[],
  cuts: NonNullable<ReadingOptions['cuts']>,
  choose: (pass: ForwardPass) => (Tensor | Tensor4D)[],
): Promise<(rows: number, columns: number) => Matrix> {
  requireParameters(architecture, parameters)
  const all = tf.tidy(() => {
    const matrices = matricesOf(architecture, tf.tensor1d(parameters))
    const pass = forward(architecture, arrangeTensors(architecture, matrices), tf.tensor1d([...tokens], 'int32'), cuts)
    return flatten(choose(pass).map(tensor => tf.cast(tensor, 'float32')))
  })
  const numbers = await readAndDispose(all)
  let next = 0
  return (rows, columns) => Array.from({ length: rows }, () => [...numbers.subarray(next, next += columns)])
}
