import type { SearchedSlide } from '../search-documents.ts'
import type { Plugin } from 'vite'
import MiniSearch from 'minisearch'
import { searchDocuments } from '../search-documents.ts'
import { searchOptions } from '../search-options.ts'

const ID = 'virtual:search-index'

/** The index of the deck's words, made when the deck is built: `import index from 'virtual:search-index'`, JSON as text. */
export function searchIndex(deck: { slides: readonly SearchedSlide[] }, withoutNotes: boolean): Plugin {
  return {
    name: 'search-index',
    resolveId: id => id === ID ? `\0${ID}` : undefined,
    load(id) {
      if (id !== `\0${ID}`)
        return undefined
      const index = new MiniSearch(searchOptions)
      index.addAll(searchDocuments(deck.slides, !withoutNotes))
      return `export default ${JSON.stringify(JSON.stringify(index))}`
    },
    hotUpdate({ file }) {
      const module = this.environment.moduleGraph.getModuleById(`\0${ID}`)
      if (module && file.endsWith('.md'))
        this.environment.moduleGraph.invalidateModule(module)
    },
  }
}
