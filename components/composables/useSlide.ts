import { useIsSlideActive, useNav, useSlideContext } from '@slidev/client'
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
 * What a component may know of the deck around it. The only file that imports Slidev: everything else mounts without it.
 */
export function useSlide() {
  const { $page, $renderContext } = useSlideContext()
  const { slides, isPrintMode } = useNav()
  const isCurrent = useIsSlideActive()

  /** True for the one instance that the audience or the presenter is looking at. */
  const isLive = computed(() =>
    isCurrent.value && !isPrintMode.value && ['slide', 'presenter'].includes($renderContext.value))

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

  return { isLive, page, pages, sections, section }
}
