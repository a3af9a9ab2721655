import type { ComputedRef } from 'vue'
import { computed } from 'vue'

/**
 * Whether two values would be drawn the same: the same object, or arrays and plain objects with the same parts.
 * Anything else, such as a typed array, is the same as itself only.
 */
export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other))
    return true
  if (Array.isArray(one))
    return Array.isArray(other) && one.length === other.length && one.every((part, index) => same(part, other[index]))
  if (!isPlainObject(one) || !isPlainObject(other))
    return false
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every(name => name in other && same(one[name], other[name]))
}

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** A computed value that stays the same object as long as it would be drawn the same. */
export const stableComputed = <Value>(compute: () => Value): ComputedRef<Value> => computed<Value>((before) => {
  const next = compute()
  return same(before, next) ? before! : next
})
