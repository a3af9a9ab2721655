import { useIsSlideActive, useNav, useSlideContext } from '@slidev/client'
import { computed } from 'vue'
import { joinLecture, received, send } from './lecture-windows'

/** One of the lecture's sections: it begins at the outline slide that names it. */
export interface Section {
  name: string
  /** Number of the outline slide. */
  first: number
  /** Number of the section's last slide. */
  last: number
  /** How long it is to take. */
  minutes?: number
}

/** How a copy of a slide is rendered: to be used, as a small preview, or on paper, where each click may have a page. */
export type RenderMode = 'interactive' | 'preview' | 'print' | 'print-clicks'

/** Where Slidev lets an audience's window lead as well; elsewhere only the presenter does. */
const isTrusted = () => ['localhost', '127.0.0.1'].includes(location.hostname)

/**
 * What a component may know of the deck around it. The only file that imports Slidev: everything else mounts without it.
 */
export function useSlide() {
  const { $page, $renderContext } = useSlideContext()
  const { slides, isPrintMode, isPrintWithClicks, isPresenter, currentRoute, currentSlideNo, clicks, router } = useNav()
  const isCurrent = useIsSlideActive()

  const renderMode = computed<RenderMode>(() => {
    if (isPrintMode.value)
      return isPrintWithClicks.value ? 'print-clicks' : 'print'
    return ['slide', 'presenter'].includes($renderContext.value) ? 'interactive' : 'preview'
  })

  /** True for the one instance that the audience or the presenter is looking at. */
  const isLive = computed(() => isCurrent.value && renderMode.value === 'interactive')

  /** Name of the view around it: the talk, the presenter's, the overview. */
  const view = computed(() => String(currentRoute.value.name))

  /** Number of the slide that this instance draws; not always the one on show. */
  const slideNumber = computed(() => $page.value)
  const slideCount = computed(() => slides.value.length)

  const sections = computed<Section[]>(() => {
    const outlines = slides.value.filter(({ meta }) => meta.slide.frontmatter.layout === 'outline')
    return outlines.map(({ no, meta }, index) => ({
      name: String(meta.slide.frontmatter.section),
      first: no,
      last: (outlines[index + 1]?.no ?? slides.value.length + 1) - 1,
      minutes: meta.slide.frontmatter.minutes as number | undefined,
    }))
  })
  const section = computed(() => sections.value.find(({ first, last }) => first <= slideNumber.value && slideNumber.value <= last))

  /** What the page's address says beside the slide and the click. */
  const query = computed(() => new URLSearchParams(
    Object.entries(currentRoute.value.query).flatMap(([key, value]) => typeof value === 'string' ? [[key, value]] : [])))

  /** Takes keys out of the address that Slidev would otherwise carry on to every other slide. */
  const forget = (keys: readonly string[]) =>
    router.replace({ query: Object.fromEntries(Object.entries(currentRoute.value.query).filter(([key]) => !keys.includes(key))) })

  if (['play', 'presenter'].includes(view.value) && !isPrintMode.value) {
    joinLecture({
      isPresenter: () => isPresenter.value,
      isTrusted,
      place: () => ({ slideNumber: currentSlideNo.value, clicks: clicks.value }),
      goTo: (slideNumber, clicks) => {
        const slide = slides.value[slideNumber - 1]
        if (!slide)
          return false
        void router.replace({ params: { no: slide.meta.slide.frontmatter.routeAlias ?? slideNumber }, query: { ...currentRoute.value.query, clicks: clicks || undefined } })
        return true
      },
    })
  }

  return { isLive, renderMode, view, slideNumber, slideCount, sections, section, query, forget, received, send }
}
