/*
 * Both run inside the page: self-contained, because the page knows nothing of this file's other names.
 */

/** A slide as the printed page states it, in order. */
export interface PrintedSlide {
  no: number
  title: string
  section?: string
  /** How many pictures of it there are: one, or one per click. */
  pictures: number
}

/** The slides of the printed page. */
export function printedSlides(): PrintedSlide[] {
  return [...document.querySelectorAll<HTMLElement>('[data-slide]')].map(element => ({
    no: Number(element.dataset.slide),
    title: element.dataset.title!,
    section: element.dataset.section,
    pictures: element.querySelectorAll('.print-slide-container').length,
  }))
}

/** Null as long as a part of the slide is still to come; then whether it was drawn, or why not. */
export function slideState(no: number): { failure?: string } | null {
  const slide = document.querySelector<HTMLElement>(`[data-slide="${no}"]`)!
  if (slide.dataset.failure !== undefined)
    return { failure: slide.dataset.failure }

  for (const picture of slide.querySelectorAll('.print-slide-container > .slidev-page')) {
    if (picture.childElementCount === 0 || picture.querySelector('.slidev-slide-loading'))
      return null
    if (!picture.querySelector('h1')) // Slidev's own page of a slide that could not be fetched
      return { failure: picture.textContent!.trim() || 'it has no title' }
    for (const image of picture.querySelectorAll('img')) {
      if (!image.complete)
        return null
      if (image.naturalWidth === 0)
        return { failure: `${image.src} is no picture` }
    }
    // Slidev's own sign of a part that takes its time.
    for (const part of picture.querySelectorAll('[data-waitfor]')) {
      const awaited = part.getAttribute('data-waitfor')
      if (awaited && !part.querySelector(awaited)?.checkVisibility())
        return null
    }
  }
  return {}
}
