import type { Piece, Source } from './excerpt'
import type { SearchDocument } from './search-documents'
import MiniSearch from 'minisearch'
import index from 'virtual:search-index'
import { excerptOf, pieces } from './excerpt'
import { searchFrames } from './search-frames'
import { searchOptions } from './search-options'

export interface Result {
  /** Page number. */
  page: number
  title: Piece[]
  section: string
  /** Words around what was found, and where in the frame they stand. */
  excerpt: { source: Source, pieces: Piece[] }
}

const frames = MiniSearch.loadJSON<SearchDocument>(index, searchOptions)

/** The frames that a question is about, the best first; `hasAll` is false if none has all its words, and these have some. */
export function search(query: string): { results: Result[], hasAll: boolean } {
  const found = searchFrames(frames, query)
  return {
    results: found.frames.map(frame => ({
      page: frame.id,
      title: pieces(frame.title, new Set(frame.terms)),
      section: frame.section,
      excerpt: excerptOf(frame),
    })),
    hasAll: found.hasAll,
  }
}
