/** The page tells the development server so when its first slide is on the screen. */
export const SLIDE_SHOWN = 'lecture:slide-shown'

declare global {
  interface Window {
    /** Keys that were pressed before there was a deck, and what keeps them; from site/build/opening.ts. */
    earlyKeys?: KeyboardEvent[]
    keepEarlyKey?: (event: KeyboardEvent) => void
  }
}

let tellSlideShown: () => void
/** Settles when the deck's first slide is painted. */
export const slideShown = new Promise<void>((resolve) => { tellSlideShown = resolve })

/**
 * Takes away what site/build/opening.ts puts on the page when the deck has something to show in its place.
 */
export async function removeOpening(): Promise<void> {
  const deck = document.querySelector('#app')!
  const keys = keysUntilMounted(deck)
  /** The last of them is Slidev’s page of four links, which a phone opens. */
  const isShown = () => [...deck.querySelectorAll('h1, p, .page-link')].some(element => element.getClientRects().length > 0)
  while (!isShown())
    await nextFrame()
  await nextFrame() // it is painted now, below the opening
  document.querySelector('.opening')?.remove()
  tellSlideShown()
  void pressAgain(await keys)
}

/** What was pressed before there was a deck, which hears keys itself as soon as it is mounted. */
function keysUntilMounted(deck: Element): Promise<KeyboardEvent[]> {
  const { earlyKeys = [], keepEarlyKey } = window
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect()
      if (keepEarlyKey)
        window.removeEventListener('keydown', keepEarlyKey)
      resolve([...earlyKeys])
    })
    observer.observe(deck, { childList: true })
  })
}

const nextFrame = () => new Promise(resolve => requestAnimationFrame(resolve))

/** Settles when the style sheets that the page has asked for are here, or cannot be had. */
export const styleSheetsSettled = (): Promise<unknown> =>
  Promise.all([...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].filter(({ sheet }) => !sheet).map(link => new Promise((resolve) => {
    for (const end of ['load', 'error'])
      link.addEventListener(end, resolve)
  })))

/** Whoever sees the first slide may go on. */
async function pressAgain(keys: readonly KeyboardEvent[]): Promise<void> {
  for (const { key, code, shiftKey } of keys.filter(({ ctrlKey, altKey, metaKey }) => !ctrlKey && !altKey && !metaKey)) {
    for (const type of ['keydown', 'keyup'])
      document.body.dispatchEvent(new KeyboardEvent(type, { key, code, shiftKey, bubbles: true, cancelable: true }))
    await new Promise(resolve => setTimeout(resolve)) // one move at a time
  }
}
