import { COUNT_WINDOWS, MEND } from './messages'

/** The first slide and what it needs come first. */
const LONGEST_WAIT_MS = 10_000

/** How long the host may take to answer; a visitor waits for it once a build. */
const LONGEST_ANSWER_MS = 2000

/** How long a worker, or the browser's list of them, may take: another deck's, or one that only ends itself, never answers. */
const LONGEST_WORKER_MS = 1000

/** @returns What was promised, or the fallback if it does not come in time. */
const inTime = <Answer, Fallback>(promise: Promise<Answer>, fallback: Fallback): Promise<Answer | Fallback> =>
  Promise.race([promise, new Promise<Fallback>(resolve => setTimeout(resolve, LONGEST_WORKER_MS, fallback))])

const SERVICE_WORKER = new URL('service-worker.js', document.baseURI)

const isPossible = 'serviceWorker' in navigator // not in an old browser, nor at an address that is not secure

/**
 * Gives way to a newer build that has waited since the last visit, by opening the page again on it. To be awaited before
 * anything is on show, for nothing is to change in the middle of a lecture. Without a newer build it returns at once.
 *
 * The old build's worker is dismissed and the page comes from the host: to have the new worker take over (`skipWaiting`) would
 * wait for the old one to fall idle, which a page that goes on to load keeps it from.
 */
export async function takeNewerBuild(): Promise<void> {
  if (!isPossible || !navigator.serviceWorker.controller)
    return
  const registration = await inTime(navigator.serviceWorker.getRegistration(), undefined)
  if (!registration?.waiting || !await isAlone(registration.waiting) || !await hostAnswers())
    return
  await registration.unregister() // what it kept stays, and the new worker takes from it what is still right
  location.reload()
  await new Promise(() => {}) // the page is about to go
}

/** Asks a worker whether this is the one window of the deck: others go on with the build that they began with. */
async function isAlone(worker: ServiceWorker): Promise<boolean> {
  const { port1, port2 } = new MessageChannel()
  const answer = new Promise<boolean>((resolve) => { port1.onmessage = ({ data }) => resolve(data === 1) })
  worker.postMessage(COUNT_WINDOWS, [port2])
  return inTime(answer, false)
}

async function hostAnswers(): Promise<boolean> {
  const request = fetch(SERVICE_WORKER, { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(LONGEST_ANSWER_MS) })
  return request.then(({ ok }) => ok, () => false)
}

/** Has the deck kept for visits without network. A newer build that is found now waits for the next visit. */
export async function keepForOffline(): Promise<void> {
  if (!isPossible)
    return
  await pageIsIdle()
  await navigator.serviceWorker.register(SERVICE_WORKER)
  navigator.serviceWorker.controller?.postMessage(MEND)
}

async function pageIsIdle(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise(resolve => addEventListener('load', resolve, { once: true }))
  await new Promise<unknown>(resolve => 'requestIdleCallback' in window
    ? requestIdleCallback(resolve, { timeout: LONGEST_WAIT_MS })
    : setTimeout(resolve, LONGEST_WAIT_MS / 10))
}
