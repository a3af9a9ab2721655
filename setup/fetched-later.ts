import type { Plugin } from 'vite'

/** Slidev 52.20.1's parts that bring a library and are asked for by a key or a press: 26 kB that no slide waits for. */
const PARTS = [
  { importer: 'Controls.vue', part: 'Goto' }, // the field for a frame, with fuse.js
  { importer: 'NavControls.vue', part: 'Settings' }, // a menu, with floating-vue
] as const

/** The second frame has what was asked for; Safari has no idle callback. */
const WHEN_PAINTED = 'new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => (window.requestIdleCallback ?? window.setTimeout)(resolve))))'

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
          code = code.replace(line, `import { defineAsyncComponent } from 'vue'\nconst ${part} = defineAsyncComponent(() => ${WHEN_PAINTED}.then(() => import('./${part}.vue')))`)
        }
        return code
      },
    },
  }
}
