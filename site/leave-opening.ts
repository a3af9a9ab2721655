/** Takes the lecture's title away, which site/build/opening.ts puts on the page, when the deck has something to show in its place. */
export function leaveOpening(): void {
  const opening = document.querySelector('.opening')
  const deck = document.querySelector('#app')
  if (!opening || !deck)
    return
  const observer = new MutationObserver(() => {
    if (!deck.querySelector('h1, p'))
      return
    opening.remove()
    observer.disconnect()
  })
  observer.observe(deck, { childList: true, subtree: true })
}
