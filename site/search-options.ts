import type { SearchDocument } from './search-documents'
import type { Options } from 'minisearch'

/** A word, a number, a letter of a formula; `∂J` is one. */
const WORD = /∂?[\p{L}\p{M}\p{N}]+|[∂∑∇√]/gu
const DIACRITICS = /\p{Mn}/gu
const PLURAL = /(?<=\p{L}{2}[^aisu\P{L}])s$/u

/** How one types a sign that is on no keyboard. */
const SIGNS: Record<string, readonly string[]> = {
  '∂': ['partial', 'd'],
  '∑': ['sum', 'sigma'],
  '∇': ['nabla'],
  '√': ['root', 'sqrt'],
}
const GREEK = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa', 'lambda', 'mu', 'nu', 'xi', 'omicron', 'pi', 'rho', 'sigma', 'sigma', 'tau', 'upsilon', 'phi', 'chi', 'psi', 'omega']
const FIRST_GREEK = 'α'.codePointAt(0)!

/** The words of a text, as they stand in it. */
export const wordsOf = (text: string): string[] => text.match(WORD) ?? []

/** A word without accents, raised digits, capitals or the s of a plural: `Réseaux` is `reseaux`, `Kernels` is `kernel`, `ŷ` is `y`. */
export const plainWord = (word: string): string => word.normalize('NFKD').replace(DIACRITICS, '').toLowerCase().replace(PLURAL, '')

/** All that a word of the lecture is found by: itself, and the names of its signs. */
export function termsOf(word: string): string[] {
  const plain = plainWord(word)
  const [first, rest] = [plain[0]!, plain.slice(1)]
  const named = SIGNS[first] ?? (rest === '' ? [GREEK[first.codePointAt(0)! - FIRST_GREEK]].filter(name => name !== undefined) : [])
  if (rest === '')
    return [plain, ...named]
  return named.length > 0 ? [plain, rest, named[0]!, `${named.at(-1)}${rest}`] : [plain] // ∂J: ∂j, j, partial, dj
}

/** How slides are indexed when the deck is built and searched where it is shown: the same, or nothing is found. */
export const searchOptions: Options<SearchDocument> = {
  fields: ['title', 'section', 'name', 'words', 'stressed', 'figures', 'note'],
  storeFields: ['title', 'section', 'words', 'figures', 'note'],
  tokenize: wordsOf,
  processTerm: termsOf,
  searchOptions: {
    boost: { title: 4, stressed: 3, words: 1.5 },
    processTerm: plainWord,
  },
}
