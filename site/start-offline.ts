import { MEND, TAKE_OVER } from './messages'

/** The first slide and what it needs come first. */
const LONGEST_WAIT_MS = 10_000

/**
 * Has the deck kept for visits without network. A build that waits since the last visit takes over at once; one that is found
 * now waits for the next visit, so that nothing changes in the middle of a lecture.
 */
export async function startOffline(): Promise<void> {
  if (!('serviceWorker' in navigator))
    return // an old browser, or an address that is not secure: there is nothing to do
  const { serviceWorker } = navigator
  const registration = await serviceWorker.getRegistration()
  if (registration?.waiting && serviceWorker.controller) {
    serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    registration.waiting.postMessage(TAKE_OVER)
  }
  await pageIsIdle()
  await serviceWorker.register(new URL('service-worker.js', document.baseURI))
  serviceWorker.controller?.postMessage(MEND)
}

async function pageIsIdle(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise(resolve => addEventListener('load', resolve, { once: true }))
  await new Promise<unknown>(resolve => 'requestIdleCallback' in window
    ? requestIdleCallback(resolve, { timeout: LONGEST_WAIT_MS })
    : setTimeout(resolve, LONGEST_WAIT_MS / 10))
}
