/**
 * Strengths as shares of their sum: what a softmax would have left of them.
 *
 * @throws {RangeError} If a strength is negative or all are zero.
 */
export function shares(strengths: readonly number[]): number[] {
  const total = strengths.reduce((sum, strength) => sum + strength, 0)
  if (!(total > 0) || strengths.some(strength => strength < 0))
    throw new RangeError(`strengths must not be negative and not all zero; got [${strengths.join(', ')}]`)
  return strengths.map(strength => strength / total)
}
