import { defineRoutesSetup } from '@slidev/types'

/** Slidev draws slides for paper, and leaves live parts asleep, only in a page that was opened with `?print`. */
function onPaper(): boolean {
  const isPrint = new URLSearchParams(location.search).has('print')
  if (!isPrint)
    location.search = 'print'
  return isPrint
}

/** Two more addresses of the deck, for printing. Loaded when asked for: the first slide does not wait for them. */
export default defineRoutesSetup(routes => [
  { path: '/print', beforeEnter: onPaper, component: () => import('../paper/Slides.vue') },
  { path: '/handout', beforeEnter: onPaper, component: () => import('../paper/Handout.vue') },
  ...routes,
])
