import type { ViteDevServer } from 'vite'
import { EventEmitter } from 'node:events'
import { beforeEach, expect, it } from 'vitest'
import { Lock } from '../../setup/guard/password.ts'
import { lectureServer } from '../../setup/lecture-server.ts'

/** The dev server's socket, with three windows on it. */
class Sockets extends EventEmitter {
  readonly clients = new Set(['laptop', 'hall', 'stranger'].map(name => ({ name, socket: { name }, send: (_event: string, data: unknown) => void this.heard.push(`${name}: ${JSON.stringify(data)}`) })))
  readonly heard: string[] = []

  constructor(lock: Lock) {
    super()
    const { configureServer } = lectureServer(lock) as unknown as { configureServer: (server: Pick<ViteDevServer, 'ws'>) => void }
    configureServer({ ws: this as unknown as ViteDevServer['ws'] })
  }

  /** A window sends; the others hear this. */
  say(name: string, data: unknown, event = 'lecture:message'): string[] {
    this.heard.splice(0)
    this.emit(event, data, [...this.clients].find(client => client.name === name))
    return this.heard
  }
}
const message = { sender: 'a', sentAt: 1, role: 'presenter', topic: ' place', text: '3 0' }

let open: Sockets
let locked: Sockets
beforeEach(() => {
  [open, locked] = [new Sockets(new Lock(undefined)), new Sockets(new Lock('secret'))]
})

it('passes a message on to all others, and nothing but the message', () => {
  expect(open.say('laptop', { ...message, to: 'b', more: 'x' })).toEqual(['hall', 'stranger'].map(name => `${name}: ${JSON.stringify({ ...message, to: 'b' })}`))
})

it.each([
  ['nothing', null],
  ['a word', 'next'],
  ['another role', { ...message, role: 'king' }],
  ['half a millisecond', { ...message, sentAt: 0.5 }],
  ['a time below 0', { ...message, sentAt: -1 }],
  ['a text that is none', { ...message, text: { page: 3 } }],
  ['a text longer than any', { ...message, text: 'x'.repeat(200_001) }],
  ['a topic longer than any', { ...message, topic: 'x'.repeat(101) }],
  ['a window that is none', { ...message, to: 3 }],
])('drops %s', (_, data) => {
  expect(open.say('laptop', data)).toEqual([])
})

it('with a password passes on only what one says that knows it, and that another is there', () => {
  const proof = new Lock('secret').proofFor('secret', '')
  locked.say('laptop', proof, 'lecture:proof')
  for (const wrong of ['secret', '', null, `${proof}0`, 'é'.repeat(64)])
    locked.say('stranger', wrong, 'lecture:proof')
  expect(locked.say('laptop', message)).toHaveLength(2)
  for (const role of ['presenter', 'viewer'])
    expect(locked.say('stranger', { ...message, role })).toEqual([])
  expect(locked.say('stranger', { ...message, role: 'viewer', topic: ' joining', text: '' })).toHaveLength(2)
})

it('does not let proofs be guessed by way of a socket', () => {
  locked.emit('connection', [...locked.clients][2]!.socket, { headers: {}, socket: { remoteAddress: '10.0.0.7' } })
  const proof = new Lock('secret').proofFor('secret', '')
  for (let wrong = 0; wrong < 5; wrong++)
    locked.say('stranger', String(wrong).repeat(64), 'lecture:proof')
  for (const name of ['stranger', 'laptop'])
    locked.say(name, proof, 'lecture:proof')
  expect(['stranger', 'laptop'].map(name => locked.say(name, message).length)).toEqual([0, 2])
})

it.each([
  ['https://example.org', true],
  ['http://localhost:8080', true],
  ['null', true],
  ['http://localhost:3030', false],
  [undefined, false],
])('of a page of %s ends the connection: %s', (origin, isEnded) => {
  let ended = false
  open.emit('connection', { terminate: () => { ended = true } }, { headers: { origin, host: 'localhost:3030' }, socket: {} })
  expect(ended).toBe(isEnded)
})
