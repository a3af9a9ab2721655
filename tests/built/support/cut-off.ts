/*
 * Runs inside the page: what a narrow window cuts off. One self-contained function, as in inspect-slide.ts.
 */

/**
 * Lists the words and controls within a selector that lie outside the window, to the side, where nothing brings them into it, and
 * whatever scrolls sideways though there is neither a figure, nor a formula, nor a table in it.
 */
export function cutOff(selector: string): string[] {
  const root = document.querySelector<HTMLElement>(selector)!
  const name = (element: Element) => `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> “${(element.textContent ?? '').trim().slice(0, 40)}”`
  const ancestors = (element: Element) => {
    const found: Element[] = []
    for (let parent = element.parentElement; parent && root.contains(parent); parent = parent.parentElement)
      found.push(parent)
    return found
  }
  const isForScreenReaders = (element: Element) => [element, ...ancestors(element)].some(one => getComputedStyle(one).clipPath === 'inset(50%)' || one.matches('.katex-mathml'))
  const scrolls = (element: Element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
  const clips = (element: Element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX)

  const faults: string[] = []
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (!element.checkVisibility({ visibilityProperty: true }) || isForScreenReaders(element))
      continue
    if (element !== root && scrolls(element) && element.scrollWidth > element.clientWidth + 1 && !element.querySelector('svg, table, canvas, .katex') && !element.matches('input, select'))
      faults.push(`scrolls sideways: ${name(element)}`)
    const isContent = element.matches('button, input, select, label, summary, a') || [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '')
    if (!isContent)
      continue
    const { left, right } = element.getBoundingClientRect()
    const inside = ancestors(element)
    const isBrought = inside.some(one => one !== root && scrolls(one))
    if (!isBrought && (left < -1 || right > window.innerWidth + 1))
      faults.push(`outside the window: ${name(element)}`)
    const clip = inside.find(one => clips(one) || scrolls(one))
    if (clip && clips(clip)) {
      const box = clip.getBoundingClientRect()
      if (left < box.left - 1 || right > box.right + 1)
        faults.push(`cut off by ${clip.className}: ${name(element)}`)
    }
  }
  return [...new Set(faults)]
}
