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
