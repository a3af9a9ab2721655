/** Tenths of a percent in a whole. */
const WHOLE = 1000

/** Shares of a whole in tenths of a percent, rounded by the largest remainder: they sum to 1000, as printed. */
export function tenthsOf(shares: readonly number[]): number[] {
  const sum = shares.reduce((sum, share) => sum + share, 0) // recorded ones are rounded
  const exact = shares.map(share => share / sum * WHOLE)
  const tenths = exact.map(Math.floor)
  const missing = WHOLE - tenths.reduce((sum, tenth) => sum + tenth, 0)
  const byRemainder = exact.map((value, index) => ({ index, remainder: value - Math.floor(value) })).sort((one, other) => other.remainder - one.remainder)
  for (const { index } of byRemainder.slice(0, missing))
    tenths[index]!++
  return tenths
}

/** As it is printed. A softmax gives no share of 1, so what would be rounded to 100 % is a bound. */
const tenthsText = (tenths: number) => tenths === WHOLE ? '> 99.9 %' : `${(tenths / 10).toFixed(1)} %`

export const shareTexts = (shares: readonly number[]) => tenthsOf(shares).map(tenthsText)

/**
 * Where a word looks, as far as it is printed: the words that get most.
 *
 * @param most - How many words are named at most.
 */
export function lookOf(shares: readonly number[], most = 3): { index: number, text: string }[] {
  return tenthsOf(shares).map((value, index) => ({ index, value, text: tenthsText(value) }))
    .sort((one, other) => other.value - one.value)
    .slice(0, most)
    .filter(({ value }, place) => place === 0 || value >= 10)
}
