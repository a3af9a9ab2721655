import type { HtmlTagDescriptor, Plugin } from 'vite'
import process from 'node:process'

/** What a chat or a social network shows of a link to the deck; `npm run site` takes the picture of the built cover. */
export const SHARE_PICTURE = { file: 'share.png', width: 1200, height: 630, alt: 'The title slide of the lecture' }

/** Ends in a slash, as the address of a folder. */
const folderAddress = (address: string) => new URL(address.endsWith('/') ? address : `${address}/`)

/**
 * The tags of a share preview.
 *
 * @param address - Where the deck will be published: those who read the tags know no relative address.
 */
export function shareTags(address: string): HtmlTagDescriptor[] {
  const folder = folderAddress(address)
  const { file, width, height, alt } = SHARE_PICTURE
  const properties = {
    'og:type': 'website',
    'og:url': folder.href,
    'og:image': new URL(file, folder).href,
    'og:image:width': String(width),
    'og:image:height': String(height),
    'og:image:alt': alt,
  }
  return [
    ...Object.entries(properties).map(([property, content]): HtmlTagDescriptor => ({ tag: 'meta', attrs: { property, content }, injectTo: 'head' })),
    { tag: 'meta', attrs: { name: 'twitter:card', content: 'summary_large_image' }, injectTo: 'head' },
    { tag: 'link', attrs: { rel: 'canonical', href: folder.href }, injectTo: 'head' },
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
