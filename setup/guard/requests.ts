import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Connect } from 'vite'
import { PASSWORD_PATH } from '../../site/password-path.ts'
import { Lock } from './password.ts'
import { shapeAt } from './shapes.ts'

/** A slide, or the drawings on one, are a few kilobytes. */
const MAX_BYTES = 2_000_000

/** A request is refused: the status and the sentence of the answer. */
class Refusal extends Error {
  constructor(readonly status: number, message: string) {
    super(message)
  }
}

/**
 * Whether a page of another site had the browser send this. A program that is no browser says nothing of where it comes from.
 *
 * @see https://web.dev/articles/fetch-metadata
 */
export function isForeign({ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  return (site !== undefined && !['same-origin', 'none'].includes(String(site))) || isForeignOrigin(origin, host)
}

/** The same for what opens a socket, of which browsers say the origin alone. */
export const isForeignOrigin = (origin: string | undefined, host: string | undefined): boolean =>
  origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)

/** Whether a request changes something on this machine; Vite's path to the editor starts a program. */
const changes = (method: string, path: string) => !['GET', 'HEAD', 'OPTIONS'].includes(method) || path.includes('/__open-in-editor')

/**
 * Stands before all of Slidev's and Vite's own middleware, which take a write from any page, with or without the password, and end with
 * the server at a body that is no JSON.
 *
 * @param lock - What a browser must have said.
 * @param slideCount - How many slides the deck has now.
 */
export function guardRequests(lock: Lock, slideCount: () => number): Connect.NextHandleFunction {
  return async (request, response, next) => {
    const { method = 'GET', headers, socket: { remoteAddress: address = '' } } = request
    const path = request.url!.split('?')[0]!
    const isPassword = path === PASSWORD_PATH
    if (!isPassword && !changes(method, path))
      return next()
    try {
      if (isForeign(headers))
        throw new Refusal(403, 'A page of another site may not do this.')
      if (isPassword)
        return answer(200, await enter(request))
      if (!lock.accepts(Lock.proofIn(headers.cookie), address))
        throw new Refusal(401, 'Who changes something here must say the password first.')
      if (path.includes('/__open-in-editor'))
        return next()
      await checkBody(request, path)
    }
    catch (error) {
      const { status, message } = error instanceof Refusal ? error : new Refusal(400, 'The request ended before it was whole.')
      response.setHeader('Connection', 'close') // the rest of a body that is not read
      return answer(status, { error: message })
    }
    next()

    function answer(status: number, body: object): void {
      response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
      response.end(JSON.stringify(body))
    }

    /** @returns Whether this browser may write and lead, and the proof by which its sockets may. */
    async function enter(request: IncomingMessage): Promise<{ mayLead: boolean, proof?: string }> {
      const said = method === 'POST' ? parse(await readBody(request)) : undefined
      const isSaid = typeof said === 'object' && said !== null && 'password' in said && typeof said.password === 'string'
      const wait = lock.waitOf(address)
      if (isSaid && wait > 0) {
        response.setHeader('Retry-After', wait)
        throw new Refusal(429, `Too many wrong passwords have come from this address; wait ${wait} s, then say it again.`)
      }
      const proof = isSaid ? lock.proofFor(String(said.password), address) : Lock.proofIn(headers.cookie)
      if (isSaid && proof)
        response.setHeader('Set-Cookie', Lock.cookieOf(proof))
      const mayLead = lock.accepts(proof, address)
      return { mayLead, ...mayLead && proof !== undefined ? { proof } : {} }
    }
  }

  async function checkBody(request: IncomingMessage, path: string): Promise<void> {
    const fits = request.method === 'POST' ? shapeAt(path, slideCount()) : undefined
    if (!fits)
      throw new Refusal(404, `${request.method} ${path} changes nothing in this deck.`)
    const body = await readBody(request)
    if (!fits(parse(body)))
      throw new Refusal(422, 'The body has other fields, or values, than the deck’s own pages send.')
  }
}

/** Reads a body whole, and puts it back for Slidev, which reads it again. */
function readBody(request: IncomingMessage): Promise<Buffer> {
  const length = Number(request.headers['content-length'])
  if (!Number.isInteger(length) || length === 0)
    throw new Refusal(411, 'The body must have a length.')
  if (length > MAX_BYTES)
    throw new Refusal(413, `The body is longer than ${MAX_BYTES} bytes.`)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let read = 0
    const take = () => {
      for (let chunk = request.read() as Buffer | null; chunk !== null; chunk = request.read() as Buffer | null) {
        chunks.push(chunk)
        read += chunk.length
        if (read >= length) {
          request.off('readable', take)
          const body = Buffer.concat(chunks)
          request.unshift(body) // at once: a moment later the request would be at its end
          return resolve(body)
        }
      }
    }
    request.on('readable', take)
    request.on('error', reject)
  })
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  }
  catch {
    throw new Refusal(400, 'The body is no JSON.')
  }
}
