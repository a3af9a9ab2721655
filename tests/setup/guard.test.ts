import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Guesses } from '../../setup/guard/guesses.ts'
import { Lock } from '../../setup/guard/password.ts'
import { guardRequests } from '../../setup/guard/requests.ts'
import { PASSWORD_PATH } from '../../site/password-path.ts'

const PASSWORD = 'ünder ground'
/** What came through, and was read again as Slidev reads it. */
const passed: string[] = []
let open: Server
let locked: Server

/** In ms. */
let now = 0

function serve(lock: Lock): Server {
  const guard = guardRequests(lock, () => 33)
  return createServer((request, response) => {
    guard(request, response, () => {
      let body = ''
      request.on('data', chunk => body += chunk)
      request.on('end', () => {
        passed.push(`${request.method} ${request.url} ${body}`)
        response.end()
      })
    })
  }).listen(0, '127.0.0.1')
}
beforeAll(async () => {
  [open, locked] = [serve(new Lock(undefined)), serve(new Lock(PASSWORD, new Guesses(() => now)))]
  await Promise.all([once(open, 'listening'), once(locked, 'listening')])
})
afterAll(() => [open, locked].forEach(server => server.close()))
beforeEach(() => void passed.splice(0))

const portOf = (server: Server) => (server.address() as AddressInfo).port

async function send(server: Server, path: string, { method = 'POST', body = '', headers = {} }: { method?: string, body?: string, headers?: Record<string, string> } = {}) {
  const sent = request({ port: portOf(server), host: '127.0.0.1', path, method, headers: { 'Content-Length': String(Buffer.byteLength(body)), ...headers } })
  sent.end(body)
  const [response] = await once(sent, 'response') as [IncomingMessage]
  let text = ''
  for await (const chunk of response)
    text += String(chunk)
  return { status: response.statusCode, answer: text === '' ? undefined : JSON.parse(text) as Record<string, unknown>, cookie: response.headers['set-cookie']?.[0] }
}
const note = (text: string) => JSON.stringify({ note: text })
const SLIDE = '/__slidev/slides/18.json'
const NAV = '/@server-reactive/nav'
const DRAWINGS = '/@server-reactive/drawings?diff'
const shared = (state: object) => JSON.stringify({ source: 'x', timestamp: 1, ...state })

describe('the dev server lets through', () => {
  const long = 'ä'.repeat(500_000) // many packets
  it.each([
    ['a note from one of its pages', SLIDE, note('ä'), { 'Origin': 'http://127.0.0.1:PORT', 'Sec-Fetch-Site': 'same-origin' }],
    ['a note from a program', SLIDE, note('b'), {}],
    ['a long one', SLIDE, note(long), {}],
    ['a slide', '/__slidev/slides/33.json', JSON.stringify({ note: '', content: '# T', frontmatterRaw: 'a: 1', skipHmr: true }), {}],
    ['the place in the lecture', NAV, shared({ data: { page: 3, clicks: 0, clicksTotal: 2, timer: { status: 'running', slides: {}, startedAt: 1.5, pausedAt: 0 }, cursor: '__UNDEFINED___', lastUpdate: { id: 'a', type: 'viewer', time: 1 } } }), {}],
    ['a laser point', NAV, shared({ patch: { cursor: { x: -3, y: 102.5, style: 'laser' } } }), {}],
    ['a drawing', DRAWINGS, shared({ patch: { 18: '<path fill="transparent" stroke="#df5c57" stroke-width="4" d="M 1,2 C 3,4 5,6 7,8"></path><g><defs><marker id="a" viewBox="0 -5 10 10"><path d="M0,-5L10,0L0,5"></path></marker></defs><line marker-end="url(#a)" x1="0"></line></g>', 19: '__UNDEFINED___' } }), {}],
  ] as [string, string, string, Record<string, string>][])('%s', async (_, path, body, headers) => {
    const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(portOf(open)))]))
    expect((await send(open, path, { body, headers: own })).status).toBe(200)
    expect(passed).toEqual([`POST ${path} ${body}`])
  })

  it('whatever is only read', async () => {
    for (const server of [open, locked])
      expect((await send(server, '/slides.md', { method: 'GET', headers: { 'Sec-Fetch-Site': 'cross-site' } })).status).toBe(200)
  })
})

describe('it refuses, and goes on,', () => {
  it.each([
    ['another site', { Origin: 'https://example.org' }, 403],
    ['another server of this machine', { Origin: 'http://127.0.0.1:8080' }, 403],
    ['a file or a sandboxed frame', { Origin: 'null' }, 403],
    ['another site, by what the browser says of it', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['another server of this machine, by what the browser says of it', { 'Sec-Fetch-Site': 'same-site' }, 403],
  ] as const)('a write of %s', async (_, headers, status) => {
    for (const [path, method] of [[SLIDE, 'POST'], [NAV, 'POST'], [PASSWORD_PATH, 'POST'], [PASSWORD_PATH, 'GET'], ['/__open-in-editor?file=slides.md', 'GET']] as const)
      expect((await send(open, path, { method, body: note('c'), headers })).status, path).toBe(status)
    expect(passed).toEqual([])
  })

  it.each([
    ['no JSON', SLIDE, '{"note": ', 400],
    ['no body', SLIDE, '', 411],
    ['a list', SLIDE, '[]', 422],
    ['nothing', SLIDE, 'null', 422],
    ['a note that is no text', SLIDE, '{"note": 3}', 422],
    ['a field that no page sends', SLIDE, '{"note": "", "filepath": "/etc/passwd"}', 422],
    ['a key that every object has', SLIDE, '{"__proto__": {"note": ""}}', 422],
    ['settings', SLIDE, '{"frontmatter": {"layout": "x"}}', 422],
    ['a slide that does not exist', '/__slidev/slides/34.json', note('d'), 404],
    ['slide 0', '/__slidev/slides/0.json', note('d'), 404],
    ['a page that does not exist', NAV, shared({ data: { page: 34 } }), 422],
    ['half a click', NAV, shared({ patch: { clicks: 0.5 } }), 422],
    ['a place that is none', NAV, shared({ data: null }), 422],
    ['no place', NAV, shared({}), 422],
    ['a drawing that runs', DRAWINGS, shared({ patch: { 3: '<path onload="alert(1)" />' } }), 422],
    ['a drawing that fetches', DRAWINGS, shared({ patch: { 3: '<image href="//example.org/a.png" />' } }), 422],
    ['a drawing whose colour is fetched', DRAWINGS, shared({ patch: { 3: '<path fill="url(//example.org/a.svg#b)" />' } }), 422],
    ['a place beyond all numbers', NAV, '{"source": "x", "timestamp": 1e999, "data": {}}', 422],
    ['another state', '/@server-reactive/snapshots', shared({ data: {} }), 404],
    ['a way into it', '/@server-reactive/nav/__proto__', shared({ data: { page: 1 } }), 404],
    ['Slidev’s other door', '/__mcp', '{}', 404],
    ['a body too long', SLIDE, note('x'.repeat(2_000_000)), 413],
  ])('%s', async (_, path, body, status) => {
    const { status: given, answer } = await send(open, path, { body }).catch(() => ({ status: 413, answer: { error: '.' } })) // cut off in the middle of sending
    expect([given, answer?.error]).toEqual([status, expect.stringMatching(/\.$/)])
    expect(passed).toEqual([])
    expect((await send(open, SLIDE, { body: note('e') })).status).toBe(200)
  })

  it('a body that ends in the middle', async () => {
    const socket = connect(portOf(open), '127.0.0.1')
    socket.write(`POST ${SLIDE} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{"note":`)
    await new Promise(resolve => setTimeout(resolve, 20))
    socket.destroy()
    expect((await send(open, SLIDE, { body: note('e') })).status).toBe(200)
  })
})

describe('with a password', () => {
  const say = (password: unknown, headers = {}) => send(locked, PASSWORD_PATH, { body: JSON.stringify({ password }), headers })

  it('nothing is written without it, or with a wrong one', async () => {
    for (const cookie of ['', 'lecture-password=', `lecture-password=${'0'.repeat(64)}`, `lecture-password=${PASSWORD}`]) {
      for (const [path, body] of [[SLIDE, note('f')], [NAV, shared({ data: { page: 3 } })]] as const)
        expect((await send(locked, path, { body, headers: { Cookie: encodeURI(cookie) } })).status).toBe(401)
      expect((await send(locked, '/__open-in-editor?file=slides.md', { method: 'GET', headers: { Cookie: encodeURI(cookie) } })).status).toBe(401)
    }
    for (const wrong of ['', 'under ground', `${PASSWORD}/`, 3, null, {}]) {
      const { status, answer, cookie } = await say(wrong)
      expect([status, answer, cookie]).toEqual([200, { mayLead: false }, undefined])
    }
    expect(passed).toEqual([])
  })

  it('who has said it writes and leads, and the password is in no answer', async () => {
    const { answer, cookie } = await say(PASSWORD)
    expect(answer?.mayLead).toBe(true)
    expect(cookie).toMatch(/^lecture-password=[0-9a-f]{64}; .*HttpOnly; SameSite=Strict$/)
    expect(`${JSON.stringify(answer)} ${cookie}`).not.toContain(PASSWORD)
    const headers = { Cookie: `theme=dark; ${cookie!.split(';')[0]!}` }
    expect((await send(locked, SLIDE, { body: note('g'), headers })).status).toBe(200)
    expect((await send(locked, PASSWORD_PATH, { method: 'GET', headers })).answer).toEqual(answer)
    expect((await send(locked, PASSWORD_PATH, { method: 'GET' })).answer).toEqual({ mayLead: false })
    expect((await send(locked, SLIDE, { body: note('h'), headers: { ...headers, Origin: 'https://example.org' } })).status).toBe(403)
    expect(passed).toHaveLength(1)
  })

  it('who guesses must wait after the fifth wrong one, even for the right one', async () => {
    const guess = async (password: string) => (await say(password)).status
    const { cookie } = await say(PASSWORD) // which forgets the wrong ones above
    for (const wrong of ['a', 'b', 'c', 'a', 'd', 'a']) // the same again is no guess
      expect(await guess(wrong)).toBe(200)
    // A proof is a guess, too.
    const headers = { Cookie: `lecture-password=${'1'.repeat(64)}` }
    expect((await send(locked, SLIDE, { body: note('i'), headers })).status).toBe(401)
    const { status, answer } = await say(PASSWORD)
    expect([status, answer]).toEqual([429, { error: 'Too many wrong passwords have come from this address; wait 20 s, then say it again.' }])
    expect((await send(locked, SLIDE, { body: note('i'), headers: { Cookie: cookie!.split(';')[0]! } })).status).toBe(401)
    now += 19_999
    expect(await guess(PASSWORD)).toBe(429)
    now += 1
    expect([await guess('f'), await guess(PASSWORD)]).toEqual([200, 429]) // one guess, and it waits again
    now += 20_000
    expect((await say(PASSWORD)).answer?.mayLead).toBe(true)
    expect(await guess('g')).toBe(200)
  })

  it('only the address that guesses waits', () => {
    const lock = new Lock(PASSWORD)
    for (const wrong of ['a', 'b', 'c', 'd', 'e'])
      expect(lock.proofFor(wrong, '10.0.0.7')).toBeUndefined()
    expect(['10.0.0.7', '10.0.0.8'].map(address => [lock.waitOf(address), lock.proofFor(PASSWORD, address) !== undefined])).toEqual([[20, false], [0, true]])
  })

  it('the proof holds after the server was started again, and not for another password', () => {
    const proof = new Lock(PASSWORD).proofFor(PASSWORD, '')
    expect([new Lock(PASSWORD), new Lock('another')].map(lock => lock.accepts(proof, ''))).toEqual([true, false])
  })
})
