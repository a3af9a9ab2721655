import type { Demo } from './useDemo'
import type { ShallowRef } from 'vue'
import { useEventListener, useThrottleFn } from '@vueuse/core'
import { watch } from 'vue'

/** What of a full page is in sight. */
export interface PageView {
  /** How far down it is scrolled, from 0 to 1. */
  scroll: number
  /** Which of its folded parts are open, counted from 0 in the page's order. */
  open: readonly number[]
}

export const writePageView = ({ scroll, open }: PageView): string => new URLSearchParams({ scroll: scroll.toFixed(4), open: open.join(',') }).toString()

/** Folded parts of a full page; more than any has. */
const MAX_PARTS = 100

/** What another window tells; undefined if it makes no sense. */
export function readPageView(text: string): PageView | undefined {
  const texts = new URLSearchParams(text)
  const scroll = Number(texts.get('scroll') ?? Number.NaN)
  const open = (texts.get('open') ?? '').split(',', MAX_PARTS).filter(Boolean).map(Number)
  return scroll >= 0 && scroll <= 1 && new Set(open).size === open.length && open.every(place => Number.isInteger(place) && place >= 0) ? { scroll, open } : undefined
}

const PAUSE_MS = 80

/** Shows in the other windows of the lecture how far a full page is scrolled, and which of its tables are open. */
export function usePageView({ channel, isLive }: Pick<Demo, 'channel' | 'isLive'>, page: Readonly<ShallowRef<HTMLElement | null>>): void {
  const { received, send } = channel('view')
  /** What was sent or taken over last: what follows from it is not sent back. */
  let last = ''

  const foldedIn = (element: HTMLElement) => [...element.querySelectorAll('details')]
  const roomOf = (element: HTMLElement) => element.scrollHeight - element.clientHeight

  function viewOf(element: HTMLElement): string {
    return writePageView({
      scroll: roomOf(element) > 0 ? Math.min(1, Math.max(0, element.scrollTop / roomOf(element))) : 0,
      open: foldedIn(element).flatMap((part, place) => part.open ? [place] : []),
    })
  }

  const tell = useThrottleFn(() => {
    if (!isLive.value || !page.value)
      return
    const text = viewOf(page.value)
    if (text === last)
      return
    last = text
    send(text)
  }, PAUSE_MS, true)

  useEventListener(page, 'scroll', tell, { passive: true })
  // It does not bubble.
  useEventListener(page, 'toggle', tell, { capture: true })

  watch([received, page], ([text, element]) => {
    const view = text === undefined || text === last ? undefined : readPageView(text)
    if (!view || !element)
      return
    foldedIn(element).forEach((part, place) => { part.open = view.open.includes(place) })
    element.scrollTop = view.scroll * roomOf(element)
    last = viewOf(element)
  }, { immediate: true, flush: 'post' })
}
