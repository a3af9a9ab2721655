import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import process from 'node:process'
import { stripVTControlCharacters } from 'node:util'

export interface StartedDeck {
  url: string
  /** From the command to the printed address, in ms. */
  untilAddress: number
  /** When the command was given, as of `performance.now()`. */
  start: number
  /** What the terminal shows. */
  output: () => string
  stop: () => Promise<void>
}

/**
 * Gives the README's command, `npm start`, at a port of its own and without opening a browser.
 *
 * @param folder - The project, or a copy of it.
 * @param options - Of the command, behind the `--`.
 * @throws {Error} If the command ends before it has printed an address, with what it printed.
 */
export async function startDeck(folder: string, options: readonly string[] = []): Promise<StartedDeck> {
  const port = await freePort()
  const url = `http://localhost:${port}/`
  const start = performance.now()
  const server = spawn('npm', ['start', '--', '--port', String(port), '--no-open', ...options], { cwd: folder, detached: true, env: { ...process.env, NODE_ENV: 'development' } })
  let output = ''
  const untilAddress = await new Promise<number>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += stripVTControlCharacters(String(chunk))
      if (output.includes(url))
        resolve(performance.now() - start)
    }
    server.stdout.on('data', read)
    server.stderr.on('data', read)
    server.on('exit', code => reject(new Error(`npm start ended with code ${code} before it printed ${url}; it printed:\n${output}`)))
  })
  return {
    url,
    untilAddress,
    start,
    output: () => output,
    stop: async () => {
      if (server.exitCode !== null)
        return
      process.kill(-server.pid!, 'SIGTERM') // npm, the shell and the server
      await once(server, 'exit')
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string')
    throw new Error(`a free port was asked for, and ${address} was given`)
  return address.port
}
