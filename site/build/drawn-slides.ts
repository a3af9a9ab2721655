import type { DrawnSlide } from '../reading/draw-slides.ts'
import type { ResolvedSlidevOptions } from '@slidev/types'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { normalizePath } from 'vite'
import { buildForNode } from './build-for-node.ts'
import { filesBelow, keepDrawing } from './keep-drawing.ts'

/** The deck's slides as HTML, and the files that belong to it. */
export interface DrawnSlides {
  slides: readonly DrawnSlide[]
  /** In base64, by path below the deck: the style sheet and the script of the page to read, and fonts. */
  files: Readonly<Record<string, string>>
}

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** Draws the deck, notes included, for the page to read and for the search. */
export const slidesDrawer = (options: ResolvedSlidevOptions): () => Promise<DrawnSlides> => keepDrawing(options, 'drawn-slides', folder => draw(options, folder))

async function draw(options: ResolvedSlidevOptions, folder: string): Promise<DrawnSlides> {
  await buildForNode(options, folder, { 'draw-slides': pathOf('../reading/draw-slides.ts'), 'read/reading': pathOf('../reading/reading.ts') })
  const { drawSlides } = await import(pathToFileURL(join(folder, 'draw-slides.js')).href) as { drawSlides: () => Promise<DrawnSlide[]> }
  const slides = await drawSlides()
  const paths = [...filesBelow(join(folder, 'read')), ...filesBelow(join(folder, 'assets')).filter(path => !/\.(?:js|wasm)$/.test(path))]
  return { slides, files: Object.fromEntries(paths.map(path => [normalizePath(path.slice(folder.length + 1)), readFileSync(path, 'base64')])) }
}
