import type { Restoration } from '../../demos/transformer/masked-words'

/** The likeliest words, and the one that was to be restored below them if it is not among them. */
export function likeliestRows({ likeliest, target }: Restoration, guess = '') {
  const isThere = likeliest.some(({ word }) => word === target.word)
  const rows = isThere ? likeliest : [...likeliest, target]
  return rows.map(row => ({
    ...row,
    isTarget: row.word === target.word,
    isGuess: row.word === guess,
  }))
}
