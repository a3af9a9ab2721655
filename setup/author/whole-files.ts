import type { HmrContext, Plugin } from 'vite'
import { setTimeout as wait } from 'node:timers/promises'

const BETWEEN_LOOKS_MS = 30
const LIMIT_MS = 2000

/**
 * Has Slidev read a saved page when all of its text is there. Most editors empty a file before they write it; of an empty page or half
 * of one Slidev would make a deck with fewer slides, and every window would be loaded again. Vite itself waits for a tenth of a second
 * where a file is empty.
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
        /** The text that two looks agree on. */
        context.read = async () => {
          let text = await read()
          for (let waited = 0; waited < LIMIT_MS; waited += BETWEEN_LOOKS_MS) {
            await wait(BETWEEN_LOOKS_MS)
            const before = text
            text = await read()
            if (text !== '' && text === before)
              break
          }
          return text
        }
        await context.read() // what comes next reads it from the disk; Slidev reads once more, for it can have been written again
      },
    },
  } satisfies Plugin
}
