import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { HEIGHT, pictureOf, WIDTH } from '../../../components/multi-layer-perceptron/picture'
import { LIMITS } from '../../../components/multi-layer-perceptron/values'
import { parameterCount, placeOf } from '../../../demos/multi-layer-perceptron/network'

const networks = fc.array(fc.integer({ min: LIMITS.units.min, max: LIMITS.units.max }), { maxLength: LIMITS.layers.max }).map(hidden => [2, ...hidden, 1])

it('draws every unit large enough for its map, inside the picture, over no other', () => {
  fc.assert(fc.property(networks, (sizes) => {
    const { units } = pictureOf(sizes)
    expect(units).toHaveLength(sizes.reduce((sum, count) => sum + count))
    for (const [place, { x, y, side }] of units.entries()) {
      expect(side).toBeGreaterThanOrEqual(40) // 14 pixels on a phone
      expect(Math.min(x, y) - side / 2).toBeGreaterThanOrEqual(-1e-9)
      expect(x + side / 2).toBeLessThanOrEqual(WIDTH)
      expect(y + side / 2).toBeLessThanOrEqual(HEIGHT + 1e-9)
      for (const other of units.slice(place + 1))
        expect(Math.max(Math.abs(other.x - x), Math.abs(other.y - y))).toBeGreaterThan((side + other.side) / 2)
    }
  }))
})

it('draws each weight from the unit that it leads from to the one that it enters, left to right', () => {
  fc.assert(fc.property(networks, (sizes) => {
    const { units, weights } = pictureOf(sizes)
    const unitAt = (layer: number, index: number) => units.find(unit => unit.layer === layer && unit.index === index)!
    expect(weights.map(({ parameter }) => parameter).concat(units.flatMap(({ parameter }) => parameter ?? [])).sort((a, b) => a - b))
      .toEqual(Array.from({ length: parameterCount(sizes) }, (_, parameter) => parameter))
    for (const { parameter, x1, y1, x2, y2 } of weights) {
      const { layer, unit, from } = placeOf(sizes, parameter)
      const [start, end] = [unitAt(layer - 1, from!), unitAt(layer, unit)]
      expect([x1, y1, x2, y2]).toEqual([start.x + start.side / 2, start.y, end.x - end.side / 2, end.y])
      expect(x2).toBeGreaterThan(x1)
    }
  }))
})
