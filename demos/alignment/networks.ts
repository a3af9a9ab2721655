import type { ParameterShape } from '../shared/parameters'
import { countParameters, drawParameters, requireParameters as requireCount } from '../shared/parameters'
import { vocabularies } from './vocabulary'

/**
 * The three translators. All score a French word, which is about to be written and asks (its query), against every English word (its key).
 * - alignment: values are the English words themselves, and four numbers of what stands behind them. No recurrence.
 * - shifted: the same, but values are a word's neighbours without the word: to get a word, it has to look beside it.
 * - recurrent: as Bahdanau et al. (2014) have it, one GRU each way over the English words, and one that writes.
 */
export const networkNames = ['alignment', 'shifted', 'recurrent'] as const
export type NetworkName = typeof networkNames[number]

/** A translator: its kind and its numbers, in the order of `shapesOf`. */
export interface Network {
  name: NetworkName
  parameters: Float32Array
}

/** Of `alignment` and `shifted`. */
export const sizes = {
  /** Numbers in an embedding, a query and a key. */
  width: 24,
  /** Of the decoder's state. */
  state: 32,
  /** English words that a key sees to either side of its own. */
  keyReach: 2,
  /** French words written last that the state sees one by one. */
  lastWords: 5,
  /**
   * Of all of them it sees one sum, in which a word at place t (from 0) weighs `sumScale` · `sumFade`ᵗ: the earlier, the more. The gender in the
   * sum is then that of the subject, with which the participle agrees, and not that of the noun behind the preposition.
   */
  sumScale: 0.5,
  sumFade: 0.8,
} as const

/** Places of the English words that a value is made of, from the word's own, and the numbers that are made of them. */
export const valueWindows = {
  alignment: { places: [0, 1, 2, 3, 4], channels: 4, hasWord: true },
  shifted: { places: [-2, -1, 1, 2], channels: 20, hasWord: false },
} as const satisfies Record<string, { places: readonly number[], channels: number, hasWord: boolean }>

export type ConvolutionalName = keyof typeof valueWindows
export const isConvolutional = (name: NetworkName): name is ConvolutionalName => Object.hasOwn(valueWindows, name)

/** How far to either side of a sentence a window reaches. */
export const WINDOW_REACH = 4

/** Of `recurrent`. */
export const recurrentSizes = {
  /** Numbers in an embedding. */
  width: 16,
  /** Of the state of either encoder; an English word's annotation is both. */
  encoder: 16,
  /** Of the decoder's state. */
  decoder: 24,
  /** Of the hidden layer of the additive score. */
  score: 16,
} as const

const [english, french] = [vocabularies.english.length, vocabularies.french.length]
/** French words that can be written: all but the boundary. */
const written = french - 1

const matrix = (rows: number, columns: number, deviation = 1 / Math.sqrt(rows)) => ({ rows, columns, deviation, mean: 0 })
const bias = (columns: number) => ({ rows: 1, columns, deviation: 0, mean: 0 })
const embeddings = (words: number, width: number) => matrix(words, width, 0.2)

function convolutionalShapes(name: ConvolutionalName) {
  const { width, state, keyReach, lastWords } = sizes
  const { places, channels, hasWord } = valueWindows[name]
  return {
    english: embeddings(english, width),
    french: embeddings(french, width),
    key: matrix((2 * keyReach + 1) * width, width),
    keyBias: bias(width),
    value: matrix(places.length * width, channels),
    valueBias: bias(channels),
    state: matrix((lastWords + 1) * width, state),
    stateBias: bias(state),
    query: matrix(state, width),
    outputOfContext: matrix(channels + (hasWord ? width : 0), width),
    outputOfState: matrix(state, width),
    wordBias: bias(written),
  }
}

/** Gates in the order update, reset; a row is multiplied from the left. */
const gru = <Name extends string>(name: Name, input: number, size: number) => ({
  [`${name}Input`]: matrix(input, 3 * size),
  [`${name}Gates`]: matrix(size, 2 * size),
  [`${name}Candidate`]: matrix(size, size),
  [`${name}Bias`]: bias(3 * size),
}) as Record<`${Name}${'Input' | 'Gates' | 'Candidate' | 'Bias'}`, ReturnType<typeof matrix>>

function recurrentShapes() {
  const { width, encoder, decoder, score } = recurrentSizes
  return {
    english: embeddings(english, width),
    french: embeddings(french, width),
    ...gru('forward', width, encoder),
    ...gru('backward', width, encoder),
    start: matrix(encoder, decoder),
    startBias: bias(decoder),
    scoreOfState: matrix(decoder, score),
    scoreOfWord: matrix(2 * encoder, score),
    score: matrix(score, 1),
    ...gru('decoder', width + 2 * encoder, decoder),
    output: matrix(decoder + 2 * encoder + width, width),
    wordBias: bias(written),
  }
}

const named = <Shapes extends object>(shapes: Shapes) => shapes as { [Name in keyof Shapes]: Omit<ParameterShape, 'name'> }

const shapes = {
  alignment: named(convolutionalShapes('alignment')),
  shifted: named(convolutionalShapes('shifted')),
  recurrent: named(recurrentShapes()),
}

/** The matrices of a network under their names. */
export type Parts<Name extends NetworkName, Values> = { [Part in keyof typeof shapes[Name]]: Values }

/** The matrices of a network in their order, which is that of the weights' files. */
export const shapesOf = (name: NetworkName): ParameterShape[] =>
  Object.entries<Omit<ParameterShape, 'name'>>(shapes[name]).map(([name, shape]) => ({ name, ...shape }))

/** Gives matrices that are in order their names. */
export const arrange = <Name extends NetworkName, Values>(name: Name, matrices: readonly Values[]): Parts<Name, Values> =>
  Object.fromEntries(shapesOf(name).map(({ name }, index) => [name, matrices[index]!])) as Parts<Name, Values>

export const parameterCount = (name: NetworkName): number => countParameters(shapesOf(name))

/** A network before training; the same for the same seed. */
export const initialNetwork = (name: NetworkName, seed: number): Network => ({ name, parameters: drawParameters(shapesOf(name), seed) })

/** @throws {RangeError} If there are not as many parameters as the network has, or one of them is not finite. */
export const requireParameters = ({ name, parameters }: Network): void => requireCount(parameterCount(name), parameters, `network “${name}”`)
