import type { Ref } from 'vue'
import { useEventListener } from '@vueuse/core'
import { ref, watchPostEffect } from 'vue'
import { useWalk } from './slidev'

/** In px of the window. */
const MIN_SWIPE = 60
const MAX_TAP = 10

interface Touch {
  id: number
  x: number
  y: number
  /** On the empty ground around the slide. */
  isBeside: boolean
  /** What was selected when it began. */
  selected: string
}

const selectedText = () => getSelection()?.toString() ?? ''

/** Whether a drag that begins there is not for the slide: it moves something, scrolls something, paints, types. */
function isTaken(target: Element, root: HTMLElement): boolean {
  if (target.closest('[data-demo], dialog, input, textarea, select, [contenteditable]'))
    return true
  for (let element: Element | null = target; element && element !== root; element = element.parentElement) {
    const { touchAction, overflowX, overflowY } = getComputedStyle(element)
    const scrolls = ['auto', 'scroll']
    if (touchAction === 'none'
      || (scrolls.includes(overflowX) && element.scrollWidth > element.clientWidth)
      || (scrolls.includes(overflowY) && element.scrollHeight > element.clientHeight))
      return true
  }
  return false
}

/**
 * How a finger leads through the deck, in the place of Slidev's composable of this name. Slidev's takes a drag in a demo and two
 * fingers that enlarge the page for swipes, lets nobody enlarge the page, and beside the slide goes on at the first touch and
 * again at the end of the swipe.
 */
export function useSwipeControls(root: Ref<HTMLElement | undefined>): void {
  const { next, prev } = useWalk()

  const isEnlarged = ref(false)
  useEventListener(() => window.visualViewport, 'resize', () => {
    isEnlarged.value = window.visualViewport!.scale > 1.01
  })
  // An enlarged page is to be moved in all directions.
  watchPostEffect(() => root.value?.style.setProperty('touch-action', isEnlarged.value ? 'auto' : 'pan-y pinch-zoom'))

  let touch: Touch | undefined
  useEventListener(root, 'pointerdown', (event: PointerEvent) => {
    touch = undefined // a second finger: no swipe any more
    if (event.pointerType !== 'touch' || !root.value || !(event.target instanceof Element))
      return
    const isBeside = event.target.id === 'slide-container'
    if (isBeside)
      event.stopPropagation() // or Slidev would not wait for what becomes of it
    if (event.isPrimary && !isEnlarged.value && !isTaken(event.target, root.value))
      touch = { id: event.pointerId, x: event.clientX, y: event.clientY, isBeside, selected: selectedText() }
  }, { capture: true, passive: true })

  useEventListener(root, 'pointerup', ({ pointerId, clientX, clientY }: PointerEvent) => {
    const began = touch
    touch = undefined
    if (began?.id !== pointerId || selectedText() !== began.selected)
      return
    const [right, down] = [clientX - began.x, clientY - began.y]
    if (Math.abs(right) >= MIN_SWIPE && Math.abs(right) > 2 * Math.abs(down))
      return right < 0 ? next() : prev()
    if (began.isBeside && Math.hypot(right, down) < MAX_TAP)
      return clientX > window.innerWidth / 2 ? next() : prev()
  }, { capture: true, passive: true })

  useEventListener(root, 'pointercancel', () => { touch = undefined }, { capture: true, passive: true })
}
