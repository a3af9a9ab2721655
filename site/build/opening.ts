import type { HtmlTagDescriptor, Plugin } from 'vite'
import { readFileSync } from 'node:fs'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/**
 * What stands on the page while the deck is on its way: the lecture's title, and why there is no more where scripts do not run.
 */
export const openingTags = (title: string): HtmlTagDescriptor[] => [{
  tag: 'div',
  attrs: { class: 'opening' },
  children: [
    { tag: 'p', children: escaped(title) },
    {
      tag: 'p',
      attrs: { class: 'late' },
      children: 'The lecture is not here after ten seconds. Check the connection, and load the page again. If that does not help, open it from a web address instead of a file, or in another browser; the PDF needs neither.',
    },
    { tag: 'noscript', children: 'This lecture computes its pictures in the browser and needs JavaScript; allow it for this page, or <a href="./read/">read the lecture as one page</a>.' },
  ],
  injectTo: 'body-prepend',
}]

const styleSheets = () => ['tokens', 'opening'].map(name => readFileSync(new URL(`../../styles/${name}.css`, import.meta.url), 'utf8')).join('')

/** Puts it into the page: the built one has its style sheet already, the development server's comes by script, too late for this. */
export function opening(title: string): Plugin {
  return {
    name: 'opening',
    transformIndexHtml: (_html, { server }) => [
      ...server ? [{ tag: 'style', children: styleSheets() }] : [],
      ...openingTags(title),
    ],
  }
}
