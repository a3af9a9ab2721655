import type { Piece, Source } from './excerpt'
import type { SearchDocument } from './search-documents'
import MiniSearch from 'minisearch'
import index from 'virtual:search-index'
import { excerptOf, pieces } from './excerpt'
import { searchOptions } from './search-options'
import { searchSlides } from './search-slides'

export interface Result {
  /** Of the slide. */
  number: number
  title: Piece[]
  section: string
  /** Words around what was found, and where in the slide they stand. */
  excerpt: { source: Source, pieces: Piece[] }
}

const slides = MiniSearch.loadJSON<SearchDocument>(index, searchOptions)

/** The slides that a question is about, the best first; `hasAll` is false if none has all its words, and these have some. */
export function search(query: string): { results: Result[], hasAll: boolean } {
  const found = searchSlides(slides, query)
  return {
    results: found.slides.map(slide => ({
      number: slide.id,
      title: pieces(slide.title, new Set(slide.terms)),
      section: slide.section,
      excerpt: excerptOf(slide),
    })),
    hasAll: found.hasAll,
  }
}
