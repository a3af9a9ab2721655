import type { HmrContext, Plugin } from 'vite'
import { setTimeout as wait } from 'node:timers/promises'

const BETWEEN_LOOKS_MS = 20
const LIMIT_MS = 2000

/**
 * Has Slidev read a saved page when it has its text. Most editors empty a file before they write it; Slidev would read a deck with
 * fewer slides, and every window would be loaded again. Vite itself waits for a tenth of a second, which a busy machine can exceed.
 */
export function wholeFiles() {
  return {
    name: 'whole-files',
    // Slidev has this hook, too, and the two share what they are told; `hotUpdate` is told separately.
    handleHotUpdate: {
      order: 'pre',
      handler: async (context: HmrContext) => {
        if (!context.file.endsWith('.md'))
          return
        const { read } = context
        context.read = async () => {
          let text = await read()
          for (let waited = 0; waited < LIMIT_MS && text === ''; waited += BETWEEN_LOOKS_MS) {
            await wait(BETWEEN_LOOKS_MS)
            text = await read()
          }
          return text
        }
        await context.read() // what comes next reads it from the disk; Slidev reads once more, for it can have been emptied again
      },
    },
  } satisfies Plugin
}
