/// <reference lib="webworker" />
import type { PrecachedFile } from './build/precache'
import { addPlugins, getCacheKeyForURL, precacheAndRoute } from 'workbox-precaching'
import { setCatchHandler } from 'workbox-routing'
import { TAKE_OVER } from './messages'

/*
 * Keeps the whole deck for visitors without network. One build is kept or none: a worker is installed only when every file
 * of its build has been fetched and is what it should be, and the files of the build before go when the worker takes over.
 */
declare const self: ServiceWorkerGlobalScope
declare const __PRECACHED_FILES__: PrecachedFile[]

async function integrityOf(response: Response): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer())
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`
}

// What is kept may be damaged: it is looked at every time. A file that is gone or wrong Workbox fetches, and keeps again if it
// is right.
addPlugins([{
  async cachedResponseWillBeUsed({ cachedResponse, request }) {
    const isWhole = cachedResponse && await integrityOf(cachedResponse.clone()) === integrities().get(request.url)
    return isWhole ? cachedResponse : null
  },
}])

precacheAndRoute(__PRECACHED_FILES__, {
  directoryIndex: 'index.html',
  cleanURLs: false,
  ignoreURLParametersMatching: [/./], // ?print, ?backend=cpu: all are the one page
})

let known: Map<string, string> | undefined
/** What each entry of the cache must be. */
function integrities(): Map<string, string> {
  known ??= new Map(__PRECACHED_FILES__.map(({ url, integrity }) => [getCacheKeyForURL(url)!, integrity]))
  return known
}

// The page is damaged here and another build stands on the host: that one, then, from the host as a whole.
setCatchHandler(async ({ request }) => request.mode === 'navigate' ? fetch(request) : Response.error())

// The window of the first visit too is to go on without network.
self.addEventListener('activate', () => self.clients.claim())

// A window that is open goes on with the build that it began with. The next one asks, before anybody has begun to read.
self.addEventListener('message', ({ data }) => {
  if (data === TAKE_OVER)
    void takeOverIfAlone()
})

async function takeOverIfAlone(): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (windows.length === 1)
    await self.skipWaiting()
}
