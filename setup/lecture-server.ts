import type { Lock } from './guard/password.ts'
import type { Plugin, WebSocketClient } from 'vite'
import { JOINING, LECTURE_EVENT, readMessage } from '../components/frame/lecture-message.ts'
import { PROOF_EVENT } from '../site/password-path.ts'
import { isForeignOrigin } from './guard/requests.ts'

/**
 * Passes what one window of the lecture tells on to the others, on the same machine or on a phone. Where a password is set, a window
 * that does not know it may say that it is there, and nothing else.
 */
export function lectureServer(lock: Lock): Plugin {
  return {
    name: 'lecture-server',
    apply: 'serve',
    configureServer({ ws }) {
      const mayLead = new WeakSet<WebSocketClient['socket']>()
      const addresses = new WeakMap<WebSocketClient['socket'], string>()
      ws.on('connection', (socket, { headers: { origin, host }, socket: { remoteAddress = '' } }) => {
        addresses.set(socket, remoteAddress)
        if (isForeignOrigin(origin, host))
          socket.terminate()
      })
      ws.on(PROOF_EVENT, (proof: unknown, { socket }) => {
        if (lock.accepts(proof, addresses.get(socket) ?? ''))
          mayLead.add(socket)
      })
      ws.on(LECTURE_EVENT, (data: unknown, sender) => {
        const message = readMessage(data)
        if (!message || !(lock.isOpen || mayLead.has(sender.socket) || message.topic === JOINING))
          return
        for (const client of ws.clients) {
          if (client !== sender)
            client.send(LECTURE_EVENT, message)
        }
      })
    },
  }
}
