import fc from 'fast-check'
import { expect, it } from 'vitest'
import { arrowGeometry } from '../../../components/drawing/arrow-geometry'

const numbersIn = (text: string) => [...text.matchAll(/-?\d+(?:\.\d+)?/g)].map(([number]) => Number(number))
const coordinate = fc.integer({ min: -500, max: 500 })
const point = fc.tuple(coordinate, coordinate)

it('draws a horizontal arrow of 100 with a head of 20', () => {
  expect(arrowGeometry([0, 0], [100, 0])).toEqual({ shaft: 'M0,0 L80,0', head: '100,0 80,9 80,-9' })
})

it('puts the tip exactly on the target, bent or not', () => {
  fc.assert(fc.property(point, point, fc.integer({ min: -80, max: 80 }), (from, to, bend) => {
    fc.pre(Math.hypot(to[0] - from[0], to[1] - from[1]) > 50)
    expect(numbersIn(arrowGeometry(from, to, bend).head).slice(0, 2)).toEqual([to[0], to[1]])
  }))
})

it('bulges to the right of its direction, by the bend', () => {
  // From left to right on a screen, whose y points down, right is down. A quadratic reaches half its control point.
  const [, , , controlY] = numbersIn(arrowGeometry([0, 0], [100, 0], 30).shaft)
  expect(controlY! / 2).toBe(30)
})

it('ends the shaft at the head\'s base, so that nothing pokes through the tip', () => {
  const { shaft, head } = arrowGeometry([0, 0], [60, 80], 0, 10)
  const [x, y] = numbersIn(shaft).slice(-2)
  expect(Math.hypot(60 - x!, 80 - y!)).toBeCloseTo(10, 1)
  const [, , x1, y1, x2, y2] = numbersIn(head)
  expect([(x1! + x2!) / 2, (y1! + y2!) / 2]).toEqual([expect.closeTo(x!, 1), expect.closeTo(y!, 1)])
})
