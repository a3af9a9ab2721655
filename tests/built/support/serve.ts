import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'

const SUB_PATH = '/lectures/2024/deep-learning'

/** A static host that can fail. */
export interface Host {
  /** Of the deck, below a sub-path; ends in a slash. */
  url: string
  /** The folder that is served. */
  folder: string
  /** Hangs up on everybody. */
  isDown: boolean
  /** Files of which it sends the wrong bytes. */
  garbles?: RegExp
  close: () => void
}

/** Serves a folder with no rule but “send the file, or else 404.html”. */
export async function serve(folder: string, headers: Record<string, string> = {}): Promise<Host> {
  const handlers = new Map<string, ReturnType<typeof sirv>>()
  const handlerOf = (folder: string) => {
    const handler = handlers.get(folder) ?? sirv(folder)
    handlers.set(folder, handler)
    return handler
  }
  const server = createServer((request, response) => {
    if (host.isDown)
      return request.socket.destroy()
    const notFound = () => {
      response.statusCode = 404
      const page = join(host.folder, '404.html')
      response.setHeader('Content-Type', 'text/html')
      response.end(existsSync(page) ? readFileSync(page) : undefined)
    }
    if (!request.url?.startsWith(`${SUB_PATH}/`))
      return notFound()
    request.url = request.url.slice(SUB_PATH.length)
    if (host.garbles?.test(request.url))
      return response.end('half of what it sh')
    response.setHeaders(new Map(Object.entries(headers)))
    handlerOf(host.folder)(request, response, notFound)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error(`the test server must listen on a port; it listens on ${address}`)
  const host: Host = { url: `http://127.0.0.1:${address.port}${SUB_PATH}/`, folder, isDown: false, close: () => server.close() }
  return host
}
