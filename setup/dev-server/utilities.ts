import type { Plugin } from 'vite'
import slidevsUtilities from '../../node_modules/@slidev/client/.generated/unocss-tokens.ts'

/** Where this deck has utilities: in the words of its slides, and on the buttons around them. */
const files = ['slides.md', 'pages/**/*.md', 'site/*.vue']

/**
 * What UnoCSS is told on the development server: all utilities at the start, Slidev's by its own list. To search every module as the
 * browser asks for it takes seconds, and each that has a new one sends the page a new style sheet.
 */
export const utilitiesKnownAtStart = {
  safelist: slidevsUtilities,
  content: { filesystem: files, pipeline: { include: files, exclude: [/__slidev_/] } },
  hmrTopLevelAwait: false, // it holds the first page up for a tenth of a second
}

/** Some modules ask UnoCSS to be searched all the same: each slide's frontmatter and two of Slidev's client. */
export function keepUtilities(): Plugin {
  return {
    name: 'keep-utilities',
    apply: 'serve',
    enforce: 'pre',
    transform: {
      filter: { code: '// @unocss-include' },
      handler: code => code.replace('// @unocss-include', ''),
    },
  }
}
