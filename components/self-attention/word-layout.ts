export interface PlacedWord {
  text: string
  /** Its edges. */
  left: number
  right: number
}

/**
 * Sets words in one line over the whole width, a full stop close to the word before it. A figure cannot measure text
 * before it is drawn, so widths come from the font's advances; words are centred, so a small error only shifts a gap.
 */
export function layoutWords(words: readonly string[], width: number, fontSize: number): PlacedWord[] {
  const widths = words.map(word => [...word].reduce((sum, letter) => sum + advance(letter), 0) * fontSize)
  const shares = words.map((word, index) => index === 0 ? 0 : isPunctuation(word) ? 0.3 : 1)
  const room = width - 2 * MARGIN - total(widths)
  const gap = room / (total(shares) || 1)
  let right = MARGIN
  return words.map((text, index) => {
    const left = right + shares[index]! * gap
    right = left + widths[index]!
    return { text, left, right }
  })
}

/** Room for the box around a word at either end. */
const MARGIN = 14

const isPunctuation = (word: string) => /^\p{P}$/u.test(word)
const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)

/** Advance of a letter of Atkinson Hyperlegible Next in em, to the nearest tenth or so. */
function advance(letter: string): number {
  if (/[.,!'’]/.test(letter)) return 0.2
  if (/[ijl]/.test(letter)) return 0.25
  if (/[frt]/.test(letter)) return 0.33
  if (/[ckvxyzs]/.test(letter)) return 0.47
  if (letter === 'm') return 0.84
  if (letter === 'w') return 0.68
  return 0.55
}
