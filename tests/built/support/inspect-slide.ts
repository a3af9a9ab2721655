/*
 * Runs inside the page: what is wrong with the slide on show. One self-contained function, because the page knows
 * nothing of this file's other names.
 */

/** Smallest type sizes on a 1920 × 1080 projection, in px; from the project's look. */
export const SMALLEST = { title: 60, body: 36, number: 28, figure: 24, any: 20 }

/** Lists every text that is too small or too pale, and everything that leaves the slide or runs into its footer. */
export function inspectSlide(smallest: typeof SMALLEST): string[] {
  const slide = [...document.querySelectorAll<HTMLElement>('#slideshow [data-slidev-no]')].find(element => element.checkVisibility())!
  const box = slide.getBoundingClientRect()
  const scale = box.width / 1920
  const faults: string[] = []

  const name = (element: Element) => `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> “${(element.textContent ?? '').trim().slice(0, 40)}”`
  const isShown = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })

  // The drawn size of type: its font size times the scale of the SVG and of the slide around it.
  const sizeOf = (element: Element) => {
    const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM()! : { a: scale, b: 0 }
    return Number.parseFloat(getComputedStyle(element).fontSize) * Math.hypot(matrix.a, matrix.b) / scale
  }

  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement!
    const hasInk = walker.currentNode.textContent!.replace(/[\s\u200B]/g, '') !== ''
    if (!hasInk || !isShown(element) || element.closest('.katex-mathml, .visually-hidden'))
      continue
    const isScript = element.matches('tspan[style]') || element.closest('.katex') !== null
    const least = isScript || element.closest('footer, nav')
      ? smallest.any
      : element.closest('.demo-bar, .demo-notice')
        ? element.closest('.demo-notice') ? smallest.figure : smallest.number
        : element.closest('.figure')
          ? element.closest('.number:not(.axis)') ? smallest.number : smallest.figure
          : element.closest('h1') ? smallest.title : smallest.body
    if (sizeOf(element) < least - 0.05)
      faults.push(`too small (${sizeOf(element).toFixed(1)} px, least ${least}): ${name(element)}`)
  }

  const footer = slide.querySelector('footer')?.getBoundingClientRect()
  const slack = 1
  for (const element of slide.querySelectorAll('h1, h2, p, li, td, a, button, label, .katex-html, footer *, nav *, .figure, .figure *')) {
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
    if ((width === 0 && height === 0) || !isShown(element) || element.closest('title, desc, .visually-hidden'))
      continue
    if (left < box.left - slack || top < box.top - slack || right > box.right + slack || bottom > box.bottom + slack)
      faults.push(`outside the slide: ${name(element)}`)
    if (element.closest('.demo-notices'))
      continue
    if (footer && !element.closest('footer, nav') && bottom > footer.bottom - 18 * scale + slack)
      faults.push(`below the footer's line: ${name(element)}`)
    else if (footer && !element.closest('footer, nav') && bottom > footer.top + slack && right > footer.left && !element.closest('.katex-html'))
      faults.push(`runs into the footer: ${name(element)}`)
    const figure = element.closest('svg.figure')?.getBoundingClientRect()
    if (figure && (left < figure.left - 4 || top < figure.top - 4 || right > figure.right + 4 || bottom > figure.bottom + 4))
      faults.push(`outside its figure: ${name(element)}`)
  }
  // What a notice covers of the footer is no overflow; that it ends within the slide was seen above.
  const notices = [...slide.querySelectorAll<HTMLElement>('.demo-notices')]
  notices.forEach((notice) => { notice.style.display = 'none' })
  for (const element of slide.querySelectorAll('.frame-body, .column')) {
    if (element.scrollWidth > element.clientWidth + slack || element.scrollHeight > element.clientHeight + slack)
      faults.push(`overflows (${element.scrollWidth} × ${element.scrollHeight} in ${element.clientWidth} × ${element.clientHeight}): ${name(element)}`)
  }
  notices.forEach((notice) => { notice.style.display = '' })

  for (const figure of slide.querySelectorAll('svg')) {
    if (!isShown(figure) || figure.closest('.katex'))
      continue
    if (!['img', 'group'].includes(figure.getAttribute('role') ?? '') || (figure.getAttribute('aria-label') ?? '').length < 20)
      faults.push(`no text alternative: ${name(figure)}`)
    if (figure.querySelector('[id]'))
      faults.push(`an id that other copies of the slide would repeat: ${name(figure)}`)
  }
  return [...new Set(faults)]
}
