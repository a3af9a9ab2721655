import type { SlideRoute } from '#slidev/slides'
import { splitNote } from '../../paper/split-note'
import { allComponents } from './all-components'
import { textOfDrawings } from './drawn-text'
import { FIGURE_BEGINS, FIGURE_ENDS, renderSlide, slides } from './slidev'
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

/** A slide as the page to read shows it. Every text is HTML, but for title and words. */
export interface DrawnSlide {
  no: number
  title: string
  /** The slide's own address: `convolution`. */
  alias: string
  /** Name of the section that it belongs to; the opening belongs to none. */
  section?: string
  /** All words, and the figures before the first click. */
  html: string
  /** The figures that a click changes. */
  afterClicks: { click: number, figures: string[] }[]
  /** What can be read in its figures and demos, text alternatives and the demos' full pages included. */
  words: string
  /** Empty if there is none. */
  note: string
  /** What the lecture got wrong; empty if nothing. */
  erratum: string
}

const DRAWINGS = new RegExp(`${FIGURE_BEGINS}([\\s\\S]*?)${FIGURE_ENDS}`, 'g')
const FIGURE = /<svg class="figure[\s\S]*?<\/svg>/g

/** What belongs to a slide on a screen, and marks that only a page which Vue takes over needs. */
const NOT_TO_READ = /<nav class="frame-header"[\s\S]*?<\/nav>|<div class="page"[^>]*>[^<]*<\/div>|<!--.*?-->| style=""/g

/** Every slide of the deck as HTML, drawn without a browser. */
export async function drawSlides(): Promise<DrawnSlide[]> {
  let section: string | undefined
  const sections = slides.value.map(({ meta: { slide: { frontmatter } } }) =>
    section = frontmatter.layout === 'outline' ? String(frontmatter.section) : section)
  return Promise.all(slides.value.map((route, index) => drawSlide(route, sections[index]).catch((error: unknown) => {
    throw new Error(`slide ${route.no}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  })))
}

async function drawSlide(route: SlideRoute, section: string | undefined): Promise<DrawnSlide> {
  const { title = '', noteHTML, frontmatter } = route.meta.slide
  const clicks = Number(frontmatter.clicks ?? 0)
  const drawn = await Promise.all(Array.from({ length: clicks + 1 }, (_, click) => renderSlide({ route, clicks: click, isOpen: false }, allComponents)))
  const opened = await renderSlide({ route, clicks, isOpen: true }, allComponents)
  const pictures = drawn.map(html => html.replace(NOT_TO_READ, ''))
  const figures = pictures.map(picture => [...picture.matchAll(FIGURE)].map(([figure]) => figure))
  const afterClicks = figures.map((drawn, click) => ({ click, figures: drawn.filter(figure => !figures[click - 1]?.includes(figure)) }))
  return {
    no: route.no,
    title,
    alias: String(frontmatter.routeAlias),
    section,
    html: pictures[0]!.replace(FIGURE, inRoom),
    afterClicks: afterClicks.slice(1).filter(({ figures }) => figures.length > 0).map(({ click, figures }) => ({ click, figures: figures.map(inRoom) })),
    words: textOfDrawings([...drawn, opened].flatMap(html => [...html.matchAll(DRAWINGS)].map(([, drawing]) => drawing!))),
    ...splitNote(noteHTML),
  }
}

const inRoom = (figure: string) => `<div class="reading-figure">${figure}</div>`
