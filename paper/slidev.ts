import { useNav } from '@slidev/client'
import { computed } from 'vue'
import { useSlide } from '../components/frame/useSlide'
import { splitNote } from './split-note'

/*
 * The one file of the printed pages that knows Slidev. `PrintSlide` is internal to it and may change with any version of
 * Slidev: the tests of the PDFs say so.
 */
export { default as PrintSlide } from '@slidev/client/internals/PrintSlide.vue'

/** A slide as paper needs it. */
export interface PaperSlide {
  no: number
  title: string
  /** The slide's own address: `convolution`. */
  alias: string
  /** Name of the section that it belongs to; the opening belongs to none. */
  section?: string
  /** The speaker's note without the erratum, as HTML; empty if there is none. */
  note: string
  /** What the lecture got wrong, as HTML; empty if nothing. */
  erratum: string
  /** What `PrintSlide` draws. */
  route: ReturnType<typeof useNav>['slides']['value'][number]
}

/** Every slide of the deck, and what stands at the head of each page. */
export function usePaper() {
  const { slides } = useNav()
  const { sections } = useSlide()

  const printed = computed<PaperSlide[]>(() => slides.value.map((route) => {
    const { no, meta: { slide } } = route
    return {
      no,
      title: slide.title ?? '',
      alias: String(slide.frontmatter.routeAlias),
      section: sections.value.find(({ first, last }) => first <= no && no <= last)?.name,
      ...splitNote(slide.noteHTML),
      route,
    }
  }))

  const headmatter = slides.value[0]!.meta.slide.frontmatter
  return { slides: printed, course: String(headmatter.title), date: String(headmatter.date) }
}
