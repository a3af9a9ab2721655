import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dataSetNames, drawData, isHeldOut, splitOwn } from '../../../demos/multi-layer-perceptron/data-sets'
import { between } from '../../support/between'

/** What tells the two kinds apart, in the plane. */
const rules: Record<string, (x1: number, x2: number) => boolean> = {
  xor: (x1, x2) => x1 * x2 < 0,
  circle: (x1, x2) => Math.hypot(x1, x2) < 0.6,
  blobs: (x1, x2) => x1 + x2 > 0,
  spirals: (x1, x2) => Math.cos(Math.atan2(x2, x1) - 3.5 * Math.PI * Math.hypot(x1, x2)) > 0,
}

describe.each(dataSetNames)('%s', (name) => {
  it('has 200 points to learn from and 100 others, half of them high, each where its kind lies', () => {
    const { training, heldOut } = drawData(name)
    expect([training.length, heldOut.length]).toEqual([200, 100])
    for (const points of [training, heldOut]) {
      expect(points.filter(({ isHigh }) => isHigh)).toHaveLength(points.length / 2)
      const odd = points.filter(({ x, isHigh }) => rules[name]!(...x) !== isHigh)
      expect(odd.length).toBeLessThanOrEqual(name === 'blobs' ? 2 : 0)
    }
    expect(drawData(name)).toEqual({ training, heldOut })
    const places = new Set([...training, ...heldOut].map(({ x }) => String(x)))
    expect(places.size).toBeGreaterThan(290)
  })

  it('moves with noise, and stays on the plane', () => {
    fc.assert(fc.property(between(0, 2), (noise) => {
      const { training } = drawData(name, noise)
      expect(training.every(({ x }) => x.every(value => Math.abs(value) <= 1.2))).toBe(true)
      expect(training.map(({ isHigh }) => isHigh)).toEqual(drawData(name).training.map(({ isHigh }) => isHigh))
    }), { numRuns: 10 })
    const [still, moved] = [drawData(name).training, drawData(name, 0.05).training]
    const distances = still.map(({ x }, index) => Math.hypot(x[0] - moved[index]!.x[0], x[1] - moved[index]!.x[1]))
    const mean = distances.reduce((sum, distance) => sum + distance ** 2, 0) / distances.length
    expect(mean / (2 * 0.05 ** 2)).toBeGreaterThan(0.7)
    expect(mean / (2 * 0.05 ** 2)).toBeLessThan(1.3)
  })
})

it('holds back every fourth of one’s own points', () => {
  const points = Array.from({ length: 9 }, (_, index) => ({ x: [index / 10, 0] as const, isHigh: index > 4 }))
  const { training, heldOut } = splitOwn(points)
  expect(heldOut.map(({ x }) => x[0])).toEqual([0.3, 0.7])
  expect(training).toHaveLength(7)
  expect(points.filter((_, index) => isHeldOut(index))).toEqual(heldOut)
})

it('refuses noise below 0', () => {
  expect(() => drawData('xor', -1)).toThrow(new RangeError('noise must be at least 0; got -1'))
})
