import type { Plugin } from 'vite'
import { fileURLToPath } from 'node:url'

const [leading, windows] = ['leading', 'lecture-windows'].map(name => fileURLToPath(new URL(`../components/frame/${name}.ts`, import.meta.url)))

/** Places in Slidev 52.20.1's setup/root.ts, and what stands there instead. */
const changes = [
  [`import { initSharedState, onPatch, patch }`, `import { mayLead, watchUser } from '${leading}'\nimport { tellPlace } from '${windows}'\nimport { initSharedState, onPatch, patch }`],
  [`    if (!shouldSend)`, `    if (!shouldSend || !mayLead())`],
  [`    patch('page',`, `    tellPlace()\n    patch('page',`],
  [`  const router = useRouter()\n`, `  const router = useRouter()\n  watchUser()\n`],
  [`    if (!shouldReceive)`, `    if (shouldReceive)`], // the deck's own messages lead the windows; Slidev's are for its list of notes
] as const

/**
 * Has the windows of one lecture lead and follow by the rules of `components/frame`. By Slidev's own a window sends on what it received, and
 * sends its slide when it opens: a press of the clicker can get lost, and a window that joins late takes the lecturer back.
 */
export function leadingWindows(): Plugin {
  return {
    name: 'leading-windows',
    enforce: 'pre',
    transform: {
      filter: { id: /@slidev\/client\/setup\/root\.ts/ },
      handler(code) {
        if (changes.some(([theirs]) => !code.includes(theirs)))
          this.error('Slidev’s setup/root.ts sends the place in the lecture in another way than 52.20.1; look whether setup/leading-windows.ts is still needed.')
        return changes.reduce((code, [theirs, ours]) => code.replace(theirs, ours), code)
      },
    },
  }
}
