/** Slidev leaves live parts asleep, and draws a slide at every click, in a page that was opened so. */
const SLEEPING = '?print=clicks'

/** Where a frame stands on the page to read. */
export const readingAddress = (alias: string): string => `./${SLEEPING}#/read?frame=${encodeURIComponent(alias)}`

/** Where a frame is on show; without a name, the first. */
export const slidesAddress = (alias = '', click = 0): string => `./#/${alias}${click > 0 ? `?clicks=${click}` : ''}`

/** Name of the frame that an address of the page to read asks for. */
export const frameAsked = (hash: string): string | undefined => new URLSearchParams(hash.split('?')[1]).get('frame') ?? undefined
