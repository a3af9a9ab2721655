import type { HtmlTagDescriptor, Plugin } from 'vite'
import process from 'node:process'

/** What a chat or a social network shows of a link to the deck; `npm run site` takes the picture of the built cover. */
export const SHARE_PICTURE = { file: 'share.png', width: 1200, height: 630, alt: 'The title slide of the lecture' }

/**
 * The tags of a share preview.
 *
 * @param address - Where the deck will be published, with its last slash: those who read the tags know no relative address.
 * @param path - Of the page below it: `read/`. The deck's own page has none.
 */
export function shareTags(address: string, path = ''): HtmlTagDescriptor[] {
  const page = new URL(path, address).href
  const { file, width, height, alt } = SHARE_PICTURE
  const properties = {
    'og:type': 'website',
    'og:url': page,
    'og:image': new URL(file, address).href,
    'og:image:width': String(width),
    'og:image:height': String(height),
    'og:image:alt': alt,
  }
  return [
    ...Object.entries(properties).map(([property, content]): HtmlTagDescriptor => ({ tag: 'meta', attrs: { property, content }, injectTo: 'head' })),
    { tag: 'meta', attrs: { name: 'twitter:card', content: 'summary_large_image' }, injectTo: 'head' },
    { tag: 'link', attrs: { rel: 'canonical', href: page }, injectTo: 'head' },
  ]
}

/** Puts them into the built page when `SITE_URL` says where it will be published. */
export function sharePreview(address = process.env.SITE_URL): Plugin {
  return {
    name: 'share-preview',
    apply: 'build',
    transformIndexHtml: () => address ? shareTags(address) : [],
  }
}
