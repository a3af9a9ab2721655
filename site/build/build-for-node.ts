import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { ViteSlidevPlugin } from '@slidev/cli'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** What makes modules of slides. */
const COMPILES_SLIDES = /^(?:links-out|slidev:(?:loader|layout-wrapper|context-injection)|unplugin-vue-markdown|vite:vue)$/

/** What imports the components that a slide names. */
const IMPORTS_COMPONENTS = 'unplugin-vue-components'

/**
 * Builds modules that draw slides, to run in Node without a browser.
 *
 * @param folder - Where they go, below the deck's folder, so that they find its packages. Style sheets go to `read/` in it.
 * @param modules - Their files, by the name of what is built.
 * @param slide - The number of the only slide that they draw, with the components that it names; without it, all can be drawn.
 */
export async function buildForNode(options: ResolvedSlidevOptions, folder: string, modules: Record<string, string>, slide?: number): Promise<void> {
  const plugins = (await ViteSlidevPlugin({ ...options, withoutNotes: false }, { components: { globsExclude: ['components/**/*.ts'] } })).flat(Infinity as 1) as Plugin[]
  await build({
    configFile: false,
    root: options.userRoot,
    base: './',
    publicDir: false,
    logLevel: 'error',
    plugins: plugins.filter(plugin => plugin && (COMPILES_SLIDES.test(plugin.name) || (slide !== undefined && plugin.name === IMPORTS_COMPONENTS))),
    define: options.utils.define,
    resolve: {
      alias: [
        { find: /^@slidev\/client(?:\/context\.ts)?$|^\.\/lecture-windows$/, replacement: pathOf('../reading/slidev.ts') },
        { find: /^#slidev\//, replacement: '/@slidev/' },
      ],
    },
    ssr: { noExternal: ['@slidev/client', /^@fontsource/, /^@unocss\/reset/, 'katex'] }, // their style sheets, and TypeScript
    build: {
      ssr: true,
      outDir: folder,
      ssrEmitAssets: true,
      cssCodeSplit: false,
      cssMinify: true,
      minify: false,
      assetsInlineLimit: 0, // the page's policy knows no font in a style sheet
      rolldownOptions: {
        input: modules,
        external: id => slide !== undefined && /^\/@slidev\/slides\/\d+\/md$/.test(id) && id !== `/@slidev/slides/${slide}/md`,
        output: { entryFileNames: '[name].js', assetFileNames: ({ names }) => names.some(name => name.endsWith('.css')) ? 'read/[name]-[hash][extname]' : 'assets/[name]-[hash][extname]' },
      },
    },
  })
}
