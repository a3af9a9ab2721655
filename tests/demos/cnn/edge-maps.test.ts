import { describe, expect, it } from 'vitest'
import { convolveMaps, edgeKernel, poolMap } from '../../../demos/cnn/edge-maps'
import { gaborPatch } from '../../../demos/cnn/gabor'

/** Dark on the left, bright on the right. */
const step = Array.from({ length: 8 }, () => [0, 0, 0, 0, 1, 1, 1, 1])

describe('edgeKernel', () => {
  it('sums to nought, so that an even ground leaves it silent', () => {
    for (const direction of [0, 0.7, Math.PI / 2, 4])
      expect(edgeKernel(5, direction).flat().reduce((sum, value) => sum + value, 0)).toBeCloseTo(0)
  })

  it('answers an edge that brightens its way, and not one that brightens the other way or across', () => {
    const peak = (direction: number) => Math.max(...convolveMaps([step], [edgeKernel(3, direction)]).flat())
    expect(peak(0)).toBeGreaterThan(1)
    expect(peak(Math.PI)).toBe(0)
    expect(peak(Math.PI / 2)).toBeCloseTo(0)
  })
})

describe('convolveMaps', () => {
  it('sums over the maps before it cuts off what is negative', () => {
    const [one, minus] = [[[1]], [[-1]]]
    expect(convolveMaps([[[3]], [[2]]], [one, minus])).toEqual([[1]])
    expect(convolveMaps([[[2]], [[3]]], [one, minus])).toEqual([[0]])
  })
})

describe('poolMap', () => {
  it('halves a side by regions of two', () => {
    expect(poolMap([[1, 2, 0, 0], [3, 4, 0, 5]], 2)).toEqual([[4, 5]])
  })
})

describe('gaborPatch', () => {
  it('is even with phase 0 and odd with phase π/2', () => {
    const even = gaborPatch(9, { direction: 0, wavelength: 6, phase: 0 })
    const odd = gaborPatch(9, { direction: 0, wavelength: 6, phase: Math.PI / 2 })
    expect(even[4]![4]).toBeCloseTo(1)
    expect(odd[4]![4]).toBeCloseTo(0)
    expect(even[4]![1]).toBeCloseTo(even[4]![7]!)
    expect(odd[4]![1]).toBeCloseTo(-odd[4]![7]!)
  })
})
