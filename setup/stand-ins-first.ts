import type { Plugin } from 'vite'
import { fileURLToPath } from 'node:url'

const standIns = fileURLToPath(new URL('../site/stand-ins.ts', import.meta.url))

/** Has what the browser refuses be replaced before any module of Slidev asks for it: a module's first import is run first. */
export function standInsFirst(): Plugin {
  return {
    name: 'stand-ins-first',
    enforce: 'pre',
    transform: {
      filter: { id: /@slidev\/client\/main\.ts/ },
      handler: code => `import '${standIns}'\n${code}`,
    },
  }
}
