import type { Pair } from './grammar'
import type { Network } from './networks'
import type { Translation } from './translate'
import { readGiven } from './translate'

/** What a network was measured to do on sentence pairs. Shares from 0 to 1. */
export interface TranslationMetrics {
  /** Of the French words those that are the likeliest where the right ones stand before them. */
  tokens: number
  /** Share of the sentences with every word right: of these `translate` writes the whole translation. */
  sentences: number
  /** Of the French words those whose largest share is on the English word that decides them. */
  alignment: number
  /** … and those whose largest share is on the word before or behind that one. */
  beside: number
  /** Mean of the largest shares: 1 where each French word looks at one English word alone. */
  largestShare: number
  /**
   * Alignment error rate. A network links a French word to an English one with more than half of the share; the pairs' links are all sure.
   * Och & Ney (2003), A systematic comparison of various statistical alignment models, section 2.4. https://doi.org/10.1162/089120103321337421
   */
  errorRate: number
}

export function measure(network: Network, pairs: readonly Pair[]): TranslationMetrics {
  const all = pairs.map(pair => ({ pair, reading: readGiven(network, pair.english, pair.french) }))
  const words = all.flatMap(({ pair, reading }) => pair.french.map((word, place) => ({
    isRight: reading.likeliest[place]![0]!.word === word,
    isAligned: largestOf(reading, place) === pair.links[place],
    isBeside: Math.abs(largestOf(reading, place) - pair.links[place]!) === 1,
    largestShare: Math.max(...reading.attention[place]!),
    /** Whether there is a link, of which there can be but one, and whether it is the right one. */
    isLinked: reading.attention[place]!.some(share => share > 0.5),
    isLinkRight: reading.attention[place]![pair.links[place]!]! > 0.5,
  })))
  const count = (name: 'isRight' | 'isAligned' | 'isBeside' | 'isLinked' | 'isLinkRight') => words.filter(word => word[name]).length
  return {
    tokens: count('isRight') / words.length,
    sentences: all.filter(({ pair, reading }) => pair.french.every((word, place) => reading.likeliest[place]![0]!.word === word)).length / all.length,
    alignment: count('isAligned') / words.length,
    beside: count('isBeside') / words.length,
    largestShare: words.reduce((sum, { largestShare }) => sum + largestShare, 0) / words.length,
    errorRate: 1 - 2 * count('isLinkRight') / (count('isLinked') + words.length),
  }
}

/** The English word with the largest share at a French place. */
export const largestOf = ({ attention }: Pick<Translation, 'attention'>, place: number): number =>
  attention[place]!.indexOf(Math.max(...attention[place]!))
