import type { HtmlTagDescriptor, Plugin } from 'vite'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/**
 * What stands on the page while the deck is on its way: the lecture's title, and why there is no more where scripts do not run.
 */
export const openingTags = (title: string): HtmlTagDescriptor[] => [{
  tag: 'div',
  attrs: { class: 'opening' },
  children: [
    { tag: 'p', children: escaped(title) },
    { tag: 'noscript', children: 'This lecture computes its pictures in the browser and needs JavaScript; allow it for this page, or ask for the lecture as a PDF.' },
  ],
  injectTo: 'body-prepend',
}]

/** Puts it into the page. The build's style sheet comes with the page; the development server's comes by script, too late for this. */
export function opening(title: string): Plugin {
  return {
    name: 'opening',
    transformIndexHtml: (_html, { server }) => [
      ...server ? ['tokens', 'opening'].map(sheet => ({ tag: 'link', attrs: { rel: 'stylesheet', href: `${server.config.base}styles/${sheet}.css` } })) : [],
      ...openingTags(title),
    ],
  }
}
