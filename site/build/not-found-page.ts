import type { Plugin } from 'vite'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { escaped } from './opening.ts'

/** Runs in the page: only there it is known how far below the deck the address is. A folder with the deck's manifest is the deck's. */
const SCRIPT = `(async () => {
  const link = document.querySelector('a')
  for (let folder = new URL('./', location.href), last = ''; folder.href !== last; folder = new URL('../', folder)) {
    last = folder.href
    const { ok } = await fetch(new URL('manifest.webmanifest', folder), { method: 'HEAD' }).catch(() => ({ ok: false }))
    if (ok)
      return link.setAttribute('href', folder.href)
  }
})()`

const STYLE = `:root { color-scheme: light dark }
body { background: Canvas; color: CanvasText }
main { max-width: 34em; margin: 20vh auto 0; padding: 24px; font: 22px/1.5 sans-serif }
h1 { font-size: 36px; line-height: 1.2 }
a { color: inherit }`

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/**
 * What a host sends for an address that it does not have. It is one file for all depths of path and stands alone: no other file could be
 * found from it.
 *
 * @param title - The lecture's.
 * @param address - Where the deck is published. Without one the link leads to the folder of the address, and a script mends it where that is not the deck's.
 */
export function notFoundPage(title: string, address?: string): string {
  const policy = ['default-src \'none\'', `style-src ${hashOf(STYLE)}`, ...address === undefined ? [`script-src ${hashOf(SCRIPT)}`, 'connect-src \'self\''] : []]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>Page not found: ${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>There is no page at this address</h1>
<p>It may have been mistyped, or the page has moved. <a href="${escaped(address ?? './')}">${escaped(title)}</a> begins here; in it, <kbd>/</kbd> opens the search.</p>
</main>
${address === undefined ? `<script>${SCRIPT}</script>\n` : ''}</body>
</html>
`
}

/** Writes it as `404.html`, which static hosts look for. */
export function notFound(title: string, address = process.env.SITE_URL): Plugin {
  let file = ''
  return {
    name: 'not-found',
    apply: 'build',
    configResolved({ root, build: { outDir } }) {
      file = join(resolve(root, outDir), '404.html')
    },
    // When all is built Slidev copies the deck's own page there, whose files are found at no other depth; this comes after.
    closeBundle: () => {
      process.once('exit', code => code === 0 && writeFileSync(file, notFoundPage(title, address)))
    },
  }
}
