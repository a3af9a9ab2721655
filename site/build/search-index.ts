import type { SlideInfo } from '@slidev/types'
import type { Plugin } from 'vite'
import MiniSearch from 'minisearch'
import { searchDocuments } from '../search-documents.ts'
import { searchOptions } from '../search-options.ts'
import { figureWords } from './figure-words.ts'
import { formulaText } from './formula-text.ts'

const ID = 'virtual:search-index'

/**
 * The index of the deck's words as JSON.
 *
 * @param figures - What the figures of each slide say, in order.
 */
export function indexOf(slides: readonly SlideInfo[], figures: readonly string[], withNotes: boolean): string {
  const index = new MiniSearch(searchOptions)
  index.addAll(searchDocuments(slides, { formulaText, figures, withNotes }))
  return JSON.stringify(index)
}

/** The index, made when the deck is built: `import index from 'virtual:search-index'`, JSON as text. */
export function searchIndex(deck: { slides: readonly SlideInfo[] }, root: string, withoutNotes: boolean): Plugin {
  /** While one writes, those of the start stay. */
  let figures: readonly string[] = []
  return {
    name: 'search-index',
    resolveId: id => id === ID ? `\0${ID}` : undefined,
    async load(id) {
      if (id !== `\0${ID}`)
        return undefined
      if (figures.length !== deck.slides.length)
        figures = await figureWords(deck.slides, root)
      return `export default ${JSON.stringify(indexOf(deck.slides, figures, !withoutNotes))}`
    },
    hotUpdate({ file }) {
      const module = this.environment.moduleGraph.getModuleById(`\0${ID}`)
      if (module && file.endsWith('.md'))
        this.environment.moduleGraph.invalidateModule(module)
    },
  }
}
