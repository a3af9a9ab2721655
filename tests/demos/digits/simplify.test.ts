import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simplified } from '../../../demos/digits/simplify'

const even = fc.nat(140).map(half => 2 * half)

describe('a simplified stroke', () => {
  it('keeps its ends and its corners, and goes nowhere more than a unit off', () => {
    const line = Array.from({ length: 50 }, (_, index) => [2 * index, 40] as const)
    expect(simplified([...line, [98, 140]])).toEqual([[0, 40], [98, 40], [98, 140]])
    fc.assert(fc.property(fc.array(fc.tuple(even, even), { minLength: 1, maxLength: 60 }), (stroke) => {
      const kept = simplified(stroke)
      expect([kept[0], kept.at(-1)]).toEqual([stroke[0], stroke.at(-1)])
      for (const [x, y] of stroke) {
        const distances = kept.map(([x1, y1], index) => {
          const [x2, y2] = kept[index + 1] ?? [x1, y1]
          const squared = (x2 - x1) ** 2 + (y2 - y1) ** 2
          const along = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / squared))
          return Math.hypot(x1 + along * (x2 - x1) - x, y1 + along * (y2 - y1) - y)
        })
        expect(Math.min(...distances)).toBeLessThanOrEqual(1 + 1e-9)
      }
    }))
  })
})
