import { createSyncState, useIsSlideActive, useNav, useSlideContext } from '@slidev/client'
import serverState from 'server-reactive:demos'
import { computed } from 'vue'

/** One of the lecture's sections: it begins at the outline frame that names it. */
export interface Section {
  name: string
  /** Page number of the outline frame. */
  first: number
  /** Page number of the section's last frame. */
  last: number
}

/**
 * What a slide's copy is for: the one to look at and work with, a small picture of it, a page of paper, or a page of paper
 * a click.
 */
export type Medium = 'stage' | 'preview' | 'paper' | 'paper-step'

/** A text a demo that all windows of one lecture share: over the dev server, or between the windows of one browser. */
const windows = createSyncState<Record<string, string>>(serverState, {})
let areWindowsJoined = false

/** Where Slidev lets an audience's window lead as well; elsewhere only the presenter does. */
const isTrusted = () => ['localhost', '127.0.0.1'].includes(location.hostname)

/**
 * What a component may know of the deck around it. The only file that imports Slidev: everything else mounts without it.
 */
export function useSlide() {
  const { $page, $renderContext } = useSlideContext()
  const { slides, isPrintMode, isPrintWithClicks, isPresenter, currentRoute, router } = useNav()
  const isCurrent = useIsSlideActive()

  /** True for the one instance that the audience or the presenter is looking at. */
  const isLive = computed(() =>
    isCurrent.value && !isPrintMode.value && ['slide', 'presenter'].includes($renderContext.value))

  const medium = computed<Medium>(() => {
    if (isPrintMode.value)
      return isPrintWithClicks.value ? 'paper-step' : 'paper'
    return ['slide', 'presenter'].includes($renderContext.value) ? 'stage' : 'preview'
  })

  /** Name of the view around it: the talk, the presenter's, the overview. */
  const view = computed(() => String(currentRoute.value.name))

  /** Page number of the slide that this instance draws; not always the one on show. */
  const page = computed(() => $page.value)
  const pages = computed(() => slides.value.length)

  const sections = computed<Section[]>(() => {
    const outlines = slides.value.filter(({ meta }) => meta.slide.frontmatter.layout === 'outline')
    return outlines.map(({ no, meta }, index) => ({
      name: String(meta.slide.frontmatter.section),
      first: no,
      last: (outlines[index + 1]?.no ?? slides.value.length + 1) - 1,
    }))
  })
  const section = computed(() => sections.value.find(({ first, last }) => first <= page.value && page.value <= last))

  /** What the page's address says beside the frame and the click. */
  const query = computed(() => new URLSearchParams(
    Object.entries(currentRoute.value.query).flatMap(([key, value]) => typeof value === 'string' ? [[key, value]] : [])))

  /** Takes keys out of the address that Slidev would otherwise carry on to every other frame. */
  const forget = (keys: readonly string[]) =>
    router.replace({ query: Object.fromEntries(Object.entries(currentRoute.value.query).filter(([key]) => !keys.includes(key))) })

  const presenterMark = 'presenter '
  /**
   * What the other windows say of a demo. An audience's window hears the presenter alone, so that two tabs of one student
   * do not lead each other.
   */
  const heard = (demo: string) => computed(() => {
    const text = windows.state[demo]
    return text?.startsWith(presenterMark) ? text.slice(presenterMark.length) : isPresenter.value ? text : undefined
  })

  /** Tells the other windows of a demo. */
  const tell = (demo: string, text: string) => {
    if (isPresenter.value || isTrusted())
      windows.patch(demo, isPresenter.value ? presenterMark + text : text)
  }

  if (!areWindowsJoined && !isPrintMode.value) {
    areWindowsJoined = true
    windows.init('deep-learning-lecture - demos')
  }

  return { isLive, medium, view, page, pages, sections, section, query, forget, heard, tell }
}
