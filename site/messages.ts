/** Says to a service worker that waits: begin, if no other window is at work with the build before. */
export const TAKE_OVER = 'take over'

/** Says to the service worker at work: see that all that is kept is whole. */
export const MEND = 'mend'
