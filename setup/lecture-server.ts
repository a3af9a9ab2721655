import type { Plugin } from 'vite'
import { LECTURE_EVENT } from '../components/frame/lecture-event.ts'

/** Passes what one window of the lecture tells on to the others, on the same machine or on a phone. */
export function lectureServer(): Plugin {
  return {
    name: 'lecture-server',
    apply: 'serve',
    configureServer({ ws }) {
      ws.on(LECTURE_EVENT, (message: unknown, sender) => {
        for (const client of ws.clients) {
          if (client !== sender)
            client.send(LECTURE_EVENT, message)
        }
      })
    },
  }
}
