import type { Plugin } from 'vite'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import slidevsUtilities from '../../node_modules/@slidev/client/.generated/unocss-tokens.ts'

const client = dirname(createRequire(import.meta.url).resolve('@slidev/client/package.json'))

/** What stands in the classes of Slidev's own parts, icons among them, which its list of utilities leaves out. */
function slidevsClasses(): string[] {
  const files = ['builtin', 'internals', 'layouts', 'pages'].flatMap(folder =>
    readdirSync(join(client, folder), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.vue')).map(file => join(client, folder, file)))
  const classes = files.flatMap(file => [...readFileSync(file, 'utf8').matchAll(/\bclass="([^"]*)"/g)].flatMap(([, text]) => text!.split(/[\s'`{}(),?]+/)))
  return [...new Set(classes)]
}

/** Where this deck has utilities: in the words of its slides, and on the buttons around them. */
const files = ['slides.md', 'pages/**/*.md', 'site/*.vue']

/**
 * What UnoCSS is told on the development server: all utilities at the start. To search every module as the
 * browser asks for it takes seconds, and each that has a new one sends the page a new style sheet.
 */
export const utilitiesKnownAtStart = {
  safelist: [...slidevsUtilities, ...slidevsClasses()],
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
