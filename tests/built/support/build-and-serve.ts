import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
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
    /** Answers once both are built, with what went wrong if they could not be. */
    buildUrl: string
    chromiumPath: string
  }
}

/** Builds the deck as its users do, twice, while the tests that need none run; serves it with no rule but "send the file". */
export default async function setup(project: TestProject) {
  project.provide('chromiumPath', findChromium())

  const folder = mkdtempSync(join(tmpdir(), 'deck-'))
  const deckFolder = join(folder, 'with-notes')
  const deckFolderWithoutNotes = join(folder, 'without-notes')
  project.provide('deckFolder', deckFolder)
  project.provide('deckFolderWithoutNotes', deckFolderWithoutNotes)
  const stopping = new AbortController()
  const build = async (...options: string[]) => {
    // Vitest's NODE_ENV would have Vite take the packages' development files, which no visitor ever gets.
    const env = { ...process.env, NODE_ENV: 'production' }
    await promisify(execFile)('npm', ['run', 'build', '--silent', '--', ...options], { env, signal: stopping.signal })
  }
  // One after the other: Slidev writes files of its own below node_modules while it builds.
  const builds = build('--out', deckFolder)
    .then(() => build('--without-notes', '--out', deckFolderWithoutNotes))
    .then(() => undefined, (error: Error) => error)

  const host = await serve(deckFolder)
  project.provide('deckUrl', host.url)
  const teller = createServer(async (_, response) => {
    const error = await builds
    response.writeHead(error ? 500 : 200).end(error?.message)
  })
  await new Promise<void>(resolve => teller.listen(0, '127.0.0.1', resolve))
  project.provide('buildUrl', `http://127.0.0.1:${(teller.address() as AddressInfo).port}/`)

  return async () => {
    stopping.abort()
    await builds
    teller.close()
    host.close()
    rmSync(folder, { recursive: true })
  }
}
