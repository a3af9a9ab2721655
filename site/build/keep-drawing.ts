import type { ResolvedSlidevOptions } from '@slidev/types'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** All that the drawings depend on, beside the slides' own text. */
const SOURCES = ['components', 'demos', 'layouts', 'pages', 'paper/split-note.ts', 'setup/katex.ts', 'site', 'styles', 'package-lock.json']

export interface Drawer<Drawing> {
  (): Promise<Drawing>
  /** Whether it is there already, from an earlier start. */
  isKept: () => boolean
}

/**
 * Draws something of the deck without a browser. That takes seconds, so it is done when somebody asks, once for all who do, and what came
 * of it is kept in `.cache` until a source changes.
 *
 * @param name - Of the file that keeps it.
 * @param draw - Draws it, with a folder to build in.
 * @returns What draws it. It rejects with a sentence if a slide cannot be drawn.
 */
export function keepDrawing<Drawing extends object>({ userRoot, data }: ResolvedSlidevOptions, name: string, draw: (folder: string) => Promise<Drawing>): Drawer<Drawing> {
  const file = join(userRoot, '.cache', `${name}.json`)
  let last: { sources: string, drawing: Promise<Drawing> } | undefined
  const sourcesNow = () => {
    const texts = data.slides.map(({ title, content, note, frontmatter }) => ({ title, content, note, frontmatter }))
    return hashOf(SOURCES.map(source => join(userRoot, source)).filter(path => existsSync(path)).flatMap(filesBelow), JSON.stringify(texts))
  }
  const drawer = () => {
    const sources = sourcesNow()
    if (last?.sources !== sources)
      last = { sources, drawing: keptOrDrawn(file, sources, draw) }
    return last.drawing
  }
  return Object.assign(drawer, { isKept: () => keptIn<Drawing>(file)?.sources === sourcesNow() })
}

const keptIn = <Drawing>(file: string) => existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Drawing & { sources: string } : undefined

async function keptOrDrawn<Drawing extends object>(file: string, sources: string, draw: (folder: string) => Promise<Drawing>): Promise<Drawing> {
  const kept = keptIn<Drawing>(file)
  if (kept?.sources === sources)
    return kept
  mkdirSync(join(file, '..'), { recursive: true })
  const folder = mkdtempSync(join(file, '../drawn-')) // in the deck's folder, where its packages are found
  try {
    const drawing = await draw(folder)
    writeFileSync(join(folder, 'kept'), JSON.stringify({ sources, ...drawing }))
    renameSync(join(folder, 'kept'), file) // at once, for another build may be reading
    return drawing
  }
  catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new Error(`The cover, the page to read and the search need slides drawn without a browser, but that failed: ${message}. Keep window and document for onMounted.`, { cause: error })
  }
  finally {
    rmSync(folder, { recursive: true })
  }
}

/** All files of a folder and of those in it, sorted; a file is itself. */
export function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory())
    return [path]
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).map(name => join(path, name)).filter(path => statSync(path).isFile()).sort()
}

function hashOf(files: readonly string[], text: string): string {
  const hash = createHash('sha256').update(text)
  files.forEach(file => hash.update(file).update(readFileSync(file)))
  return hash.digest('hex')
}
