import type { Pair } from './grammar'
import { MAX_ENGLISH, MAX_FRENCH } from './grammar'
import { sizes, WINDOW_REACH } from './networks'
import { tokensOfPair } from './translate'
import { boundaryToken } from './vocabulary'

/** Sentences as the networks on tensors get them: all as long as the longest, the boundary in the places that are left. */
export interface Batch {
  size: number
  /** `[size × (MAX_ENGLISH + 2 × WINDOW_REACH)]`: with boundaries on both sides, where windows reach beyond the sentence. */
  english: number[]
  /** `[size × MAX_ENGLISH]`: whether there is a word. */
  isWord: boolean[]
  /** `[size × (lastWords + MAX_FRENCH − 1)]`: the words written before each place, after as many boundaries as the decoder looks back. */
  previous: number[]
  /** `[size × MAX_FRENCH]`: the French words, as `WordReading` counts them: one less than the token; `noTarget` where there is none. */
  targets: number[]
}

export const noTarget = -1

/** @throws {RangeError} As `tokensOfPair` does. */
export function batchOf(pairs: readonly Pick<Pair, 'english' | 'french'>[]): Batch {
  const tokens = pairs.map(pair => tokensOfPair(pair.english, pair.french))
  const [english, french] = [tokens.map(({ english }) => english), tokens.map(({ french }) => french)]
  const boundaries = (count: number) => Array.from({ length: count }, () => boundaryToken)
  const filled = <Item>(items: readonly Item[], length: number, filler: Item) => [...items, ...Array.from({ length: length - items.length }, () => filler)]
  return {
    size: pairs.length,
    english: english.flatMap(tokens => [...boundaries(WINDOW_REACH), ...filled(tokens, MAX_ENGLISH, boundaryToken), ...boundaries(WINDOW_REACH)]),
    isWord: english.flatMap(tokens => filled(tokens.map(() => true), MAX_ENGLISH, false)),
    previous: french.flatMap(tokens => [...boundaries(sizes.lastWords), ...filled(tokens, MAX_FRENCH, boundaryToken).slice(0, -1)]),
    targets: french.flatMap(tokens => filled(tokens.map(token => token - 1), MAX_FRENCH, noTarget)),
  }
}
