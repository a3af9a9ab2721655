import type { FoundSlide } from './search-slides'
import { termsOf, wordsOf } from './search-options'

/** A piece of text, and whether it is what was searched for. */
export interface Piece {
  text: string
  isMatch: boolean
}

/** Where in a slide the words of an excerpt stand. */
export type Source = 'words' | 'figures' | 'note'
const SOURCES: readonly Source[] = ['words', 'figures', 'note']

const BEFORE = 40
const AFTER = 100

/** The text cut into what was searched for and what stands between. */
export function pieces(text: string, terms: ReadonlySet<string>): Piece[] {
  const cut: Piece[] = []
  let end = 0
  for (const { start, word } of matchesIn(text, terms)) {
    if (start > end)
      cut.push({ text: text.slice(end, start), isMatch: false })
    cut.push({ text: word, isMatch: true })
    end = start + word.length
  }
  return end < text.length ? [...cut, { text: text.slice(end), isMatch: false }] : cut
}

/** Where most of what was searched for stands close together: in the slide's text or, failing that, in its figures or its note. */
export function excerptOf(slide: FoundSlide): { source: Source, pieces: Piece[] } {
  const terms = new Set(slide.terms)
  let best = { source: SOURCES[0]!, at: 0, count: 0 }
  for (const source of SOURCES) {
    const matches = matchesIn(slide[source], terms)
    matches.forEach(({ start }, index) => {
      const near = matches.slice(index).filter(match => match.start < start + AFTER)
      const count = new Set(near.flatMap(({ word }) => termsOf(word)).filter(term => terms.has(term))).size
      if (count > best.count)
        best = { source, at: start, count }
    })
  }
  return { source: best.source, pieces: pieces(around(slide[best.source], best.at), terms) }
}

/** Whole words around a place in a text. */
function around(text: string, at: number): string {
  const first = at <= BEFORE ? 0 : text.indexOf(' ', at - BEFORE) + 1
  const last = text.length <= at + AFTER ? text.length : Math.max(text.lastIndexOf(' ', at + AFTER), at + 1)
  return `${first > 0 ? '… ' : ''}${text.slice(first, last)}${last < text.length ? ' …' : ''}`
}

function matchesIn(text: string, terms: ReadonlySet<string>): { start: number, word: string }[] {
  let end = 0
  return wordsOf(text).flatMap((word) => {
    const start = text.indexOf(word, end)
    end = start + word.length
    return termsOf(word).some(term => terms.has(term)) ? [{ start, word }] : []
  })
}
