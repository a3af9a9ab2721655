import type { MinimalPair, Sentence } from './grammar'
import type { Reading } from './transformer'
import { tokensOf } from './vocabulary'

/** What a network makes of the "it" of a sentence. */
export interface PronounReading {
  /** The likeliest word, a token. */
  guess: number
  /** How "it" attends, `[layer][head][word]`. */
  weights: readonly (readonly (readonly number[])[])[]
}

export type PairReading = readonly [PronounReading, PronounReading]

/** Where in a network one looks; both count from 0. */
export interface HeadPlace {
  layer: number
  head: number
}

/** What one head's attention tells of minimal pairs. */
export interface HeadMetrics {
  /** Share of pairs in both sentences of which the right noun gets more than the wrong one. */
  flipRate: number
  /** Share of pairs in both sentences of which the right noun gets more than any other word. */
  largestRate: number
  /** Mean shares of the right and of the wrong noun, over all sentences. */
  referentShare: number
  distractorShare: number
}

export function pronounReadingOf({ layers, logits }: Reading, { pronoun }: Sentence): PronounReading {
  return { guess: largestOf(logits[pronoun]!), weights: layers.map(({ heads }) => heads.map(({ weights }) => weights[pronoun]!)) }
}

/** Share of sentences in which the likeliest of all words, for "it", is the noun that it stands for. */
export function accuracyOf(pairs: readonly MinimalPair[], readings: readonly PairReading[]): number {
  return mean(pairs.flatMap((pair, index) => pair.map(({ words, referent }, side) =>
    Number(readings[index]![side]!.guess === tokensOf([words[referent]!])[0]))))
}

export function headMetricsOf(pairs: readonly MinimalPair[], readings: readonly PairReading[], { layer, head }: HeadPlace): HeadMetrics {
  const rows = pairs.map((pair, index) => pair.map((sentence, side) => ({ sentence, row: readings[index]![side]!.weights[layer]![head]! })))
  const shareOfPairs = (isRight: (sentence: Sentence, row: readonly number[]) => boolean) =>
    mean(rows.map(pair => Number(pair.every(({ sentence, row }) => isRight(sentence, row)))))
  return {
    flipRate: shareOfPairs(({ referent, distractor }, row) => row[referent]! > row[distractor]!),
    largestRate: shareOfPairs(({ referent }, row) => row.every((weight, word) => word === referent || weight < row[referent]!)),
    referentShare: mean(rows.flat().map(({ sentence, row }) => row[sentence.referent]!)),
    distractorShare: mean(rows.flat().map(({ sentence, row }) => row[sentence.distractor]!)),
  }
}

/**
 * The rule by which a head is chosen, as Clark et al. (2019) chose theirs on data apart: the one with the greatest flip rate on
 * validation pairs; of equal ones the one that gives the right noun the greatest mean share. Never on the lecture's own pair.
 *
 * @see https://arxiv.org/abs/1906.04341
 */
export function chooseHead(validationPairs: readonly MinimalPair[], readings: readonly PairReading[]): HeadPlace {
  const places = readings[0]![0].weights.flatMap((heads, layer) => heads.map((_, head) => ({ layer, head })))
  const ranked = places
    .map(place => ({ place, ...headMetricsOf(validationPairs, readings, place) }))
    .sort((a, b) => b.flipRate - a.flipRate || b.referentShare - a.referentShare)
  return ranked[0]!.place
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const largestOf = (values: readonly number[]) => values.reduce((best, value, index) => value > values[best]! ? index : best, 0)
