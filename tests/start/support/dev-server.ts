import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import process from 'node:process'
import { stripVTControlCharacters } from 'node:util'

export interface StartedDeck {
  url: string
  /** What stands in the terminal, without its colours. */
  output: () => string
  stop: () => Promise<void>
}

/** `npm start` in a folder, without a browser of its own, as soon as it says where the deck is. */
export async function startDeck(folder: string): Promise<StartedDeck> {
  const port = await freePort()
  // A group of its own, npm's children with it; Vitest's NODE_ENV is not the author's.
  const npm = spawn('npm', ['start', '--', '--port', String(port)], { cwd: folder, detached: true, env: { ...process.env, NODE_ENV: undefined, BROWSER: 'none' } })
  let text = ''
  npm.stdout.on('data', (part) => { text += String(part) })
  npm.stderr.on('data', (part) => { text += String(part) })
  const output = () => stripVTControlCharacters(text)
  const isUp = () => output().includes(`localhost:${port}`)
  while (!isUp()) {
    if (npm.exitCode !== null)
      throw new Error(`npm start ended with ${npm.exitCode} before it named an address; it said:\n${output()}`)
    await Promise.race([once(npm.stdout, 'data'), once(npm, 'exit')])
  }
  return {
    url: `http://localhost:${port}/`,
    output,
    stop: async () => {
      if (npm.exitCode !== null)
        return
      const ended = once(npm, 'exit')
      process.kill(-npm.pid!)
      await ended
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
