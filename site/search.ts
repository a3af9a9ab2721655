import type { SearchDocument } from './search-documents'
import type { SearchResult } from 'minisearch'
import MiniSearch from 'minisearch'
import index from 'virtual:search-index'
import { searchOptions } from './search-options'

/** A piece of text, and whether it is what was searched for. */
export interface Piece {
  text: string
  isMatch: boolean
}

export interface Result {
  /** Page number. */
  page: number
  title: Piece[]
  section: string
  /** Words around the first match in the frame's text or, failing that, in its note. */
  excerpt: Piece[]
  isFromNote: boolean
}

const frames = MiniSearch.loadJSON<SearchDocument>(index, searchOptions)

/** How many results can be looked through. */
const MAX_RESULTS = 12

/** Frames in which all words of the query occur, in title, section, text or note; the best first. */
export function search(query: string): Result[] {
  const results = frames.search(query) as (SearchResult & SearchDocument)[] // it gives back the fields that it stores
  return results.slice(0, MAX_RESULTS).map(({ id, terms, title, section, words, note }) => {
    const found = excerpt(words, terms)
    const inNote = found ? undefined : excerpt(note, terms)
    return { page: id, title: pieces(title, terms), section, excerpt: found ?? inNote ?? [], isFromNote: inNote !== undefined }
  })
}

const BEFORE = 40
const AFTER = 100

/** The words around the first term that occurs; undefined if none does. */
function excerpt(text: string, terms: readonly string[]): Piece[] | undefined {
  const match = wordsOf(terms).exec(text)
  if (!match)
    return undefined
  const first = match.index <= BEFORE ? 0 : text.indexOf(' ', match.index - BEFORE) + 1
  const last = text.length <= match.index + AFTER ? text.length : text.lastIndexOf(' ', match.index + AFTER)
  const cut = text.slice(first, Math.max(last, match.index + match[0].length))
  return pieces(`${first > 0 ? '… ' : ''}${cut}${last < text.length ? ' …' : ''}`, terms)
}

function pieces(text: string, terms: readonly string[]): Piece[] {
  const isMatch = wordsOf(terms)
  return text.split(new RegExp(`(${isMatch.source})`, isMatch.flags))
    .filter(Boolean)
    .map(text => ({ text, isMatch: isMatch.test(text) }))
}

/** One of the terms as a whole word; terms are what the index holds, without accents. */
function wordsOf(terms: readonly string[]): RegExp {
  const escaped = terms.map(term => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'iu')
}
