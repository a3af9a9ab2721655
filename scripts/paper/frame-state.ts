/*
 * Both run inside the page: self-contained, because the page knows nothing of this file's other names.
 */

/** A frame as the printed page states it, in order. */
export interface PrintedFrame {
  no: number
  title: string
  section?: string
  /** How many pictures of it there are: one, or one per click. */
  pictures: number
}

/** The frames of the printed page. */
export function printedFrames(): PrintedFrame[] {
  return [...document.querySelectorAll<HTMLElement>('[data-frame]')].map(element => ({
    no: Number(element.dataset.frame),
    title: element.dataset.title!,
    section: element.dataset.section,
    pictures: element.querySelectorAll('.print-slide-container').length,
  }))
}

/** Null as long as a part of the frame is still to come; then whether it was drawn, or why not. */
export function frameState(no: number): { failure?: string } | null {
  const frame = document.querySelector<HTMLElement>(`[data-frame="${no}"]`)!
  if (frame.dataset.failure !== undefined)
    return { failure: frame.dataset.failure }

  for (const slide of frame.querySelectorAll('.print-slide-container > .slidev-page')) {
    if (slide.childElementCount === 0 || slide.querySelector('.slidev-slide-loading'))
      return null
    if (!slide.querySelector('h1')) // Slidev's own page of a slide that could not be fetched
      return { failure: slide.textContent!.trim() || 'it has no title' }
    for (const image of slide.querySelectorAll('img')) {
      if (!image.complete)
        return null
      if (image.naturalWidth === 0)
        return { failure: `${image.src} is no picture` }
    }
    // Slidev's own sign of a part that takes its time.
    for (const part of slide.querySelectorAll('[data-waitfor]')) {
      const awaited = part.getAttribute('data-waitfor')
      if (awaited && !part.querySelector(awaited)?.checkVisibility())
        return null
    }
  }
  return {}
}
