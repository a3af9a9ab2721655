import type { Plugin } from 'vite'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import subsetFont from 'subset-font'

/** The typeface of the slides. */
const STYLE_SHEET = '@fontsource-variable/atkinson-hyperlegible-next/index.css'
/** Its file for the letters of western Europe, in the packages. */
export const WHOLE_FONT = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2'
/** The file of the deck's own characters. */
export const DECK_FONT = 'atkinson-hyperlegible-next-deck.woff2'
/** The lightest and the boldest that the style sheets ask for. */
const WEIGHTS = { min: 400, max: 700 }
/** What the whole font has. Faces must declare the same weights, or a browser does not complete one by the other. */
export const DECLARED_WEIGHTS = '200 800'
/** Where words of slides, figures and controls stand. */
const SOURCES = ['slides.md', 'pages', 'components', 'layouts', 'demos', 'site']
const LATIN = /[ -~\u00A0-\u00FF\u2000-\u206F\u2212]/

/** Everything on a keyboard, and what else of this alphabet the texts have, in order. */
export function charactersIn(texts: readonly string[]): string[] {
  const keyboard = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index))
  return [...new Set([...keyboard, ...texts.join('')])].filter(character => LATIN.test(character)).sort()
}

/** Characters, in order, as the `unicode-range` of a font face. */
export function unicodeRangeOf(characters: readonly string[]): string {
  const ranges: [first: number, last: number][] = []
  for (const code of characters.map(character => character.codePointAt(0)!)) {
    const range = ranges.at(-1)
    if (range?.[1] === code - 1)
      range[1] = code
    else
      ranges.push([code, code])
  }
  const hex = (code: number) => code.toString(16).toUpperCase()
  return ranges.map(([first, last]) => first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`).join(',')
}

/**
 * Gives the built deck a font of its own characters and weights, a third as large as the whole one, which the first slide would wait
 * for. The whole font stays for what a visitor types: a browser fetches it when a character is not among the deck's.
 */
export function deckFont({ userRoot }: { userRoot: string }): Plugin {
  const isOfStyles = (id: string) => id.replaceAll('\\', '/').split('?')[0]!.endsWith(STYLE_SHEET)
  return {
    name: 'deck-font',
    apply: 'build',
    enforce: 'pre',
    async transform(code, id) {
      if (!isOfStyles(id))
        return
      const characters = charactersIn(SOURCES.map(source => join(userRoot, source)).flatMap(textsBelow))
      const whole = readFileSync(join(userRoot, 'node_modules', WHOLE_FONT))
      const file = join(userRoot, '.cache', DECK_FONT)
      mkdirSync(join(file, '..'), { recursive: true })
      writeFileSync(file, await subsetFont(whole, characters.join(''), { targetFormat: 'woff2', variationAxes: { wght: WEIGHTS } }))
      const [, family] = /font-family: (.*?);/.exec(code)!
      // Of two faces with the same character a browser takes the later one.
      return `${code}
@font-face {
  font-family: ${family};
  font-style: normal;
  font-display: swap;
  font-weight: ${DECLARED_WEIGHTS};
  src: url(${file}) format('woff2-variations');
  unicode-range: ${unicodeRangeOf(characters)};
}`
    },
  }
}

const textsBelow = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path).flatMap(name => textsBelow(join(path, name)))
    : /\.(?:md|vue|ts)$/.test(path) ? [readFileSync(path, 'utf8')] : []
