import type { Agreeing } from './lexicon'
import { adjectives, adverbs, auxiliaries, been, determiners, have, marks, months, nouns, prepositions, verbs, years } from './lexicon'

/** Stands before the first word and behind the last. Nothing is learned to look at it. */
export const BOUNDARY = '[boundary]'
export const boundaryToken = 0

const distinct = (words: readonly string[]) => [...new Set(words)]
const [allNouns, allDeterminers] = [Object.values(nouns), Object.values(determiners)]

/** Every word of a language, in the order of its number: the boundary is 0. Closed lists, as the sentences know no other words. */
export const vocabularies = {
  english: distinct([
    BOUNDARY,
    ...allDeterminers.flatMap(({ english }) => english),
    ...allNouns.flatMap(({ english }) => english),
    ...Object.keys(adjectives),
    ...Object.keys(prepositions),
    ...Object.values(auxiliaries).flat(),
    ...Object.keys(adverbs),
    ...Object.keys(verbs),
    'in',
    ...Object.keys(months),
    ...years,
    ',',
    ...marks,
  ]),
  french: distinct([
    BOUNDARY,
    ...allDeterminers.flatMap(({ french }) => french),
    ...allNouns.flatMap(({ french }) => french),
    ...Object.values<Agreeing>(adjectives).flat(),
    ...Object.values(prepositions),
    ...have,
    been,
    ...Object.values(adverbs),
    ...Object.values<Agreeing>(verbs).flat(),
    'en',
    ...Object.values(months),
    ...years,
    ',',
    ...marks,
  ]),
} as const satisfies Record<string, readonly string[]>

export type Language = keyof typeof vocabularies

const numbers = Object.fromEntries(Object.entries(vocabularies).map(([language, words]) =>
  [language, new Map(words.flatMap((word, number) => [[word.toLowerCase(), number], [word, number]] as const))])) as Record<Language, Map<string, number>>

/**
 * The words' numbers in their vocabulary. A capital letter makes no difference.
 *
 * @throws {RangeError} If a word is not in the vocabulary.
 */
export function tokensOf(language: Language, words: readonly string[]): number[] {
  return words.map((word) => {
    const token = numbers[language].get(word.toLowerCase())
    if (token === undefined)
      throw new RangeError(`the word “${word}” is not among the ${vocabularies[language].length} ${language === 'english' ? 'English' : 'French'} words; choose one of the grammar’s`)
    return token
  })
}
