import { defineRoutesSetup } from '@slidev/types'
import { askForPassword } from '../site/password'
import { UNKNOWN } from './unknown-slides'

/** Slidev draws slides for paper, and leaves live parts asleep, only in a page that was opened with `?print`. */
function onPaper(): boolean {
  const isOpened = new URLSearchParams(location.search).has('print')
  if (!isOpened)
    location.search = 'print'
  return isOpened
}

/** Slidev's guard compares the password in the page, which would have to know it. */
const guarded: Parameters<typeof defineRoutesSetup>[0] = routes => [
  { path: '/password', component: () => import('../site/PasswordPage.vue') },
  ...routes.map(route => 'beforeEnter' in route ? { ...route, beforeEnter: askForPassword } : route),
]

/** More addresses of the deck, for printing, and a page for those that lead nowhere. Loaded when asked for: the first slide does not wait for them. */
export default defineRoutesSetup(routes => [
  { path: '/print', beforeEnter: onPaper, component: () => import('../paper/Slides.vue') },
  { path: '/handout', beforeEnter: onPaper, component: () => import('../paper/Handout.vue') },
  { path: '/:pathMatch(.*)*', name: UNKNOWN, component: () => import('../site/UnknownAddress.vue') },
  ...(import.meta.env.DEV ? guarded(routes) : routes).filter(({ name }) => name !== UNKNOWN),
])
