import type { Deck } from './check-deck.ts'
import type { Mistake } from './mistakes.ts'
import type { Plugin, ViteDevServer } from 'vite'
import { mistakesOf } from './check-deck.ts'
import { written } from './mistakes.ts'

/** Name of the message by which a window asks for the mistakes, and gets them. */
export const MISTAKES = 'author:mistakes'

/** A file that a mistake can be in, or be mended by. */
const isAuthors = (path: string) => path.endsWith('.md') || path.includes('/components/') || path.includes('/layouts/')

/**
 * Says what Slidev and Vue are silent about: a build stops with all mistakes; while one writes, each is said once in the
 * terminal and stands on its slide until it is mended.
 */
export function authorMistakes(deck: Deck): Plugin {
  let mistakes: Mistake[] = []
  let said = new Set<string>()

  async function look({ environments, config }: ViteDevServer): Promise<void> {
    mistakes = await mistakesOf(deck)
    const sentences = mistakes.map(written)
    sentences.filter(sentence => !said.has(sentence)).forEach(sentence => config.logger.error(`\n${sentence}`))
    said = new Set(sentences)
    environments.client.hot.send(MISTAKES, mistakes)
  }

  /** One after the other, and beside the update, which does not wait. What Slidev's parser refuses, Slidev says itself. */
  let looking = Promise.resolve()
  const lookSoon = (server: ViteDevServer) => {
    looking = looking.then(() => look(server)).catch((error: unknown) => server.config.logger.error(String(error)))
  }

  return {
    name: 'author-mistakes',
    async buildStart() {
      if (this.environment.mode !== 'build')
        return
      const sentences = (await mistakesOf(deck)).map(written)
      if (sentences.length > 0)
        this.error(['The deck is not built, for what stands wrong in it:', ...sentences].join('\n'))
    },
    configureServer(server) {
      server.environments.client.hot.on(MISTAKES, (_, window) => window.send(MISTAKES, mistakes))
      lookSoon(server)
    },
    hotUpdate({ file, server }) {
      if (this.environment.name === 'client' && isAuthors(file))
        lookSoon(server)
    },
  }
}
