import { requireFinite } from '../shared/checks'

/**
 * The square of a number, by plain TypeScript: the reference for `__name__-tensors.ts`.
 *
 * @throws {RangeError} If the number is not finite.
 */
export function square(number: number): number {
  requireFinite({ number })
  return number * number
}
