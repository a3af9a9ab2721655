import type { WordReading } from './decoder'
import type { Network } from './networks'
import { MAX_ENGLISH, MAX_FRENCH } from './grammar'
import { marks } from './lexicon'
import { openDecoder } from './model'
import { tokensOf, vocabularies } from './vocabulary'

export interface RankedWord {
  word: string
  probability: number
}

/** French words, and how each came about. */
export interface Translation {
  words: string[]
  /** A row a French word, a column an English word; rows sum to 1. */
  attention: number[][]
  /** For each French word the likeliest ones at its place, the likeliest first. */
  likeliest: RankedWord[][]
}

/** How many words are told of each place. */
export const SHOWN_WORDS = 5

/**
 * Translates word by word: writes the likeliest word, and asks for the next. It ends with a mark, or where no sentence is longer.
 *
 * @param english - Words of the grammar; a capital letter makes no difference.
 * @throws {RangeError} If a word is not in the vocabulary, if there are none or too many, or if the parameters are not the network's.
 */
export function translate(network: Network, english: readonly string[]): Translation {
  const next = openDecoder(network, tokensOfPair(english).english)
  const readings: WordReading[] = []
  const words: string[] = []
  while (words.length < MAX_FRENCH && !isMark(words.at(-1))) {
    const reading = next(words.length > 0 ? tokensOf('french', words.slice(-1))[0] : undefined)
    readings.push(reading)
    words.push(likeliestOf(reading.probabilities, 1)[0]!.word)
  }
  return translationOf(words, readings)
}

/**
 * What a network makes of French words that are given: each place is read as if the words before it had been written.
 *
 * @throws {RangeError} As `translate` does, and if a French word is not in the vocabulary, or there are too many.
 */
export function readGiven(network: Network, english: readonly string[], french: readonly string[]): Translation {
  const tokens = tokensOfPair(english, french)
  const next = openDecoder(network, tokens.english)
  return translationOf([...french], tokens.french.map((_, place) => next(tokens.french[place - 1])))
}

const translationOf = (words: string[], readings: readonly WordReading[]): Translation => ({
  words,
  attention: readings.map(({ attention }) => attention),
  likeliest: readings.map(({ probabilities }) => likeliestOf(probabilities, SHOWN_WORDS)),
})

/**
 * The tokens of the words that a network is to read.
 *
 * @throws {RangeError} If a word is not in the vocabulary, if there are no English words or too many, or too many French ones.
 */
export function tokensOfPair(english: readonly string[], french: readonly string[] = []): Record<'english' | 'french', number[]> {
  if (english.length < 1 || english.length > MAX_ENGLISH)
    throw new RangeError(`an English sentence has 1 to ${MAX_ENGLISH} words; got ${english.length}`)
  if (french.length > MAX_FRENCH)
    throw new RangeError(`a French sentence has at most ${MAX_FRENCH} words; got ${french.length}`)
  return { english: tokensOf('english', english), french: tokensOf('french', french) }
}

/** Whether the word ends a sentence. */
export const isMark = (word: string | undefined) => (marks as readonly (string | undefined)[]).includes(word)

/**
 * The words with the highest probabilities, in descending order.
 *
 * @param probabilities - As a `WordReading` has them.
 */
export function likeliestOf(probabilities: readonly number[], count: number): RankedWord[] {
  return probabilities
    .map((probability, index) => ({ word: vocabularies.french[index + 1]!, probability }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, count)
}
