import type { DrawnFrame } from '../reading/draw-frames.ts'
import type { ResolvedSlidevOptions } from '@slidev/types'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { normalizePath } from 'vite'
import { buildForNode } from './build-for-node.ts'
import { filesBelow, keepDrawing } from './keep-drawing.ts'

/** The deck's slides as HTML, and the files that belong to it. */
export interface DrawnSlides {
  frames: readonly DrawnFrame[]
  /** In base64, by path below the deck: the style sheet and the script of the page to read, and fonts. */
  files: Readonly<Record<string, string>>
}

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** Draws the deck, notes included, for the page to read and for the search. */
export const slidesDrawer = (options: ResolvedSlidevOptions): () => Promise<DrawnSlides> => keepDrawing(options, 'drawn-slides', folder => draw(options, folder))

async function draw(options: ResolvedSlidevOptions, folder: string): Promise<DrawnSlides> {
  await buildForNode(options, folder, { 'draw-frames': pathOf('../reading/draw-frames.ts'), 'read/reading': pathOf('../reading/reading.ts') })
  const { drawFrames } = await import(pathToFileURL(join(folder, 'draw-frames.js')).href) as { drawFrames: () => Promise<DrawnFrame[]> }
  const frames = await drawFrames()
  const paths = [...filesBelow(join(folder, 'read')), ...filesBelow(join(folder, 'assets')).filter(path => !/\.(?:js|wasm)$/.test(path))]
  return { frames, files: Object.fromEntries(paths.map(path => [normalizePath(path.slice(folder.length + 1)), readFileSync(path, 'base64')])) }
}
