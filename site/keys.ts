/** What a key does, as the list of keys (`?`) says it; README.md says the same. */
export interface Key {
  keys: readonly string[]
  does: string
}

export const keys: readonly Key[] = [
  { keys: ['Page Down', '→', 'Space'], does: 'one click forward' },
  { keys: ['Page Up', '←', 'Shift + Space'], does: 'one click back' },
  { keys: ['↓', 'Shift + →'], does: 'the next slide' },
  { keys: ['↑', 'Shift + ←'], does: 'the slide before' },
  { keys: ['Home'], does: 'the first slide' },
  { keys: ['End'], does: 'the last slide' },
  { keys: ['b', '.'], does: 'a black screen in the hall, and the slide again' },
  { keys: ['e'], does: 'a demo’s full page, and back to the talk' },
  { keys: ['q'], does: 'hides a demo’s next number, to be predicted, and reveals it' },
  { keys: ['/'], does: 'search and contents' },
  { keys: ['g'], does: 'go to a slide by its number' },
  { keys: ['o'], does: 'overview' },
  { keys: ['d'], does: 'dark or light' },
  { keys: ['f'], does: 'full screen' },
  { keys: ['?'], does: 'this list' },
]
