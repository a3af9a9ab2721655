import type { SlideInfo } from '@slidev/types'
import { load } from '@slidev/parser/fs'
import { join } from 'node:path'
import process from 'node:process'

const root = process.cwd()

/** The deck as Slidev reads it. */
export const { slides } = await load({ userRoot: root, roots: [root] }, join(root, 'slides.md'))

export const pageOf = (slide: SlideInfo): number => slide.index + 1

export const aliasOf = (slide: SlideInfo): string => slide.frontmatter.routeAlias

/**
 * Number of the frame with an alias.
 *
 * @throws {Error} If no frame has it.
 */
export function numberOf(alias: string): number {
  const slide = slides.find(slide => aliasOf(slide) === alias)
  if (!slide)
    throw new Error(`no frame has the alias “${alias}”; correct the test, or give it to a frame in pages/`)
  return pageOf(slide)
}

/** What the frame with an alias is found by on the page. */
export const slideOf = (alias: string): string => `[data-slidev-no="${numberOf(alias)}"]`

/** How many clicks a frame takes before the next one comes. */
export const clicksOf = (slide: SlideInfo): number => slide.frontmatter.clicks ?? 0

/** The formulas of a piece of Markdown, in order, without their dollars. */
export function formulasIn(markdown: string): string[] {
  return [...markdown.matchAll(FORMULA)].map(([, display, inline]) => (display ?? inline)!.trim())
}

export const FORMULA = /\$\$([\s\S]+?)\$\$|\$([^$\n]+)\$/g
