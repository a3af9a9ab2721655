/** The page tells the development server so when its first slide is on the screen. */
export const SLIDE_SHOWN = 'lecture:slide-shown'

/**
 * Takes the lecture's title away, which site/build/opening.ts puts on the page, when the deck has something to show in its place.
 *
 * @returns When the deck shows something.
 */
export function removeOpening(): Promise<void> {
  const deck = document.querySelector('#app')!
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!deck.querySelector('h1, p, .page-link')) // the last: Slidev’s page of four links, which a phone opens
        return
      observer.disconnect()
      document.querySelector('.opening')?.remove()
      resolve()
    })
    observer.observe(deck, { childList: true, subtree: true })
  })
}
