import type { Field, Fields } from '../kit/fields'
import { choiceCount, sentenceLength } from '../../demos/transformer/grammar'
import { talkExample } from '../../demos/transformer/masked-words'
import { lexicon } from '../../demos/transformer/vocabulary'
import { choiceField, flagField, numberField } from '../kit/fields'

/** What the masked words are set to. */
export interface MaskedValues {
  /** Its number in the grammar. */
  sentence: number
  /** Positions of the hidden words; the last is the one that is asked for. */
  hidden: readonly number[]
  /** Whether more than one word can be hidden. */
  several: boolean
  /** The visitor's; empty for none. */
  guess: string
  revealed: boolean
}

/** What can be guessed: every word of the grammar, by its kind. */
export const guessGroups = [
  { choices: [{ value: '', label: 'none yet' }] },
  ...([
    ['Animals', lexicon.animals],
    ['Places', lexicon.places],
    ['What an animal can be', lexicon.animalAdjectives],
    ['What a place can be', lexicon.placeAdjectives],
    ['What an animal does', lexicon.animalVerbs.flat()],
    ['What a place does', lexicon.placeVerbs.flat()],
    ['Small words', [...lexicon.negations, ...lexicon.conjunctions, ...lexicon.degrees, ...lexicon.others]],
  ] as const).map(([heading, words]) => ({ heading, choices: words.map(word => ({ value: word, label: word })) })),
]
const guesses = guessGroups.flatMap(({ choices }) => choices.map(({ value }) => value))

/** Counts from 1, as a reader does: `2,12`. */
const positionsField: Field<readonly number[]> = {
  fallback: [talkExample.position],
  read: (text) => {
    const positions = text.split(',').map(part => part.trim() === '' ? Number.NaN : Number(part) - 1)
    const isFine = positions.every(position => Number.isInteger(position) && position >= 0 && position < sentenceLength)
    return isFine && new Set(positions).size === positions.length ? positions : undefined
  },
  write: positions => positions.map(position => position + 1).join(','),
  expected: `positions from 1 to ${sentenceLength}, each once, divided by commas`,
}

export const maskedFields: Fields<MaskedValues> = {
  sentence: numberField({ fallback: talkExample.sentence, least: 0, most: choiceCount - 1, whole: true }),
  hidden: positionsField,
  several: flagField(),
  guess: choiceField(guesses, ''),
  revealed: flagField(),
}
