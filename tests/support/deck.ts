import { load } from '@slidev/parser/fs'
import { join } from 'node:path'
import process from 'node:process'

const root = process.cwd()

const deck = await load({ userRoot: root, roots: [root] }, join(root, 'slides.md'))

/** The slides as Slidev reads them, each with its number, its alias, how many clicks it takes before the next one comes, and its note, empty if there is none. */
export const slides = deck.slides.map(slide => ({
  ...slide,
  number: slide.index + 1,
  alias: slide.frontmatter.routeAlias as string,
  clicks: (slide.frontmatter.clicks ?? 0) as number,
  note: slide.note ?? '',
}))

/**
 * Number of the slide with an alias.
 *
 * @throws {Error} If no slide has it.
 */
export function numberOf(alias: string): number {
  const slide = slides.find(slide => slide.alias === alias)
  if (!slide)
    throw new Error(`no slide has the alias “${alias}”; correct the test, or give it to a slide in pages/`)
  return slide.number
}

/** What the slide with an alias is found by on the page. */
export const slideOf = (alias: string): string => `[data-slidev-no="${numberOf(alias)}"]`

/** The formulas of a piece of Markdown, in order, without their dollars. */
export function formulasIn(markdown: string): string[] {
  return [...markdown.matchAll(FORMULA)].map(([, display, inline]) => (display ?? inline)!.trim())
}

export const FORMULA = /\$\$([\s\S]+?)\$\$|\$([^$\n]+)\$/g
