/** Asks a service worker, on the port that comes along, how many windows the deck has open. */
export const COUNT_WINDOWS = 'count windows'

/** Says to the service worker at work: see that all that is kept is whole. */
export const MEND = 'mend'
