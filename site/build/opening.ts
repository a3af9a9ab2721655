import type { PrintedFile } from '../printed-files.ts'
import type { DrawnCover } from './drawn-cover.ts'
import type { Drawer } from './keep-drawing.ts'
import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin, Rolldown } from 'vite'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { printedFilesIn } from '../printed-files.ts'
import { charactersIn, DECK_FONT, DECLARED_WEIGHTS, unicodeRangeOf, WHOLE_FONT } from './deck-font.ts'
import { coverDrawer } from './drawn-cover.ts'

/** Text for HTML or XML, in an attribute too. */
export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/**
 * What stands on the page while the deck is on its way: the first slide, or the lecture's title where the address is of another slide, and
 * why there is no more where scripts do not run.
 *
 * @param cover - The first slide, as HTML.
 * @param papers - The lecture on paper, if it lies beside the deck.
 */
export const openingHtml = (title: string, cover: string, papers: readonly PrintedFile[]): string => `<div class="opening">
<div class="opening-slide">${cover}</div>
<p class="opening-title">${escaped(title)}</p>
<p class="late">The lecture is not here after ten seconds. Check the connection, and load the page again. If that does not help, open it from a web address instead of a file, or in another browser; the PDF needs neither.</p>
<noscript>This lecture computes its pictures in the browser and needs JavaScript; allow it for this page, or ${withoutScripts(papers)}.</noscript>
</div>`

const READ = '<a href="./read/">read the lecture as one page</a>'
const withoutScripts = (papers: readonly PrintedFile[]) => papers.length === 0
  ? READ
  : `${READ}, or as a PDF: ${papers.map(({ file, name }) => `<a href="./${escaped(file)}">${escaped(name)}</a>`).join(', ')}`

/**
 * Runs before anything is painted: in the colours that Slidev will choose, whether the address is the first slide's; and keeps the keys
 * that are pressed before there is a deck to press them in.
 */
const scriptFor = (alias: string) => `{
  const { classList, dataset } = document.documentElement
  let scheme
  try {
    scheme = localStorage.getItem('slidev-color-schema')
  }
  catch {}
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches
  classList.add(scheme === 'dark' || scheme !== 'light' && prefersDark ? 'dark' : 'light')
  if (/^(?:#\\/?(?:1|${alias})?)?(?:\\?.*)?$/.test(location.hash) && !/[?&]print\\b/.test(location.search))
    dataset.opening = 'cover'
  const keys = window.earlyKeys = []
  window.keepEarlyKey = event => keys.push(event)
  window.addEventListener('keydown', window.keepEarlyKey)
}`

/** The only face of the first slide, to be asked for before the deck's style sheets are here. */
const fontFace = (url: string, words: string) =>
  `@font-face{font-family:"Atkinson Hyperlegible Next Variable";font-weight:${DECLARED_WEIGHTS};font-display:swap;src:url(${url}) format("woff2");unicode-range:${unicodeRangeOf(charactersIn([words]))}}`

const STYLE_SHEET = /\n\s*<link rel="stylesheet"[^>]*href="([^"]*)"[^>]*>/g

/**
 * Asks for the deck's style sheets where their links stood, before those of its parts, which come later and may override them. Asked for
 * by a script they hold up nothing: the opening is painted without them. site/remove-opening.ts waits for them.
 */
const asking = (styleSheets: readonly string[]) => styleSheets.length === 0
  ? ''
  : `\nfor (const href of ${JSON.stringify(styleSheets)})
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }))`

/**
 * Puts the opening, with all the style that it needs, at the beginning of a page.
 *
 * @param page - The page, whose style sheets the script is to ask for.
 * @param head - What the opening needs in the page's head.
 * @param script - What is to run before it is painted.
 * @param body - The opening.
 * @throws {Error} If the page has no head or body.
 */
export function withOpening(page: string, head: string, script: string, body: string): string {
  const styleSheets = [...page.matchAll(STYLE_SHEET)].map(([, href]) => href!)
  const [top, rest] = page.replace(STYLE_SHEET, '').split('</head>')
  const [between, bottom] = rest?.split('<body>') ?? []
  if (bottom === undefined)
    throw new Error('The opening belongs into the head and the body of the page, but the page has no </head> or no <body> behind it.')
  return `${top}${head}\n<script>${script}${asking(styleSheets)}</script>\n</head>${between}<body>\n${body}${bottom}`
}

/** For the title alone. */
const ownStyle = () => ['tokens', 'bar-room', 'opening'].map(name => readFileSync(new URL(`../../styles/${name}.css`, import.meta.url), 'utf8')).join('')

const printed = () => printedFilesIn(process.env.VITE_PRINTED_FILES)

/** What draws the first slide for the opening. */
export const openingDrawer = (options: ResolvedSlidevOptions): Drawer<DrawnCover> =>
  coverDrawer(options, cover => openingHtml(options.data.config.title, cover, printed()))

/** Draws it, and puts it into the page; on the development server only what is drawn already, for drawing takes seconds there. */
export function opening({ data: { config: { title }, slides } }: ResolvedSlidevOptions, draw: Drawer<DrawnCover>): Plugin {
  const papers = printed()
  return {
    name: 'opening',
    transformIndexHtml: {
      order: 'post',
      async handler(page, { server, bundle }) {
        const cover = !server || draw.isKept() ? await draw() : undefined
        if (!cover)
          return withOpening(page, `<style>${ownStyle()}</style>`, '', openingHtml(title, '', papers))
        const face = server ? `${server.config.base}node_modules/${WHOLE_FONT}` : `./${fileOf(DECK_FONT, bundle!)}`
        const head = `<link rel="preload" as="font" type="font/woff2" crossorigin href="${face}">\n<style>${fontFace(face, cover.html)}${cover.css}</style>`
        return withOpening(page, head, scriptFor(String(slides[0]!.frontmatter.routeAlias)), openingHtml(title, cover.html, papers))
      },
    },
  }
}

/** Where the built deck has a file of a package. */
function fileOf(source: string, bundle: Rolldown.OutputBundle): string {
  const file = Object.values(bundle).find(file => file.type === 'asset' && file.originalFileNames.some(name => name.endsWith(source)))
  if (!file)
    throw new Error(`The first slide is set in ${source}, which the built deck does not have; has a style sheet stopped using it?`)
  return file.fileName
}
