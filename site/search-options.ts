import type { SearchDocument } from './search-documents'
import type { Options } from 'minisearch'

const DIACRITICS = /\p{Mn}/gu

/** How frames are indexed when the deck is built and searched where it is shown: the same, or nothing is found. */
export const searchOptions: Options<SearchDocument> = {
  fields: ['title', 'section', 'name', 'words', 'note'],
  storeFields: ['title', 'section', 'words', 'note'],
  processTerm: term => term.normalize('NFD').replace(DIACRITICS, '').toLowerCase(),
  searchOptions: {
    boost: { title: 4, name: 4, section: 2, words: 1.5 },
    prefix: true,
    fuzzy: term => term.length > 4 ? 0.2 : false, // a slip of the finger in a long word
    combineWith: 'AND',
  },
}
