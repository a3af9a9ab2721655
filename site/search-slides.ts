import type { SearchDocument } from './search-documents'
import type { Query, SearchOptions } from 'minisearch'
import MiniSearch from 'minisearch'
import { askedNumber, askedWords } from './asked-words'
import { frenchWords } from './french-words'
import { plainWord, wordsOf } from './search-options'

/** A slide that was found, and the words of it that were asked for, as the index has them. */
export interface FoundSlide extends SearchDocument {
  terms: readonly string[]
}

export interface Found {
  /** The best first. */
  slides: readonly FoundSlide[]
  /** False if no slide has all the words that were asked for, and these have some of them. */
  hasAll: boolean
}

/** How many results can be looked through. */
const MAX_RESULTS = 12

/** A letter alone is a letter of a formula, and not the beginning of a word. */
const prefix = (term: string) => term.length > 1
/** A slip of the finger in a word, or two: two letters in the wrong order count as two. */
const fuzzy = (term: string) => term.length > 4 ? 0.28 : false

/** French words with what they are in the lecture, to be looked up like any word. */
const french = new MiniSearch<{ id: string, french: string }>({ fields: ['french'], tokenize: wordsOf, processTerm: plainWord })
french.addAll(Object.keys(frenchWords).map(word => ({ id: word, french: word })))

function translations(word: string, fuzzy: SearchOptions['fuzzy'] = false): string[] {
  return french.search(word, { fuzzy }).flatMap(({ id }) => frenchWords[id as string]!.split(' '))
}

/** A word in either language; where no slide has it, words that are a letter or two away. */
function inAnyLanguage(index: MiniSearch<SearchDocument>, word: string): Query {
  const exactly: Query = { combineWith: 'OR', queries: [word, ...translations(word)], prefix }
  return index.search(exactly).length > 0 ? exactly : { combineWith: 'OR', queries: [word, ...translations(word, fuzzy)], prefix, fuzzy }
}

/** The slides that a question is about: those with all its words or, failing that, with some of them. A slide whose title or number it is comes first. */
export function searchSlides(index: MiniSearch<SearchDocument>, query: string): Found {
  const queries = askedWords(query).map(word => inAnyLanguage(index, word))
  const withAll = index.search({ combineWith: 'AND', queries })
  const hasAll = withAll.length > 0
  const results = hasAll ? withAll : index.search({ combineWith: 'OR', queries })
  const number = askedNumber(query)
  const asked = number === undefined ? undefined : index.getStoredFields(number)
  const found = [
    ...asked ? [{ ...asked, id: number, terms: [] }] : [],
    ...results.filter(({ id }) => !asked || id !== number),
  ] as unknown as FoundSlide[] // the index gives back the fields that it stores
  const isTitle = ({ title }: FoundSlide) => plainText(title) === plainText(query)
  const slides = [...found.filter(isTitle), ...found.filter(slide => !isTitle(slide))]
  return { slides: slides.slice(0, MAX_RESULTS), hasAll: hasAll || asked !== undefined }
}

const plainText = (text: string) => wordsOf(text).map(plainWord).join(' ')
