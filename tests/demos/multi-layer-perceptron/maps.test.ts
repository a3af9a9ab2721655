import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highPolygons, mapsOf, zeroLine } from '../../../demos/multi-layer-perceptron/maps'
import { between } from '../../support/between'
import { layeredCase, layersAt } from '../../tensors/support/layered'

const SIDE = 9

/** A plane a + b·right + c·down over the square. */
const mapOf = (a: number, b: number, c: number) => Float32Array.from({ length: SIDE ** 2 }, (_, place) => a + b * (place % SIDE) / (SIDE - 1) + c * Math.floor(place / SIDE) / (SIDE - 1))

const areaOf = (corners: readonly (readonly [number, number])[]) => Math.abs(corners.reduce((sum, [x, y], index) => {
  const [nextX, nextY] = corners[(index + 1) % corners.length]!
  return sum + x * nextY - nextX * y
}, 0)) / 2

it('the maps hold every unit’s output at every place', () => {
  fc.assert(fc.property(layeredCase, fc.nat(SIDE ** 2 - 1), ({ network }, place) => {
    const x = [-1.2 + 2.4 * (place % SIDE) / (SIDE - 1), 1.2 - 2.4 * Math.floor(place / SIDE) / (SIDE - 1)]
    const maps = mapsOf(network, SIDE)
    layersAt(network, x).forEach(({ outputs }, layer) => {
      expect(maps[layer]).toHaveLength(outputs.length)
      outputs.forEach((output, unit) => expect(Math.abs(maps[layer]![unit]![place]! - output)).toBeLessThan(1e-4))
    })
  }))
})

describe('of a map that is a plane', () => {
  it('the line is where it is 0, and its pieces join', () => {
    fc.assert(fc.property(between(-1, 1), between(-1, 1), between(-1, 1), (a, b, c) => {
      const pieces = zeroLine(mapOf(a, b, c), SIDE)
      for (const [x, y] of pieces.flat())
        expect(Math.abs(a + b * x + c * y)).toBeLessThan(1e-5)
      const isCrossed = new Set([a, a + b, a + c, a + b + c].map(corner => Math.fround(corner) > 0)).size > 1
      expect(pieces.length > 0).toBe(isCrossed)
    }))
    const length = zeroLine(mapOf(-0.55, 1, 0), SIDE).reduce((sum, [[x1, y1], [x2, y2]]) => sum + Math.hypot(x2 - x1, y2 - y1), 0)
    expect(length).toBeCloseTo(1, 5) // from the top to the bottom
  })

  it('the polygons have the area above 0', () => {
    expect(highPolygons(mapOf(-0.3, 1, 0), SIDE).reduce((sum, polygon) => sum + areaOf(polygon), 0)).toBeCloseTo(0.7, 5)
    expect(highPolygons(mapOf(-1, 1, 1), SIDE).reduce((sum, polygon) => sum + areaOf(polygon), 0)).toBeCloseTo(0.5, 5)
    expect(highPolygons(mapOf(1, 0, 0), SIDE).reduce((sum, polygon) => sum + areaOf(polygon), 0)).toBeCloseTo(1, 9)
    expect(highPolygons(mapOf(0, 0, 0), SIDE)).toEqual([])
  })
})
