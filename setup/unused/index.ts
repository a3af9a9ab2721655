import type { Plugin } from 'vite'
import { fileURLToPath } from 'node:url'

/** What of Slidev's client this deck never uses or must not do, who imports it, and what stands for it. */
const unused = [
  { module: '@vueuse/motion', importer: 'modules/v-motion.ts', standIn: './motion.ts' },
  { module: '@slidev/rough-notation', importer: 'modules/v-mark.ts', standIn: './rough-notation.ts' },
  { module: '@shikijs/vitepress-twoslash/client', importer: 'setup/main.ts', standIn: './twoslash.ts' },
  { module: 'floating-vue', importer: 'internals/SlideContainer.vue', standIn: './poppers.ts' },
  { module: 'floating-vue', importer: 'internals/SlidesShow.vue', standIn: './poppers.ts' },
  { module: '@vueuse/core', importer: 'composables/usePrintStyles.ts', standIn: './style-tag.ts' },
  { module: '@vueuse/core', importer: 'pages/presenter/print.vue', standIn: './style-tag.ts' },
]

/** Slidev's directives among them, which a slide must not have. */
export const unusedDirectives: readonly string[] = unused.flatMap(({ importer }) => /^modules\/(v-\w+)\.ts$/.exec(importer)?.[1] ?? [])

/** Vue with its compiler of templates, which needs `eval`; every template of the deck is compiled when it is built. */
const VUE_WITH_COMPILER = /vue\/dist\/vue\.esm-bundler\.js$/

/** Keeps out of the first slide's bytes what it would fetch and never use: a fifth of them. */
export function withoutUnused(): Plugin {
  return {
    name: 'leave-out',
    enforce: 'pre',
    resolveId(source, importer = '') {
      // Slidev's parser brings a YAML library; of it the client needs one function, which stands in a module of its own.
      if (source === '@slidev/parser/core' && importer.includes('@slidev/client/logic/utils.ts'))
        return this.resolve('@slidev/parser/utils', importer, { skipSelf: true })
      if (VUE_WITH_COMPILER.test(source))
        return source.replace(VUE_WITH_COMPILER, 'vue/dist/vue.runtime.esm-bundler.js')
      const found = unused.find(entry => source === entry.module && importer.includes(`@slidev/client/${entry.importer}`))
      return found && fileURLToPath(new URL(found.standIn, import.meta.url))
    },
  }
}

/** Puts the deck's own parts in the place of Slidev's, in development too: a phone may lead the lecture, and a slide that never comes says so. */
export function ownParts(): Plugin {
  return {
    name: 'own-parts',
    enforce: 'pre',
    resolveId(source, importer = '') {
      if (source.endsWith('/composables/useSwipeControls') && importer.includes('@slidev/client/pages/'))
        return fileURLToPath(new URL('../../site/useSwipeControls.ts', import.meta.url))
      if (/@slidev\/client\/internals\/SlideLoading\.vue$/.test(source))
        return fileURLToPath(new URL('../../site/away/SlideLoading.vue', import.meta.url))
    },
  }
}
