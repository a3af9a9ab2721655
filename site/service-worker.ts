/// <reference lib="webworker" />
import type { PrecachedFile } from './build/precache'
import { addPlugins, createHandlerBoundToURL, getCacheKeyForURL, precacheAndRoute } from 'workbox-precaching'
import { setCatchHandler } from 'workbox-routing'
import { COUNT_WINDOWS, MEND } from './messages'

/*
 * Keeps the whole deck for visitors without network. One build is kept or none: a worker is installed only when every file
 * of its build has been fetched and is what it should be, and the files of the build before go when the worker takes over.
 */
declare const self: ServiceWorkerGlobalScope
declare const __PRECACHED_FILES__: PrecachedFile[]
const files = __PRECACHED_FILES__

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

precacheAndRoute(files, {
  directoryIndex: 'index.html',
  cleanURLs: false,
  ignoreURLParametersMatching: [/./], // ?print, ?backend=cpu: all are the one page
})

let known: Map<string, string> | undefined
/** What each entry of the cache must be. */
function integrities(): Map<string, string> {
  known ??= new Map(files.map(({ url, integrity }) => [getCacheKeyForURL(url)!, integrity]))
  return known
}

// A file is damaged here, and the host has another build or cannot be reached.
setCatchHandler(async ({ request, event }) => {
  if (request.mode === 'navigate')
    return fetch(request) // the other build, from the host as a whole
  if (event instanceof FetchEvent)
    event.waitUntil(startOver(event.clientId))
  return Response.error()
})

/** Forgets this build if the host can be reached, and opens the window's address again, on the build that is there. */
async function startOver(clientId: string): Promise<void> {
  const answer = await fetch('service-worker.js', { method: 'HEAD', cache: 'no-store' }).catch(() => undefined)
  if (!answer?.ok)
    return
  await self.registration.unregister()
  const client = await self.clients.get(clientId)
  if (client instanceof WindowClient)
    await client.navigate(client.url)
}

/** What the windows do not ask for today is to be whole when the network is off. */
async function mend(event: ExtendableMessageEvent): Promise<void> {
  for (const { url: path, integrity } of files) {
    const url = new URL(path, self.location.href)
    const keep = createHandlerBoundToURL(url.href)
    await keep({ request: new Request(url), event, url, params: { integrity } }).catch(() => undefined) // no network, or another build there
  }
}

// The window of the first visit too is to go on without network.
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  if (event.data === MEND)
    event.waitUntil(mend(event))
  if (event.data === COUNT_WINDOWS)
    event.waitUntil(countWindows(event.ports[0]!))
})

async function countWindows(answer: MessagePort): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  answer.postMessage(windows.length)
}
