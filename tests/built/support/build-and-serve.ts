import type { TestProject } from 'vitest/node'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sirv from 'sirv'
import { findChromium } from '../../../scripts/chromium.ts'

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

const SUB_PATH = '/lectures/2024/deep-learning'

/** Builds the deck as its users do, twice, and serves it with no rule but "send the file". */
export default async function setup(project: TestProject) {
  project.provide('chromiumPath', findChromium())

  const folder = mkdtempSync(join(tmpdir(), 'deck-'))
  const deckFolder = join(folder, 'with-notes')
  const deckFolderWithoutNotes = join(folder, 'without-notes')
  build('--out', deckFolder)
  build('--without-notes', '--out', deckFolderWithoutNotes)
  project.provide('deckFolder', deckFolder)
  project.provide('deckFolderWithoutNotes', deckFolderWithoutNotes)

  const files = sirv(deckFolder)
  const server = createServer((request, response) => {
    const notFound = () => {
      response.statusCode = 404
      response.end()
    }
    if (!request.url?.startsWith(`${SUB_PATH}/`))
      return notFound()
    request.url = request.url.slice(SUB_PATH.length)
    files(request, response, notFound)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error(`the test server must listen on a port; it listens on ${address}`)
  project.provide('deckUrl', `http://127.0.0.1:${address.port}${SUB_PATH}/`)

  return () => {
    server.close()
    rmSync(folder, { recursive: true })
  }
}

function build(...options: string[]): void {
  // Vitest's NODE_ENV would have Vite take the packages' development files, which no visitor ever gets.
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync('npm', ['run', 'build', '--silent', '--', ...options], { stdio: ['ignore', 'ignore', 'inherit'], env })
}
