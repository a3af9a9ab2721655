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

/** Puts it into the built page. */
export function opening(title: string): Plugin {
  return { name: 'opening', apply: 'build', transformIndexHtml: () => openingTags(title) }
}
