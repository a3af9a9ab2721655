import type { DrawnFrame } from '../reading/draw-frames.ts'
import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { ViteSlidevPlugin } from '@slidev/cli'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, normalizePath } from 'vite'

/** The deck's slides as HTML, and the files that belong to it. */
export interface DrawnSlides {
  frames: readonly DrawnFrame[]
  /** In base64, by path below the deck: the style sheet and the script of the page to read, and fonts. */
  files: Readonly<Record<string, string>>
}

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** What makes modules of slides. */
const COMPILES_SLIDES = /^(?:links-out|slidev:(?:loader|layout-wrapper|context-injection)|unplugin-vue-markdown|vite:vue)$/

/** All that the drawings depend on, beside the slides' own text. */
const SOURCES = ['components', 'demos', 'layouts', 'pages', 'paper/split-note.ts', 'setup/katex.ts', 'site', 'styles', 'package-lock.json']

/**
 * Draws the deck without a browser, for the page to read and for the search. That takes seconds, so it is done when somebody asks, once for
 * all who do, and what came of it is kept in `.cache` until a source changes.
 *
 * @returns What draws it, notes included. It rejects with a sentence if a slide cannot be drawn.
 */
export function slidesDrawer(options: ResolvedSlidevOptions): () => Promise<DrawnSlides> {
  const { userRoot, data } = options
  const file = join(userRoot, '.cache', 'drawn-slides.json')
  let last: { sources: string, drawn: Promise<DrawnSlides> } | undefined
  return () => {
    const texts = data.slides.map(({ title, content, note, frontmatter }) => ({ title, content, note, frontmatter }))
    const sources = hashOf(SOURCES.map(source => join(userRoot, source)).filter(path => existsSync(path)).flatMap(filesOf), JSON.stringify(texts))
    if (last?.sources !== sources)
      last = { sources, drawn: keptOrDrawn(options, file, sources) }
    return last.drawn
  }
}

async function keptOrDrawn(options: ResolvedSlidevOptions, file: string, sources: string): Promise<DrawnSlides> {
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as DrawnSlides & { sources: string } : undefined
  if (kept?.sources === sources)
    return kept
  mkdirSync(join(file, '..'), { recursive: true })
  const folder = mkdtempSync(join(file, '../drawn-')) // in the deck's folder, where its packages are found
  try {
    const drawn = await draw(options, folder)
    writeFileSync(join(folder, 'kept'), JSON.stringify({ sources, ...drawn }))
    renameSync(join(folder, 'kept'), file) // at once, for another build may be reading
    return drawn
  }
  catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new Error(`The page to read and the search need all slides drawn without a browser, but that failed: ${message}. Keep window and document for onMounted.`, { cause: error })
  }
  finally {
    rmSync(folder, { recursive: true })
  }
}

async function draw(options: ResolvedSlidevOptions, folder: string): Promise<DrawnSlides> {
  const plugins = (await ViteSlidevPlugin({ ...options, withoutNotes: false })).flat(Infinity as 1) as Plugin[]
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
        { find: /^@slidev\/client(?:\/context\.ts)?$|^\.\/lecture-windows$/, replacement: pathOf('../reading/slidev.ts') },
        { find: /^#slidev\//, replacement: '/@slidev/' },
      ],
    },
    ssr: { noExternal: ['@slidev/client', /^@fontsource/, 'katex'] }, // their style sheets, and TypeScript
    build: {
      ssr: true,
      outDir: folder,
      ssrEmitAssets: true,
      cssCodeSplit: false,
      cssMinify: true,
      minify: false,
      assetsInlineLimit: 0, // the page's policy knows no font in a style sheet
      rolldownOptions: {
        input: { 'draw-frames': pathOf('../reading/draw-frames.ts'), 'read/reading': pathOf('../reading/reading.ts') },
        output: { entryFileNames: '[name].js', assetFileNames: ({ names }) => names.some(name => name.endsWith('.css')) ? 'read/[name]-[hash][extname]' : 'assets/[name]-[hash][extname]' },
      },
    },
  })
  const { drawFrames } = await import(pathToFileURL(join(folder, 'draw-frames.js')).href) as { drawFrames: () => Promise<DrawnFrame[]> }
  const frames = await drawFrames()
  const paths = [...filesOf(join(folder, 'read')), ...filesOf(join(folder, 'assets')).filter(path => !/\.(?:js|wasm)$/.test(path))]
  return { frames, files: Object.fromEntries(paths.map(path => [normalizePath(path.slice(folder.length + 1)), readFileSync(path, 'base64')])) }
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory())
    return [path]
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).map(name => join(path, name)).filter(path => statSync(path).isFile()).sort()
}

function hashOf(files: readonly string[], text: string): string {
  const hash = createHash('sha256').update(text)
  files.forEach(file => hash.update(file).update(readFileSync(file)))
  return hash.digest('hex')
}
