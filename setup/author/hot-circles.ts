import type { HotPayload, Plugin } from 'vite'

/**
 * Lets a saved file that does not compile leave the page as it is, until it does. Vite would load the page again, since a
 * figure imports Slidev and Slidev the slides with their figures: a circle, in which modules might run in another order. But
 * Slidev's half of it is an `import()`, at which everything else has run, and circles of the deck's own are none.
 */
export function hotCircles(): Plugin {
  return {
    name: 'hot-circles',
    configureServer({ environments: { client: { hot } } }) {
      const send = hot.send.bind(hot)
      hot.send = (payload: HotPayload | string, data?: unknown) => {
        if (typeof payload === 'string')
          return send(payload, data)
        if (payload.type === 'update')
          payload.updates.forEach((update) => { update.isWithinCircularImport = false })
        send(payload)
      }
    },
  }
}
