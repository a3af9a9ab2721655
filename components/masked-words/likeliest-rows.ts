import type { RankedWord, Restoration } from '../../demos/transformer/masked-words'

/** A row of the figure: a word with its probability. */
export interface LikeliestRow extends RankedWord {
  /** Whether it is what was to be restored. */
  isTarget: boolean
  isGuess: boolean
}

/** The likeliest words, and the one that was to be restored below them if it is not among them. */
export function likeliestRows({ likeliest, target }: Restoration, guess = ''): LikeliestRow[] {
  const isThere = likeliest.some(({ word }) => word === target.word)
  const rows = isThere ? likeliest : [...likeliest, target]
  return rows.map(row => ({
    ...row,
    isTarget: row.word === target.word,
    isGuess: row.word === guess,
  }))
}

/** A probability as one reads it aloud: never 0% or 100%, which softmax does not give. */
export function percentText(probability: number): string {
  const percent = (100 * probability).toFixed(1)
  return percent === '0.0' ? '< 0.1%' : percent === '100.0' ? '> 99.9%' : `${percent}%`
}
