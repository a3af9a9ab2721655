import type { DrawnSlide } from './figure-frames.ts'
import vue from '@vitejs/plugin-vue'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { textOfDrawings } from './drawn-text.ts'
import { componentsIn, figureFrames, frameOf } from './figure-frames.ts'

const DRAW = fileURLToPath(new URL('draw-frames.ts', import.meta.url))

/** All that the drawn words depend on. */
const SOURCES = ['components', 'demos', 'pages', 'slides.md', 'site/build', 'package-lock.json']

/**
 * What can be read in the figures and demos of each slide, their text alternatives included. The deck's own components are drawn as HTML, so that
 * nothing has to be listed beside them; it takes seconds, so what came of it is kept until one of the sources changes.
 *
 * @param root - Folder of the deck.
 * @returns One text a slide, in order; empty for a slide without figures.
 * @throws {Error} If a component cannot be drawn without a browser.
 */
export async function figureWords(slides: readonly DrawnSlide[], root: string): Promise<string[]> {
  const folder = join(root, '.cache')
  const file = join(folder, 'figure-words.json')
  const sources = hashOf(SOURCES.flatMap(source => filesOf(join(root, source))))
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as { sources: string, words: string[] } : undefined
  if (kept?.sources === sources)
    return kept.words
  mkdirSync(folder, { recursive: true })
  const bundle = mkdtempSync(join(folder, 'figures-')) // in the deck's folder, where its packages are found
  try {
    const words = await draw(slides, root, bundle)
    writeFileSync(join(bundle, 'words'), JSON.stringify({ sources, words }))
    renameSync(join(bundle, 'words'), file) // at once, for another build may be reading
    return words
  }
  catch (error) {
    throw new Error(`The search is to find what figures and demos say, but these could not be drawn without a browser: ${messageOf(error)} Keep window and document for onMounted.`, { cause: error })
  }
  finally {
    rmSync(bundle, { recursive: true })
  }
}

async function draw(slides: readonly DrawnSlide[], root: string, outDir: string): Promise<string[]> {
  const components = componentsIn(join(root, 'components'))
  const frames = slides.map(slide => frameOf(slide, components))
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    plugins: [figureFrames(frames), vue({ isProduction: true })],
    build: { ssr: true, outDir, minify: false, reportCompressedSize: false, rolldownOptions: { input: DRAW, output: { entryFileNames: 'draw.js' } } },
  })
  const { drawFrame } = await import(pathToFileURL(join(outDir, 'draw.js')).href) as typeof import('./draw-frames')
  const words: string[] = []
  for (const { index, frontmatter } of slides) {
    try {
      words.push(frames[index] ? textOfDrawings(await drawFrame(index + 1, Number(frontmatter.clicks ?? 0))) : '')
    }
    catch (error) {
      throw new Error(`frame ${index + 1}: ${messageOf(error)}.`, { cause: error })
    }
  }
  return words
}

const messageOf = (error: unknown) => error instanceof Error ? error.message : String(error)

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory())
    return [path]
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).map(name => join(path, name)).filter(path => statSync(path).isFile()).sort()
}

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  files.forEach(file => hash.update(file).update(readFileSync(file)))
  return hash.digest('hex')
}
