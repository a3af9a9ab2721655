import { defineConfig } from 'vite'
import { bundleDependencies } from './setup/dev-server/dependencies.ts'
import { keepUtilities, utilitiesKnownAtStart } from './setup/dev-server/utilities.ts'
import { fetchedLater } from './setup/fetched-later.ts'
import { leadingWindows } from './setup/leading-windows.ts'
import { nothingLeft } from './setup/nothing-left.ts'
import { ownOutput } from './setup/own-output.ts'
import { prepareNeighbours } from './setup/prepare-neighbours.ts'
import { standInsFirst } from './setup/stand-ins-first.ts'
import { withoutUnused, ownParts } from './setup/unused/index.ts'
import { wholeClicks } from './setup/whole-clicks.ts'

/** Names a chunk of TensorFlow.js after its package, so that one can see in a network log what is fetched. */
function chunkFileNames({ moduleIds }: { moduleIds: readonly string[] }): string {
  const packages = moduleIds.map(id => /@tensorflow\/(tfjs-[a-z-]+)\//.exec(id)?.[1]).filter(name => name !== undefined)
  const backend = packages.find(name => name.startsWith('tfjs-backend-'))
  return packages.length > 0 ? `assets/${backend ?? packages[0]}-[hash].js` : 'assets/[name]-[hash].js'
}

/** With all that they import. */
const PARTS_OF_FIRST_SLIDE = [
  /\/site\/stand-ins\.ts/, // before all that asks for storage
  /\/@slidev\/client\/(?:pages\/play|internals\/(?:SlideWrapper|SlideContainer|DrawingPreview|DrawingLayer))\.vue/,
  /\/components\/(?:frame\/|drawing\/FigureCanvas\.vue)/,
  /\/demos\/(?:shared\/(?:checks|layer-sizes|lecture-numbers|sliding-window)|convolution\/convolution|pooling\/pooling)\.ts/, // the cover's picture computes
  /\/layouts\/two-columns\.vue/,
  /^\0rolldown\/runtime/,
]

export default defineConfig(({ command }) => ({
  slidev: {
    // Slidev would take every TypeScript file below components/ for a component of slides, and complain of two values.ts.
    components: { globsExclude: ['components/**/*.ts'] },
    unocss: command === 'serve' ? utilitiesKnownAtStart : {},
  },
  build: {
    license: { fileName: 'licences.md' },
    rolldownOptions: { output: { chunkFileNames } },
    assetsInlineLimit: file => file.endsWith('.woff2') ? false : undefined, // the page's policy knows no font in a style sheet
  },
  // A worker that fetches one backend of several is of more than one file, which only modules can be.
  worker: { format: 'es', rolldownOptions: { output: { chunkFileNames } } },
  plugins: [ownOutput(), bundleDependencies(), keepUtilities(), withoutUnused(), fetchedLater(), leadingWindows(), wholeClicks(), prepareNeighbours(), nothingLeft(), standInsFirst(), ownParts(), {
    // Slidev 52.20.1 quotes author, description and keywords twice; a share preview would show the quotation marks.
    name: 'unquote-meta',
    transformIndexHtml: html => html.replace(/content="&quot;(.*?)&quot;"/g, 'content="$1"'),
  }, {
    // Other pages, and other slides, share these with the first slide. Rolldown would give each a file, and the first slide would wait for all.
    name: 'slide-in-one-file',
    outputOptions(output) {
      const { manualChunks } = output
      const isPartOfSlide = (id: string) => PARTS_OF_FIRST_SLIDE.some(part => part.test(id))
      return { ...output, manualChunks: (id, meta) => isPartOfSlide(id) ? 'slide' : typeof manualChunks === 'function' ? manualChunks(id, meta) : undefined }
    },
  }],
}))
