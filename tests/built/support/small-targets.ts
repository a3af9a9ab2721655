/*
 * Runs inside the page: what is too small for a finger. One self-contained function, as in inspect-slide.ts.
 */

/**
 * Lists what can be pressed within a selector and is, in one direction, under `least` px of the window. Links within a text are as
 * high as its lines, and the cells of a figure as large as it can draw them; both have another way to the same.
 */
export function smallTargets([selector, least]: readonly [selector: string, least: number]): string[] {
  const pressed = 'button, a[href], select, summary, input, textarea, [role=button], [role=option], [role=slider], [role=radio], [role=application]'
  const faults: string[] = []
  for (const root of document.querySelectorAll(selector)) {
    for (const element of root.querySelectorAll<HTMLElement | SVGElement>(pressed)) {
      const isInText = element.matches('a') && getComputedStyle(element).display === 'inline'
      if (isInText || !element.checkVisibility({ visibilityProperty: true }))
        continue
      const target = element instanceof HTMLInputElement && ['radio', 'checkbox', 'file'].includes(element.type) ? element.closest('label') ?? element : element
      const { width, height } = target.getBoundingClientRect()
      const isWord = element.matches('[data-word]') // as wide as it is written
      if (Math.min(isWord ? Infinity : width, height) < least - 0.5)
        faults.push(`${width.toFixed(0)} × ${height.toFixed(0)}: <${element.tagName.toLowerCase()} ${element.className instanceof SVGAnimatedString ? '' : element.className}> “${(element.getAttribute('aria-label') ?? target.textContent ?? '').trim().slice(0, 40)}”`)
    }
  }
  return [...new Set(faults)]
}
