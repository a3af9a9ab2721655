import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { temporaryFolder } from '../temporary-folder.ts'
import { UserError } from './command-line.ts'

/** A built deck on a local address. */
export interface BuiltDeck {
  /** Ends in a slash. */
  url: string
  close: () => void
}

/**
 * Serves a built deck to this machine alone.
 *
 * @param folder - Where it was built; if absent, it is built anew and thrown away when the process ends.
 * @throws {UserError} If there is no built deck in the folder.
 */
export async function openBuiltDeck(folder?: string): Promise<BuiltDeck> {
  const built = folder ?? buildDeck()
  if (!existsSync(join(built, 'index.html')))
    throw new UserError(`${built} holds no built deck (no index.html); run npm run build first, or leave --from out to build one.`)

  const server = createServer(sirv(built))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error(`the server of the built deck must listen on a port; it listens on ${address}`)
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () => void server.close(),
  }
}

function buildDeck(): string {
  console.log('Building the deck …')
  const folder = temporaryFolder('deck-')
  execFileSync('npm', ['run', 'build', '--silent', '--', '--out', folder], { stdio: 'pipe' }) // an error brings its output along
  return folder
}
