import type { PrintedFile } from '../printed-files.ts'
import type { HtmlTagDescriptor, Plugin } from 'vite'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { printedFilesIn } from '../printed-files.ts'

/** Text for HTML or XML, in an attribute too. */
export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/**
 * What stands on the page while the deck is on its way: the lecture's title, and why there is no more where scripts do not run.
 *
 * @param papers - The lecture on paper, if it lies beside the deck.
 */
export const openingTags = (title: string, papers: readonly PrintedFile[]): HtmlTagDescriptor[] => [{
  tag: 'div',
  attrs: { class: 'opening' },
  children: [
    { tag: 'p', children: escaped(title) },
    {
      tag: 'p',
      attrs: { class: 'late' },
      children: 'The lecture is not here after ten seconds. Check the connection, and load the page again. If that does not help, open it from a web address instead of a file, or in another browser; the PDF needs neither.',
    },
    { tag: 'noscript', children: `This lecture computes its pictures in the browser and needs JavaScript; allow it for this page, or ${withoutScripts(papers)}.` },
  ],
  injectTo: 'body-prepend',
}]

const READ = '<a href="./read/">read the lecture as one page</a>'
const withoutScripts = (papers: readonly PrintedFile[]) => papers.length === 0
  ? READ
  : `${READ}, or as a PDF: ${papers.map(({ file, name }) => `<a href="./${escaped(file)}">${escaped(name)}</a>`).join(', ')}`

const styleSheets = () => ['tokens', 'opening'].map(name => readFileSync(new URL(`../../styles/${name}.css`, import.meta.url), 'utf8')).join('')

/** Puts it into the page: the built one has its style sheet already, the development server's comes by script, too late for this. */
export function opening(title: string): Plugin {
  return {
    name: 'opening',
    transformIndexHtml: (_html, { server }) => [
      ...server ? [{ tag: 'style', children: styleSheets() }] : [],
      ...openingTags(title, printedFilesIn(process.env.VITE_PRINTED_FILES)),
    ],
  }
}
