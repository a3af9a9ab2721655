import type { Plugin } from 'vite'

/** In a template, or in a note's HTML that stands in a JavaScript string. */
const OPENS_A_WINDOW = /target=(\\?")_blank\1(?! rel)/g

/** Gives every link that opens a window, in slides, notes and Slidev's own dialogs, the word that this window is nothing to that one. */
export function linksOut(): Plugin {
  return {
    name: 'links-out',
    enforce: 'pre',
    transform: {
      filter: { id: /(?:@slidev\/client\/.*\.vue|__slidev_\d+\.(?:md|frontmatter))$/, code: '_blank' },
      handler: code => ({ code: code.replace(OPENS_A_WINDOW, '$& rel=$1noopener$1'), map: null }),
    },
  }
}
