declare module 'virtual:search-index' {
  /** A MiniSearch index as JSON. */
  const index: string
  export default index
}

/** Slidev's list of the slides. */
declare module '#slidev/slides' {
  import type { Component, Ref } from 'vue'

  export interface SlideRoute {
    no: number
    meta: { slide: { title?: string, noteHTML?: string, frontmatter: Record<string, unknown> } }
    load: () => Promise<{ default: Component }>
  }
  export const slides: Ref<SlideRoute[]>
}

interface ImportMetaEnv {
  /** Files of the lecture on paper that lie beside the deck, by commas; `npm run site` sets it. */
  readonly VITE_PRINTED_FILES?: string
}
