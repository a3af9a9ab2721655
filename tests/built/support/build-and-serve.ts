import type { TestProject } from 'vitest/node'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findChromium } from '../../../scripts/chromium.ts'
import { serve } from './serve.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built deck, below a sub-path of its host. */
    deckUrl: string
    /** The built folder, and the one built without notes. */
    deckFolder: string
    deckFolderWithoutNotes: string
    chromiumPath: string
  }
}

/** Builds the deck as its users do, twice, and serves it with no rule but "send the file". */
export default async function setup(project: TestProject) {
  project.provide('chromiumPath', findChromium())

  const folder = mkdtempSync(join(tmpdir(), 'deck-'))
  const deckFolder = join(folder, 'with-notes')
  const deckFolderWithoutNotes = join(folder, 'without-notes')
  await build('--out', deckFolder) // one after the other: Slidev writes files of its own below node_modules while it builds
  await build('--without-notes', '--out', deckFolderWithoutNotes)
  project.provide('deckFolder', deckFolder)
  project.provide('deckFolderWithoutNotes', deckFolderWithoutNotes)

  const host = await serve(deckFolder)
  project.provide('deckUrl', host.url)

  return () => {
    host.close()
    rmSync(folder, { recursive: true })
  }
}

async function build(...options: string[]): Promise<void> {
  // Vitest's NODE_ENV would have Vite take the packages' development files, which no visitor ever gets.
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)('npm', ['run', 'build', '--silent', '--', ...options], { env })
}
