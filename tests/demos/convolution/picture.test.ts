import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawnScene } from '../../../demos/convolution/drawn-scene'
import { emptyPlane, shrunk, sizeWithin, slab, writeBrightness } from '../../../demos/convolution/picture'
import { matrixOf, planeOf } from '../../../demos/shared/plane'
import { matrixOf as matrices } from '../../tensors/support/cases'
import { padded } from '../../tensors/support/definitions'

describe('brightness', () => {
  it('weighs red, green and blue as Rec. 709 does, with what is transparent on white', () => {
    const plane = emptyPlane({ width: 3, height: 3 })
    const opaque = [[0, 0, 0], [255, 255, 255], [255, 0, 0], [0, 255, 0], [0, 0, 255]].flatMap(colour => [...colour, 255])
    writeBrightness(Uint8ClampedArray.from([...opaque, 0, 0, 0, 0]), plane, 1)
    const expected = [0, 0, 0, 0, 1, 0.2126, 0.7152, 0.0722, 1]
    expect([...plane.values].map((value, index) => Math.abs(value - expected[index]!) < 1e-6)).toEqual(expected.map(() => true))
  })
})

describe('the size of a picture that is too large', () => {
  it.each([
    [{ width: 4096, height: 3072 }, 4096 * 3072, { width: 4096, height: 3072 }],
    [{ width: 8192, height: 6144 }, 4096 * 3072, { width: 4096, height: 3072 }],
    [{ width: 100, height: 1 }, 50, { width: 70, height: 1 }],
  ])('%o within %i pixels is %o', (size, most, within) => {
    expect(sizeWithin(size, most)).toEqual(within)
  })

  it('keeps its shape, and is never more than allowed', () => {
    const side = fc.integer({ min: 20, max: 10_000 })
    fc.assert(fc.property(side, side, fc.integer({ min: 10_000, max: 20_000_000 }), (width, height, most) => {
      const size = sizeWithin({ width, height }, most)
      expect(size.width * size.height).toBeLessThanOrEqual(most)
      expect(Math.abs(size.width - size.height * width / height)).toBeLessThan(1 + width / height)
    }))
  })
})

describe('a picture made smaller', () => {
  it('has the means of what its pixels stand for', () => {
    const small = shrunk(planeOf([[1, 3, 5, 7, 10], [1, 3, 5, 7, 10]]), { width: 2, height: 1 })
    expect(matrixOf(small)).toEqual([[2, (5 + 7 + 10) / 3].map(Math.fround)])
  })

  it('of a whole share of its size is as bright as it was', () => {
    const pictures = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([rows, columns]) =>
      fc.tuple(fc.constant({ height: rows, width: columns }), matrices(fc.integer({ min: 0, max: 100 }), 3 * rows, 2 * columns)))
    fc.assert(fc.property(pictures, ([size, picture]) => {
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
      expect(mean([...shrunk(planeOf(picture), size).values])).toBeCloseTo(mean(picture.flat()), 3)
    }))
  })

  it('cannot be larger', () => {
    expect(() => shrunk(planeOf([[1, 2]]), { width: 3, height: 1 }))
      .toThrow(new RangeError('a picture of 2 × 1 cannot shrink to 3 × 1; ask for a smaller size'))
  })
})

it('cuts out rows as they are inside a frame of zeros', () => {
  const cases = fc.record({
    picture: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) => matrices(fc.integer({ min: 1, max: 9 }), rows, columns)),
    top: fc.integer({ min: -4, max: 4 }),
    rows: fc.integer({ min: 1, max: 6 }),
    before: fc.nat(2),
    after: fc.nat(2),
  })
  fc.assert(fc.property(cases, ({ picture, top, rows, before, after }) => {
    const frame = padded(picture, { top: 4, bottom: 12, left: before, right: after })
    expect(matrixOf(slab(planeOf(picture), { top, rows, before, after }))).toEqual(frame.slice(4 + top, 4 + top + rows))
  }))
})

it('draws its scene in brightnesses, alike at every size', () => {
  const scene = drawnScene({ width: 80, height: 60 })
  expect(scene.values.every(value => value >= 0 && value <= 1)).toBe(true)
  expect(Math.max(...scene.values) - Math.min(...scene.values)).toBeGreaterThan(0.8)
  const large = shrunk(drawnScene({ width: 320, height: 240 }), { width: 80, height: 60 })
  const differences = large.values.map((value, index) => Math.abs(value - scene.values[index]!))
  expect(differences.reduce((sum, value) => sum + value, 0) / differences.length).toBeLessThan(0.05)
})
