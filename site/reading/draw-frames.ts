import type { SlideRoute } from '#slidev/slides'
import { renderToString } from 'vue/server-renderer'
import { splitNote } from '../../paper/split-note'
import { slideApp, slides } from './slidev'
import 'katex/dist/katex.min.css'
import '@fontsource-variable/atkinson-hyperlegible-next/index.css'
import '@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css'
import '@fontsource-variable/atkinson-hyperlegible-mono/index.css'
import '../../styles/tokens.css'
import '../../styles/slide.css'
import '../../styles/figure.css'
import '../../styles/taps.css'
import '../../styles/forced-colours.css'
import './reading.css'
import './enlarged.css'

/** A frame as the page to read shows it; every text is HTML. */
export interface DrawnFrame {
  no: number
  title: string
  /** The frame's own address: `convolution`. */
  alias: string
  /** Name of the section that it belongs to; the opening belongs to none. */
  section?: string
  /** All words, and the figures before the first click. */
  slide: string
  /** The figures that a click changes. */
  steps: { click: number, figures: string[] }[]
  /** Empty if there is none. */
  note: string
  /** What the lecture got wrong; empty if nothing. */
  erratum: string
}

const FIGURE = /<svg class="figure[\s\S]*?<\/svg>/g

/** What belongs to a slide on a screen, and marks that only a page which Vue takes over needs. */
const NOT_TO_READ = /<nav class="frame-header"[\s\S]*?<\/nav>|<div class="page"[^>]*>[^<]*<\/div>|<!--.*?-->| style=""/g

/** Every frame of the deck as HTML, drawn without a browser. */
export async function drawFrames(): Promise<DrawnFrame[]> {
  let section: string | undefined
  const sections = slides.value.map(({ meta: { slide: { frontmatter } } }) =>
    section = frontmatter.layout === 'outline' ? String(frontmatter.section) : section)
  return Promise.all(slides.value.map((route, index) => drawFrame(route, sections[index])))
}

async function drawFrame(route: SlideRoute, section: string | undefined): Promise<DrawnFrame> {
  const { title = '', noteHTML, frontmatter } = route.meta.slide
  const pictures = await Promise.all(Array.from({ length: Number(frontmatter.clicks ?? 0) + 1 }, async (_, click) =>
    (await renderToString(await slideApp(route, click))).replace(NOT_TO_READ, '')))
  const figures = pictures.map(picture => [...picture.matchAll(FIGURE)].map(([figure]) => figure))
  const steps = figures.map((drawn, click) => ({ click, figures: drawn.filter(figure => !figures[click - 1]?.includes(figure)) }))
  return {
    no: route.no,
    title,
    alias: String(frontmatter.routeAlias),
    section,
    slide: pictures[0]!.replace(FIGURE, inRoom),
    steps: steps.slice(1).filter(({ figures }) => figures.length > 0).map(({ click, figures }) => ({ click, figures: figures.map(inRoom) })),
    ...splitNote(noteHTML),
  }
}

const inRoom = (figure: string) => `<div class="reading-figure">${figure}</div>`
