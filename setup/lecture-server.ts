import type { Plugin } from 'vite'

/** As in components/frame/lecture-windows.ts, which a server need not load. */
const LECTURE_EVENT = 'lecture:message'

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
