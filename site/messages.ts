/** Says to a service worker that waits: begin, if no other window is at work with the build before. */
export const TAKE_OVER = 'take over'
