import type { Plugin } from 'vite'
import { fileURLToPath } from 'node:url'
import { normalizePath } from 'vite'

/** Slidev 52.20.1's parts that bring a library and are asked for by a key or a press: 26 kB that no slide waits for. */
const PARTS = [
  { importer: 'Controls.vue', part: 'Goto' }, // the field for a slide, with fuse.js
  { importer: 'NavControls.vue', part: 'Settings' }, // a menu, with floating-vue
] as const

const SLIDE_SHOWN = normalizePath(fileURLToPath(new URL('../site/remove-opening.ts', import.meta.url)))
/** Safari has no idle callback. */
const THEN_IDLE = 'new Promise(resolve => (window.requestIdleCallback ?? window.setTimeout)(resolve))'

/** Has the browser fetch them when the slide is painted, instead of before. */
export function fetchedLater(): Plugin {
  return {
    name: 'fetched-later',
    enforce: 'pre',
    transform: {
      filter: { id: /@slidev\/client\/internals\/(?:Nav)?Controls\.vue$/ },
      handler(code, id) {
        for (const { part } of PARTS.filter(({ importer }) => id.endsWith(`/internals/${importer}`))) {
          const line = `import ${part} from './${part}.vue'`
          if (!code.includes(line))
            this.error(`Slidev’s ${id} brings ${part} in another way than 52.20.1; look whether setup/fetched-later.ts is still needed.`)
          code = code.replace(line, [
            `import { defineAsyncComponent } from 'vue'`,
            `import { slideShown } from '${SLIDE_SHOWN}'`,
            `const ${part} = defineAsyncComponent(() => slideShown.then(() => ${THEN_IDLE}).then(() => import('./${part}.vue')))`,
          ].join('\n'))
        }
        return code
      },
    },
  }
}
