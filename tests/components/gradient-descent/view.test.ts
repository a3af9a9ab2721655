import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edgePoint, isInBox, viewOf } from '../../../components/gradient-descent/view'
import { bowl, doubleWell } from '../../../demos/gradient-descent/gradient-descent'
import { between } from '../../support/between'

describe('the part of a loss curve that shows', () => {
  it('holds the start, whatever it is, and the minima', () => {
    fc.assert(fc.property(fc.constantFrom(bowl, doubleWell), between(-1000, 1000), (lossFunction, start) => {
      const { domain, ceiling, reach } = viewOf(lossFunction, start)
      for (const weight of [start, ...lossFunction.minima]) {
        expect(weight).toBeGreaterThan(domain[0])
        expect(weight).toBeLessThan(domain[1])
        expect(lossFunction.loss(weight)).toBeLessThan(ceiling)
      }
      expect(Math.abs(start)).toBeLessThanOrEqual(reach)
    }))
  })

  it('stands still while a start is dragged within its reach', () => {
    expect(viewOf(bowl, 0)).toEqual(viewOf(bowl, -10))
    expect(viewOf(bowl, 10.1)).toEqual(viewOf(bowl, 20))
    expect(viewOf(bowl, 10).reach).toBe(10)
    expect(viewOf(bowl, 10.1).reach).toBe(20)
  })
})

describe('a way out of the picture', () => {
  const box = { width: 400, height: 300 }

  it('ends on the edge, on the straight line', () => {
    const inside = fc.tuple(fc.integer({ min: 1, max: 399 }), fc.integer({ min: 1, max: 299 }))
    const anywhere = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1000, max: 1000 }))
    fc.assert(fc.property(inside, anywhere, ([x, y], [toX, toY]) => {
      fc.pre(!isInBox([toX, toY], box))
      const [edgeX, edgeY] = edgePoint([x, y], [toX, toY], box)
      const isOn = (value: number, ...edges: number[]) => edges.some(edge => Math.abs(value - edge) < 1e-9)
      expect(isOn(edgeX, 0, 400) || isOn(edgeY, 0, 300)).toBe(true)
      expect((edgeX - x) * (toY - y)).toBeCloseTo((edgeY - y) * (toX - x), 6)
      expect(Math.sign(edgeX - x)).toBe(Math.sign(toX - x))
    }))
  })
})
