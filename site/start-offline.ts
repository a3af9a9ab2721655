import { MEND, TAKE_OVER } from './messages'

/** The first slide and what it needs come first. */
const LONGEST_WAIT_MS = 10_000

/** How long a visitor waits for a newer build that is here already, and how often it is asked to begin meanwhile. */
const TAKE_OVER_LIMIT_MS = 3000
const ASKED_EVERY_MS = 250

const isPossible = 'serviceWorker' in navigator // not in an old browser, nor at an address that is not secure

/**
 * Lets a build begin that has waited since the last visit, and opens the page again on it. To be awaited before anything is
 * on show, for nothing is to change in the middle of a lecture. Without another build, or on a first visit, it returns at once.
 *
 * @param pageIsQuiet - The old build gives way only when it has nothing to do: wait for what has been asked for.
 */
export async function takeNewerBuild(pageIsQuiet: () => Promise<void>): Promise<void> {
  if (!isPossible || !navigator.serviceWorker.controller)
    return
  const { serviceWorker } = navigator
  const waiting = (await serviceWorker.getRegistration())?.waiting
  if (!waiting)
    return
  await pageIsQuiet()
  serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  const end = performance.now() + TAKE_OVER_LIMIT_MS
  // A request that comes in between, of the browser itself say, wakes the old worker, which then must be asked again.
  while (performance.now() < end && await takesOver(waiting))
    await new Promise(resolve => setTimeout(resolve, ASKED_EVERY_MS))
}

/** Asks a worker that waits to begin. It does not, and says so, while other windows are open on the build before. */
async function takesOver(worker: ServiceWorker): Promise<boolean> {
  const { port1, port2 } = new MessageChannel()
  const answer = new Promise<boolean>((resolve) => { port1.onmessage = ({ data }) => resolve(data) })
  worker.postMessage(TAKE_OVER, [port2])
  return answer
}

/** Has the deck kept for visits without network. A newer build that is found now waits for the next visit. */
export async function keepForOffline(): Promise<void> {
  if (!isPossible)
    return
  await pageIsIdle()
  await navigator.serviceWorker.register(new URL('service-worker.js', document.baseURI))
  navigator.serviceWorker.controller?.postMessage(MEND)
}

async function pageIsIdle(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise(resolve => addEventListener('load', resolve, { once: true }))
  await new Promise<unknown>(resolve => 'requestIdleCallback' in window
    ? requestIdleCallback(resolve, { timeout: LONGEST_WAIT_MS })
    : setTimeout(resolve, LONGEST_WAIT_MS / 10))
}
