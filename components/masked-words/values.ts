import type { ValuesOf } from '../kit/fields'
import { choiceCount, sentenceLength } from '../../demos/transformer/grammar'
import { kindsOfWords, talkExample } from '../../demos/transformer/masked-words'
import { choiceField, flagField, listField, numberField } from '../kit/fields'
import { capitalised } from '../kit/format'

/** What can be guessed: every word of the grammar, by its kind. */
export const guessGroups = [
  { choices: [{ value: '', label: 'none yet' }] },
  ...kindsOfWords.map(({ name, words }) => ({ heading: capitalised(name), choices: words.map(word => ({ value: word, label: word })) })),
]

/** Positions in an address count from 1, as a reader does: `2,12`. */
const positionsField = listField<number>({
  default: [talkExample.position],
  max: sentenceLength,
  read: (text) => {
    const position = text.trim() === '' ? Number.NaN : Number(text) - 1
    return Number.isInteger(position) && position >= 0 && position < sentenceLength ? position : undefined
  },
  write: position => String(position + 1),
  expected: `positions from 1 to ${sentenceLength}`,
})

/** What the masked words are set to. */
export const maskedFields = {
  /** Number of the sentence in the grammar. */
  sentence: numberField({ default: talkExample.sentence, min: 0, max: choiceCount - 1, integer: true }),
  /** Positions of the hidden words; the last is the one that is asked for. */
  hidden: positionsField,
  /** Whether more than one word can be hidden. */
  several: flagField(),
  /** The visitor's guess; empty for none. */
  guess: choiceField(guessGroups.flatMap(({ choices }) => choices.map(({ value }) => value))),
  revealed: flagField(),
}
export type MaskedValues = ValuesOf<typeof maskedFields>
