/*
 * Whether this window of a lecture leads the others. Slidev's own rule has every window send its place after every move, a move that it was
 * sent included, and when it opens: `setup/leading-windows.ts` puts this rule in its place.
 */

/** Events of a person who uses the window. */
const USER_EVENTS = ['keydown', 'pointerdown', 'wheel', 'popstate'] as const

let isLeading = false
/** Where a password is set, the server takes no word of a window that does not know it. */
let isAllowed = true

/** Somebody uses this window: it leads from now on. A window that opens does not, whatever its slide. */
export const lead = (): void => { isLeading = true }

/** This window is taken to another's place: it leads no longer, until somebody uses it. */
export const follow = (): void => { isLeading = false }

/** Sets whether the server takes what this window sends. */
export const allowLead = (allowed: boolean): void => { isAllowed = allowed }

/** Whether this window sends its moves. */
export const mayLead = (): boolean => isLeading && isAllowed

/** Begins to notice whether somebody uses this window. */
export const watchUser = (): void => USER_EVENTS.forEach(type => addEventListener(type, lead, { capture: true, passive: true }))
