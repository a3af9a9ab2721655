import type { DrawnSlides } from './drawn-slides.ts'
import type { ResolvedSlidevOptions, SlideInfo } from '@slidev/types'
import type { Plugin } from 'vite'
import MiniSearch from 'minisearch'
import { searchDocuments } from '../search-documents.ts'
import { searchOptions } from '../search-options.ts'
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
export function searchIndex({ data, mode, withoutNotes }: Pick<ResolvedSlidevOptions, 'data' | 'mode' | 'withoutNotes'>, draw: () => Promise<DrawnSlides>): Plugin {
  /** While one writes, those of the start stay: to draw them anew takes seconds. */
  let figures: readonly string[] = []
  const drawFigures = async () => {
    if (figures.length !== data.slides.length)
      figures = (await draw()).slides.map(({ words }) => words)
  }
  return {
    name: 'search-index',
    // Before the deck is compiled, since @vitejs/plugin-vue keeps one list of components for all builds of a process; but after its author's mistakes are told.
    buildStart: { order: 'post', sequential: true, handler: () => mode === 'build' ? drawFigures() : undefined },
    resolveId: id => id === ID ? `\0${ID}` : undefined,
    async load(id) {
      if (id !== `\0${ID}`)
        return undefined
      await drawFigures()
      return `export default ${JSON.stringify(indexOf(data.slides, figures, !withoutNotes))}`
    },
    hotUpdate({ file }) {
      const module = this.environment.moduleGraph.getModuleById(`\0${ID}`)
      if (module && file.endsWith('.md'))
        this.environment.moduleGraph.invalidateModule(module)
    },
  }
}
