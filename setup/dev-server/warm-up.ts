import type { ResolvedSlidevOptions } from '@slidev/types'
import type { DevEnvironment, Plugin } from 'vite'
import { setTimeout } from 'node:timers/promises'
import { normalizePath } from 'vite'
import { SLIDE_SHOWN } from '../../site/remove-opening.ts'

const QUIET_MS = 100
const SEARCH_INDEX = 'virtual:search-index'

const fileUrl = (path: string) => `/@fs/${normalizePath(path).replace(/^\//, '')}`
const slideUrl = (number: number) => `/@slidev/slides/${number}/md`

/**
 * Compiles what the browser is going to ask for: the first slide while the browser starts, and once that is on the screen, all other
 * slides and demos while the lecturer reads it.
 *
 * @param options - Slidev's.
 * @param drawCover - Draws the first slide, to be in the page at the next start.
 */
export function warmUp({ data, clientRoot }: Pick<ResolvedSlidevOptions, 'data' | 'clientRoot'>, drawCover: () => Promise<unknown>): Plugin {
  return {
    name: 'warm-up',
    apply: 'serve',
    configureServer({ httpServer, environments: { client }, middlewares, ws }) {
      let lastRequest = 0
      middlewares.use((_request, _response, next) => {
        lastRequest = performance.now()
        next()
      })
      /** Compiles a module when the browser has asked for nothing for a while: what it asks for comes first. */
      const compile = async (url: string) => {
        while (performance.now() - lastRequest < QUIET_MS)
          await setTimeout(QUIET_MS)
        await client.warmupRequest(url)
      }

      httpServer?.once('listening', async () => {
        for (const url of [fileUrl(`${clientRoot}/main.ts`), fileUrl(`${clientRoot}/pages/play.vue`), slideUrl(1)])
          await client.warmupRequest(url)
      })

      const compileTheRest = async () => {
        ws.off(SLIDE_SHOWN, compileTheRest)
        for (let number = 2; number <= data.slides.length; number++)
          await compile(slideUrl(number))
        await compileLateImports(client, compile)
        await compile(SEARCH_INDEX) // seconds, where a figure has changed since the last start
        await drawCover().catch(() => {}) // a mistake in it is told on the slide
      }
      ws.on(SLIDE_SHOWN, compileTheRest)
    },
  }
}

/** Compiles what the deck's own modules import only when it is needed, such as a demo's backend. */
async function compileLateImports(client: DevEnvironment, compile: (url: string) => Promise<void>): Promise<void> {
  const folder = `${normalizePath(client.config.root)}/`
  const isOwn = (file: string | null) => file?.startsWith(folder) && !file.includes('/node_modules/')
  const done = new Set<string>()
  const waiting = () => [...client.moduleGraph.urlToModuleMap.values()].filter(({ file, url, transformResult }) => isOwn(file) && !transformResult && !done.has(url))
  for (let modules = waiting(); modules.length > 0; modules = waiting()) {
    for (const { url } of modules) {
      done.add(url)
      await compile(url)
    }
  }
}
