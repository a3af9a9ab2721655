import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highSide, lineEnds } from '../../../demos/perceptron/plane'
import { between } from '../../support/between'

describe('the line', () => {
  it('goes from border to border, with the high side left or right of it', () => {
    // x₁ + x₂ = 1
    expect(lineEnds([-1, 1, 1], 0)).toEqual([[1.5, -0.5], [-0.5, 1.5]])
    expect(lineEnds([0.5, 0, -1], 0)).toEqual([[1.5, 0.5], [-0.5, 0.5]])
    expect(lineEnds([-1, 1, 1], 9)).toBeUndefined()
    expect(lineEnds([1, 0, 0], 0)).toBeUndefined()
    expect(highSide([1, 0, 0], 0)).toHaveLength(4)
    expect(highSide([-1, 0, 0], 0)).toEqual([])
  })

  it('holds points of its sum alone', () => {
    const weight = between(-2, 2)
    fc.assert(fc.property(weight, weight, weight, between(-1, 1), (w0, w1, w2, level) => {
      const sumAt = ([x1, x2]: readonly [number, number]) => w0 + w1 * x1 + w2 * x2
      for (const end of lineEnds([w0, w1, w2], level) ?? [])
        expect(sumAt(end)).toBeCloseTo(level, 9)
      for (const corner of highSide([w0, w1, w2], level))
        expect(sumAt(corner)).toBeGreaterThan(level - 1e-9)
    }))
  })
})
