import { useEventListener } from '@vueuse/core'

/** What needs its own keys: where something is typed, and for Home and End what they move in. */
const TEXT = 'input:not([type=radio], [type=checkbox], [type=range], [type=button]), textarea, [contenteditable]:not([contenteditable=false])'
const USES_HOME = `${TEXT}, select, input[type=range], [role=grid], [role=slider], [role=application], [role=radiogroup], dialog`

const isIn = (target: EventTarget | null, selector: string) => target instanceof Element && target.closest(selector) !== null

/**
 * The lecturer's keys that Slidev has not. They work whatever has the focus, on the slide and on a demo's full page; a field keeps the keys
 * that it needs. A number may have a point; no number has a b.
 *
 * @param actions - What the keys do.
 * @param actions.blank - Blanks the screen, or brings it back.
 * @param actions.showKeys - Opens the list of keys.
 */
export function useLecturerKeys({ goFirst, goLast, blank, showKeys }: Record<'goFirst' | 'goLast' | 'blank' | 'showKeys', () => void>): void {
  function actionOf({ key, target }: KeyboardEvent): (() => void) | undefined {
    const isNumber = target instanceof HTMLInputElement && target.type === 'number'
    switch (key) {
      case 'b': return (isIn(target, TEXT) && !isNumber) || isIn(target, 'select') ? undefined : blank
      case '.': return isIn(target, TEXT) || isIn(target, '[role=grid]') ? undefined : blank // a cell takes a number, too
      case '?': return isIn(target, TEXT) ? undefined : showKeys
      case 'Home': return isIn(target, USES_HOME) ? undefined : goFirst
      case 'End': return isIn(target, USES_HOME) ? undefined : goLast
      default: return undefined
    }
  }

  useEventListener('keydown', (event: KeyboardEvent) => {
    const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : actionOf(event)
    if (!action)
      return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (!event.repeat)
      action()
  }, { capture: true })
}
