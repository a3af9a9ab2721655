import type { DrawnSlide } from '../reading/draw-slides.ts'
import { plainText } from '../search-documents.ts'
import { policyOf, styleAttributesIn } from './content-security-policy.ts'
import { shareTags } from './share-preview.ts'

/** The lecture as the page to read introduces it. */
export interface ReadLecture {
  title: string
  date: string
  description: string
  /** Where it will be published, with its last slash; absent if nowhere yet. */
  url?: string
}

const DESCRIPTION_LENGTH = 160

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const unescaped = (html: string) => html.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#39;', '\'').replaceAll('&amp;', '&')

/** The whole lecture as one page, for `read/index.html`. */
export function lecturePage(slides: readonly DrawnSlide[], lecture: ReadLecture, styleSheet: string): string {
  const body = `
<details class="reading-contents">
<summary>Contents</summary>
<nav aria-label="Contents">${sectionsOf(slides).map(({ name, listed }) => `
<section>${name ? `<p>${name}</p>` : ''}<ol start="${listed[0]!.no}">${listed.map(({ alias, title }) => `<li><a href="#${alias}">${escaped(title)}</a></li>`).join('')}</ol></section>`).join('')}
</nav>
</details>
${slides.map(slide => article(slide, slides.length, '../')).join('\n')}`
  return page(body, { lecture, styleSheet, title: lecture.title, description: lecture.description, depth: 1, path: 'read/' })
}

/** One slide as a page of its own, for `read/<alias>/index.html`: what is shown of a shared link is told of a page, and never of an anchor. */
export function slidePage(slides: readonly DrawnSlide[], index: number, lecture: ReadLecture, styleSheet: string): string {
  const slide = slides[index]!
  const way = [['Before', slides[index - 1]], ['Next', slides[index + 1]]] as const
  const body = `
${article({ ...slide, html: slide.html.replaceAll('href="#', 'href="../#') }, slides.length, '../../')}
<nav class="reading-way" aria-label="Slides">${way.map(([name, to]) => to ? `<a href="../${to.alias}/">${name}: ${escaped(to.title)}</a>` : '').join('')}<a href="../#${slide.alias}">The whole lecture</a></nav>`
  return page(body, {
    lecture,
    styleSheet: `../${styleSheet}`,
    title: `${slide.title} · ${lecture.title}`,
    description: descriptionOf(slide.html) || lecture.description,
    depth: 2,
    path: `read/${slide.alias}/`,
  })
}

/** Parts of a slide that its description leaves out: figures, the title, sources, and a formula's MathML, for its letters stand there once more. */
const NOT_DESCRIBED = /<svg[\s\S]*?<\/svg>|<h1[\s\S]*?<\/h1>|<footer[\s\S]*?<\/footer>|<span class="katex-mathml">[\s\S]*?<\/math><\/span>|\u200B/g

/** The first words of a slide, and what its first figure shows. */
export function descriptionOf(html: string): string {
  const words = plainText(html.replace(NOT_DESCRIBED, ' '))
  const shown = /<svg[^>]*aria-label="([^"]*)"/.exec(html)?.[1]
  const text = unescaped([words, shown].filter(Boolean).join(' '))
  return text.length <= DESCRIPTION_LENGTH ? text : `${text.slice(0, DESCRIPTION_LENGTH - 2).replace(/\s\S*$/, '')} …`
}

function sectionsOf(slides: readonly DrawnSlide[]): { name?: string, listed: DrawnSlide[] }[] {
  const names = [...new Set(slides.map(({ section }) => section))]
  return names.map(name => ({ name, listed: slides.filter(({ section }) => section === name) }))
}

function article({ no, alias, section, html, afterClicks, note, erratum }: DrawnSlide, slides: number, deck: string): string {
  return `<article class="reading-slide" id="${alias}" data-slide="${no}">
<p class="reading-place">${section ? `<span>${escaped(section)}</span>` : ''}<a href="${deck}#/${alias}">Slide ${no} of ${slides}</a></p>
${html}
${afterClicks.map(({ click, figures }) => `<div class="after-click"><p>After click ${click}</p>${figures.join('')}</div>`).join('\n')}
${note ? `<div class="reading-note">${note}</div>` : ''}
${erratum ? `<div class="reading-erratum"><h2>Erratum</h2>${erratum}</div>` : ''}
</article>`
}

function page(body: string, { lecture: { title: course, date, url }, styleSheet, title, description, depth, path }: {
  lecture: ReadLecture
  styleSheet: string
  title: string
  description: string
  /** How many folders it lies below the deck. */
  depth: number
  path: string
}): string {
  const deck = '../'.repeat(depth)
  const address = url === undefined ? [] : shareTags(url, path)
  const tags = address.map(({ tag, attrs }) => `<${tag} ${Object.entries(attrs!).map(([name, value]) => `${name}="${escaped(String(value))}"`).join(' ')}>`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(styleAttributesIn([body]).map(unescaped))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<meta name="description" content="${escaped(description)}">
<meta property="og:title" content="${escaped(title)}">
<meta property="og:description" content="${escaped(description)}">
${tags.join('\n')}
<link rel="icon" href="${deck}favicon.svg">
<link rel="stylesheet" href="${styleSheet}">
<script src="${deck}read/reading.js" type="module"></script>
</head>
<body>
<main class="reading">
<header class="reading-head">
<p>${escaped(date)}</p>
<p class="reading-title">${escaped(course)}</p>
<a class="reading-button" href="${deck}">Back to the slides</a>
</header>
${body}
</main>
</body>
</html>
`
}
