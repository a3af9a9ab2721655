import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'
import { plainText, searchDocuments } from '../../site/search-documents'
import { searchOptions } from '../../site/search-options'
import { slides } from '../support/deck'

const documents = searchDocuments(slides, true)
const index = new MiniSearch(searchOptions)
index.addAll(documents)
const pagesFor = (query: string) => index.search(query).map(({ id }) => id)

const words = (text: string) => text.toLowerCase().match(/\p{L}{4,}/gu) ?? []
/** Of the words of a text the one that the fewest frames have. */
const rarest = (text: string, everywhere: readonly string[]) =>
  words(text).sort((one, other) => everywhere.filter(text => text.includes(one)).length - everywhere.filter(text => text.includes(other)).length)[0]
const everything = documents.map(({ title, words, note }) => `${title} ${words} ${note}`.toLowerCase())

describe('the search', () => {
  it.each(documents)('finds frame $id by its title', ({ id, title }) => {
    const pages = pagesFor(title)
    const namesakes = documents.filter(document => document.title === title || document.section === title).length
    expect(pages.indexOf(id), `${title}: ${pages}`).toBeGreaterThanOrEqual(0)
    expect(pages.indexOf(id)).toBeLessThan(Math.max(3, namesakes))
  })

  it.each(documents.filter(({ words: text }) => words(text).length > 0))('finds frame $id by its text', ({ id, words }) => {
    expect(pagesFor(rarest(words, everything)!)).toContain(id)
  })

  it.each(documents.filter(({ note }) => words(note).length > 0))('finds frame $id by its note', ({ id, note }) => {
    expect(pagesFor(rarest(note, everything)!)).toContain(id)
  })

  it.each([
    ['max-pooling', 19], // what the address calls it; the slide says “2D pooling”
    ['ImageNet', 22],
    ['backpropag', 14], // the word is not finished
    ['convolutoin', 18], // two letters are in the wrong order
    ['self attention', 29],
  ])('finds “%s” on frame %i', (query, page) => {
    expect(pagesFor(query)).toContain(page)
  })

  it('asks for all the words', () => {
    expect(pagesFor('kernel')).not.toEqual([])
    expect(pagesFor('kernel xylophone')).toEqual([])
  })

  it('knows nothing of the notes where there are to be none', () => {
    expect(searchDocuments(slides, false).map(({ note }) => note).filter(Boolean)).toEqual([])
  })
})

describe('plain text', () => {
  it.each([
    ['**bold**, `code` and [a link](https://example.org)', 'bold, code and a link'],
    ['- <span v-click>one</span>\n- two<br>three', 'one two three'],
    ['<!-- a note -->seen', 'seen'],
    ['::picture::\n\n<CoverPicture />\n\nwords', 'words'],
    ['[click] Say it. [click:2] Again.', 'Say it. Again.'],
    ['as $\\frac{\\partial J}{\\partial W_i}$ grows', 'as J W i grows'],
  ])('of %j is %j', (markdown, text) => {
    expect(plainText(markdown)).toBe(text)
  })
})
