import type { Random } from '../shared/random'
import type { Sentence } from './grammar'
import { maskToken, tokensOf, vocabulary } from './vocabulary'

/** A sentence as the network gets it, and what it is to restore. */
export interface MaskedSentence {
  /** What is shown. */
  tokens: readonly number[]
  /** What was there, where it counts: `noTarget` elsewhere. */
  targets: readonly number[]
}

export const noTarget = -1

/** Share of the words to be restored, the pronoun aside. */
export const MASK_RATE = 0.1

/**
 * Hides words of a sentence. As in BERT, of the words to be restored 80 % are shown as the mask, 10 % as any word and 10 % as
 * they are. The pronoun is one more way to hide a word: the noun that it stands for is to be restored from the mask (60 %) or from "it"
 * (20 %); in the remaining 20 % it is an ordinary "it" with nothing to restore.
 *
 * @see Devlin et al. (2019), section 3.1. https://arxiv.org/abs/1810.04805
 */
export function maskSentence(sentence: Sentence, random: Random): MaskedSentence {
  const words = tokensOf(sentence.words)
  const tokens = [...words]
  const targets = words.map(() => noTarget)
  words.forEach((word, position) => {
    const chance = random.uniform()
    const way = random.uniform()
    const anyWord = 1 + random.integer(vocabulary.length - 1) // the mask is word 0
    if (position === sentence.pronoun) {
      if (way < 0.8)
        targets[position] = words[sentence.referent]!
      if (way < 0.6)
        tokens[position] = maskToken
    }
    else if (chance < MASK_RATE) {
      targets[position] = word
      if (way < 0.9)
        tokens[position] = way < 0.8 ? maskToken : anyWord
    }
  })
  return { tokens, targets }
}
