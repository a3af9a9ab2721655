import { useEventListener } from '@vueuse/core'

/** What needs its own keys: where something is typed, and for Home and End what they move in. */
const TEXT = 'input:not([type=radio], [type=checkbox], [type=range], [type=button]), textarea, [contenteditable]:not([contenteditable=false])'
const USES_HOME = `${TEXT}, select, input[type=range], [role=grid], [role=slider], [role=application], [role=radiogroup], dialog`

/** What a clicker sends. No control needs it: a page scrolls by the wheel as well. */
const CLICKER = ['PageDown', 'PageUp']
/** Slidev's other keys, of which a button or a link makes nothing. */
const FOR_SLIDES = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'g', 'o', 'd', 'f']
const USES_ARROWS = '[role=grid], [role=listbox], [role=radiogroup], dialog'

const isIn = (target: EventTarget | null, selector: string) => target instanceof Element && target.closest(selector) !== null

/**
 * The lecturer's keys. Slidev has not all of them, and hears none while a button, a link or a field has the focus. They work whatever has it,
 * on the slide and on a demo's full page; a field keeps the keys that it needs. A number may have a point; no number has a b.
 *
 * @param actions - What the keys do.
 * @param actions.blank - Blanks the screen, or brings it back.
 * @param actions.showKeys - Opens the list of keys.
 * @param isReading - Whether a list is open that is paged through itself.
 */
export function useLecturerKeys({ goFirst, goLast, blank, showKeys }: Record<'goFirst' | 'goLast' | 'blank' | 'showKeys', () => void>, isReading: () => boolean): void {
  function actionOf({ key, target }: KeyboardEvent): (() => void) | undefined {
    const isNumber = target instanceof HTMLInputElement && target.type === 'number'
    switch (key) {
      case 'b': return isIn(target, TEXT) && !isNumber ? undefined : blank
      case '.': return isIn(target, TEXT) || isIn(target, '[role=grid]') ? undefined : blank // a cell takes a number, too
      case '?': return isIn(target, TEXT) ? undefined : showKeys
      case 'Home': return isIn(target, USES_HOME) ? undefined : goFirst
      case 'End': return isIn(target, USES_HOME) ? undefined : goLast
      default: return undefined
    }
  }

  /** Has Slidev hear a key: the control gives up the focus. */
  function letThrough(event: KeyboardEvent): void {
    const isClicker = CLICKER.includes(event.key)
    if (isReading() || !(isClicker || (FOR_SLIDES.includes(event.key) && isIn(event.target, 'a, button') && !isIn(event.target, USES_ARROWS))))
      return
    if (isClicker)
      event.preventDefault() // a slider or the page would move too
    if (document.activeElement instanceof HTMLElement || document.activeElement instanceof SVGElement)
      document.activeElement.blur()
  }

  useEventListener('keydown', (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey)
      return
    const action = actionOf(event)
    if (!action)
      return letThrough(event)
    event.preventDefault()
    event.stopImmediatePropagation()
    if (!event.repeat)
      action()
  }, { capture: true })

  // Of a list's own keys Slidev would make a move.
  useEventListener(document, 'keydown', (event: KeyboardEvent) => {
    if (isIn(event.target, 'select') && !CLICKER.includes(event.key))
      event.stopPropagation()
  })
}
