import type { Drawer } from './keep-drawing.ts'
import type { ResolvedSlidevOptions } from '@slidev/types'
import Beasties from 'beasties'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildForNode } from './build-for-node.ts'
import { filesBelow, keepDrawing } from './keep-drawing.ts'

/** The first slide, to be on the page before any script runs. */
export interface DrawnCover {
  html: string
  /** All rules of the deck's style sheets that the page needs to show it, in light and dark. */
  css: string
}

/** Marks that only a page which Vue takes over needs. */
const MARKS = /<!--.*?-->| style=""/g

/** Draws the first slide, and finds the style that it needs. */
export const coverDrawer = (options: ResolvedSlidevOptions, opening: (cover: string) => string): Drawer<DrawnCover> => keepDrawing(options, 'drawn-cover', async (folder) => {
  await buildForNode(options, folder, { 'draw-cover': fileURLToPath(new URL('../reading/draw-cover.ts', import.meta.url)) }, 1)
  const { drawCover } = await import(pathToFileURL(join(folder, 'draw-cover.js')).href) as { drawCover: () => Promise<string> }
  const html = (await drawCover()).replace(MARKS, '')
  const style = filesBelow(folder).filter(path => path.endsWith('.css')).map(path => readFileSync(path, 'utf8')).join('\n')
  return { html, css: await neededFor(opening(html), style) }
})

/** The rules of a style sheet that concern a page's body. */
async function neededFor(body: string, style: string): Promise<string> {
  const page = await new Beasties({ logLevel: 'silent', fonts: false, allowRules: [/data-opening|:not\(/] }).process(`<html class="dark"><head><style>${style}</style></head><body>${body}</body></html>`)
  return /<style>([\s\S]*?)<\/style>/.exec(page)![1]!
}
