import type { Plugin } from 'vite'
import { stat } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

const BETWEEN_LOOKS_MS = 20
const LIMIT_MS = 2000

/**
 * Waits until a saved page has its text. Most editors empty a file before they write it; Slidev would read a deck with
 * fewer slides, and every window would be loaded again.
 */
export function wholeFiles(): Plugin {
  return {
    name: 'whole-files',
    hotUpdate: {
      order: 'pre',
      async handler({ file, type }) {
        if (type !== 'update' || !file.endsWith('.md'))
          return
        for (let waited = 0; waited < LIMIT_MS && await isEmpty(file); waited += BETWEEN_LOOKS_MS)
          await wait(BETWEEN_LOOKS_MS)
      },
    },
  }
}

const isEmpty = (file: string): Promise<boolean> => stat(file).then(({ size }) => size === 0, () => false)
