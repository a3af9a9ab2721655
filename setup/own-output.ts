import type { Plugin } from 'vite'
import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'

/** What a folder of sources has and a built deck has not. */
const SOURCES = ['package.json', 'slides.md', '.git']

/** Whether nothing is lost when a folder is emptied: it is not there, has nothing in it, or a deck was built into it before. */
export function mayBeEmptied(folder: string): boolean {
  if (!existsSync(folder))
    return true
  const names = readdirSync(folder)
  return names.length === 0 || (['index.html', 'assets'].every(name => names.includes(name)) && !SOURCES.some(name => names.includes(name)))
}

/** Keeps `npm run build -- --out pages` from deleting the pages: Vite empties the folder that it builds into. */
export function ownOutput(): Plugin {
  return {
    name: 'own-output',
    apply: 'build',
    configResolved({ root, build: { outDir } }) {
      const folder = resolve(root, outDir)
      if (!mayBeEmptied(folder))
        throw new Error(`--out ${outDir} would delete what is in ${folder}, which is no deck that was built before; name a folder that is new or empty.`)
    },
  }
}
