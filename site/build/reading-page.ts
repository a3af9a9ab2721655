import type { DrawnFrame } from '../reading/draw-frames.ts'
import type { ReadLecture } from './reading-html.ts'
import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { ViteSlidevPlugin } from '@slidev/cli'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import sirv from 'sirv'
import { build } from 'vite'
import { withoutOpener } from '../../setup/links-out.ts'
import { framePage, lecturePage } from './reading-html.ts'

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** What of Slidev makes modules of slides. */
const COMPILES_SLIDES = /^(?:slidev:(?:loader|layout-wrapper|context-injection)|unplugin-vue-markdown|vite:vue)$/

/** The style sheet lies beside the page. `html.dark` is set by a script; where none runs, the system says it. Paper is white. */
export const styleWithoutScript = (css: string): string => css.replaceAll('url(/assets/', 'url(../assets/').replace(/html\.dark\s*\{([^}]*)\}/g, (dark, rules) =>
  `@media screen{${dark}}@media screen and (prefers-color-scheme:dark){html:not(.light){${rules}}}`)

/**
 * Writes the lecture as pages that are read without scripts, into `read/` of a folder: the whole, and each frame. The slides are
 * built for Node and rendered there.
 */
async function writeReadingPages(options: ResolvedSlidevOptions, { folder, cacheDir, lecture }: { folder: string, cacheDir: string, lecture: ReadLecture }): Promise<void> {
  mkdirSync(cacheDir, { recursive: true })
  const drawn = mkdtempSync(join(cacheDir, 'reading-')) // within the project: what it imports is found from there
  const read = join(folder, 'read')
  try {
    const plugins = (await ViteSlidevPlugin(options)).flat(Infinity as 1) as Plugin[]
    await build({
      configFile: false,
      root: options.userRoot,
      base: './',
      publicDir: false,
      logLevel: 'error',
      plugins: plugins.filter(plugin => plugin && COMPILES_SLIDES.test(plugin.name)),
      define: options.utils.define,
      resolve: {
        alias: [
          { find: /^@slidev\/client(?:\/context\.ts)?$/, replacement: pathOf('../reading/slidev.ts') },
          { find: /^#slidev\//, replacement: '/@slidev/' },
        ],
      },
      ssr: { noExternal: ['@slidev/client', /^@fontsource/, 'katex'] }, // their style sheets, and TypeScript
      build: {
        ssr: pathOf('../reading/draw-frames.ts'),
        outDir: drawn,
        ssrEmitAssets: true,
        cssCodeSplit: false,
        cssMinify: true,
        assetsInlineLimit: 0, // the page's policy knows no font in a style sheet
        rolldownOptions: { output: { entryFileNames: 'draw-frames.js', assetFileNames: ({ names }) => names.some(name => name.endsWith('.css')) ? 'read/[name]-[hash][extname]' : 'assets/[name]-[hash][extname]' } },
      },
    })
    const { drawFrames } = await import(pathToFileURL(join(drawn, 'draw-frames.js')).href) as { drawFrames: () => Promise<DrawnFrame[]> }
    const frames = await drawFrames()

    const [styleSheet] = readdirSync(join(drawn, 'read')) as [string]
    const write = (path: string, text: string) => {
      mkdirSync(join(read, path, '..'), { recursive: true })
      writeFileSync(join(read, path), withoutOpener(text))
    }
    write(styleSheet, styleWithoutScript(readFileSync(join(drawn, 'read', styleSheet), 'utf8')))
    write('index.html', lecturePage(frames, lecture, styleSheet))
    frames.forEach(({ alias }, index) => write(join(alias, 'index.html'), framePage(frames, index, lecture, styleSheet)))
    cpSync(join(drawn, 'assets'), join(folder, 'assets'), { recursive: true, filter: path => !/\.(?:js|wasm)$/.test(path) })
  }
  finally {
    rmSync(drawn, { recursive: true })
  }
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { outDir: read, emptyOutDir: false, lib: { entry: pathOf('../reading/reading.ts'), formats: ['iife'], name: 'reading', fileName: () => 'reading.js' } },
  })
}

/** The lecture as pages to read: written beside the built deck, and anew for everybody who asks the development server. */
export function readingPage(options: ResolvedSlidevOptions, url = process.env.SITE_URL): Plugin {
  let folder = ''
  let cacheDir = ''
  let writing = Promise.resolve()
  const write = () => {
    const { config: { title, info }, headmatter } = options.data
    return writeReadingPages(options, { folder, cacheDir, lecture: { title, date: String(headmatter.date), description: info === false ? '' : String(info), url } })
  }
  return {
    name: 'reading-page',
    configResolved(config) {
      cacheDir = config.cacheDir
      folder = config.command === 'serve' ? join(cacheDir, 'read') : resolve(config.root, config.build.outDir)
    },
    writeBundle: { order: 'post', sequential: true, handler: write },
    configureServer({ middlewares }) {
      const send = sirv(folder, { dev: true })
      middlewares.use((request, response, next) => {
        if (!/^\/read\/(?:$|[^.]*\/$)/.test(request.url?.split('?')[0] ?? ''))
          return send(request, response, next)
        writing = writing.catch(() => undefined).then(write)
        writing.then(() => send(request, response, next), next)
      })
    },
  }
}
