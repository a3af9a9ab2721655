import type { Ref } from 'vue'
import { computed } from 'vue'

/** Slidev's word for the last click of a slide, on the way back from the next one. */
const LAST_CLICK = '999999'

/** What is known of a slide's clicks: how many it has, once it is there. */
interface Clicks {
  readonly isMounted: boolean
  readonly total: number
}

/**
 * The click that an address asks for.
 *
 * @param text - What stands behind `clicks=`; a list if it is there more than once.
 * @param clicks - Of the slide.
 * @returns A whole number up to the slide's last click, as a text; 0 for anything else.
 */
export function clickAsked(text: unknown, clicks: Clicks | undefined): string {
  if (typeof text !== 'string' || !/^\d{1,6}$/.test(text))
    return '0'
  const isKnown = clicks !== undefined && (clicks.isMounted || clicks.total > 0)
  return text === LAST_CLICK || !isKnown || Number(text) <= clicks.total ? text : '0'
}

/** Stands between the address and all that Slidev makes of its `clicks`; `setup/whole-clicks.ts` puts it there. */
export const wholeClicks = (inAddress: Ref<string>, clicks: () => Clicks | undefined): Ref<string> => computed({
  get: () => clickAsked(inAddress.value, clicks()),
  set: (text) => { inAddress.value = text },
})
