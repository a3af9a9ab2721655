import type { Plugin } from 'vite'
import { fileURLToPath } from 'node:url'

const clicksAsked = fileURLToPath(new URL('../components/frame/clicks-asked.ts', import.meta.url))

/** The one place in Slidev 52.20.1's composables/useNav.ts where the address's `clicks` are read. */
const THEIRS = `const queryClicksRaw = useRouteQuery<string>('clicks', '0')`
const OURS = `const queryClicksRaw = wholeClicks(useRouteQuery<string>('clicks', '0'), () => currentSlideRoute.value?.meta?.__clicksContext)`

/** Has Slidev take `?clicks=` for a number only where it is one that the slide has. By its own, half a click or NaN reaches the slides. */
export function wholeClicks(): Plugin {
  return {
    name: 'whole-clicks',
    enforce: 'pre',
    transform: {
      filter: { id: /@slidev\/client\/composables\/useNav\.ts/ },
      handler(code) {
        if (!code.includes(THEIRS))
          this.error('Slidev’s composables/useNav.ts reads the address’s clicks in another way than 52.20.1; look whether setup/whole-clicks.ts is still needed.')
        return `import { wholeClicks } from '${clicksAsked}'\n${code.replace(THEIRS, OURS)}`
      },
    },
  }
}
