import type { Point } from '../../../demos/perceptron/data-sets'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dataSets } from '../../../demos/perceptron/data-sets'
import { findOverlap } from '../../../demos/perceptron/separability'

const at = (x: number, y: number, isHigh: boolean): Point => ({ x: [x, y], isHigh })

/** Rosenblatt's algorithm in integers, which ends if and only if a line separates: on a grid this small after some thousand changes. */
function isSeparable(points: readonly Point[]): boolean {
  let [a, b, c] = [0, 0, 0]
  for (let pass = 0; pass < 3000; pass++) {
    let changes = 0
    for (const { x: [x, y], isHigh } of points) {
      const sign = isHigh ? 1 : -1
      if ((a + b * x + c * y) * sign > 0)
        continue
      ;[a, b, c] = [a + sign, b + sign * x, c + sign * y]
      changes++
    }
    if (changes === 0)
      return true
  }
  return false
}

const grid = fc.integer({ min: 0, max: 4 })
const points = fc.array(fc.record({ x: fc.tuple(grid, grid), isHigh: fc.boolean() }), { maxLength: 8 })

it('of XOR two segments cross in the middle; AND and OR have a line', () => {
  expect(findOverlap(dataSets.xor)).toEqual({ high: [[0, 1], [1, 0]], low: [[0, 0], [1, 1]], at: [0.5, 0.5] })
  expect(findOverlap(dataSets.and)).toBeUndefined()
  expect(findOverlap(dataSets.or)).toBeUndefined()
})

describe('what overlaps', () => {
  it.each([
    ['a point on a point', [at(1, 1, true), at(1, 1, false)], { high: [[1, 1]], low: [[1, 1]], at: [1, 1] }],
    ['a point between two', [at(0.1, 0.3, false), at(0.2, 0.2, true), at(0.3, 0.1, false)], { high: [[0.2, 0.2]], low: [[0.1, 0.3], [0.3, 0.1]], at: [0.2, 0.2] }],
    ['a low point in a triangle', [at(0, 0, true), at(4, 0, true), at(0, 4, true), at(1, 1, false)], { high: [[0, 0], [4, 0], [0, 4]], low: [[1, 1]], at: [1, 1] }],
  ])('is %s', (_, points, overlap) => {
    expect(findOverlap(points)).toEqual(overlap)
  })

  it('is nothing where points of one kind are on a line, and the other beyond its end', () => {
    expect(findOverlap([at(0, 0, true), at(1, 1, true), at(2, 2, false)])).toBeUndefined()
    expect(findOverlap([at(0, 0, true), at(1, 1, true)])).toBeUndefined()
    expect(findOverlap([])).toBeUndefined()
  })

  it('is found if and only if the perceptron’s algorithm never ends', () => {
    fc.assert(fc.property(points, (points) => {
      expect(findOverlap(points) === undefined).toBe(isSeparable(points))
    }), { numRuns: 300 })
  })

  it('lies among the points of both kinds', () => {
    fc.assert(fc.property(points, (points) => {
      const overlap = findOverlap(points)
      fc.pre(overlap !== undefined)
      for (const [ends, isHigh] of [[overlap!.high, true], [overlap!.low, false]] as const) {
        expect(ends.every(end => points.some(point => point.isHigh === isHigh && String(point.x) === String(end)))).toBe(true)
        // No direction has the place beyond all of them.
        const isWithin = Array.from({ length: 64 }, (_, turn) => {
          const along = ([x, y]: readonly [number, number]) => x * Math.cos(turn * Math.PI / 32) + y * Math.sin(turn * Math.PI / 32)
          return along(overlap!.at) <= Math.max(...ends.map(along)) + 1e-9
        })
        expect(isWithin).not.toContain(false)
      }
    }))
  })
})
