import { describe, expect, it } from 'vitest'
import { coloursOf, mixed, scaleOf } from '../../../demos/convolution/map-colours'

const hues = { negative: [0, 0, 200], zero: [250, 250, 250], positive: [200, 100, 0], max: [10, 20, 30] } as const
const colours = (values: number[], kind: 'brightness' | 'signed' | 'magnitude', peak: number) => {
  const pixels = [...coloursOf(Float32Array.from(values), { kind, peak }, hues)]
  return values.map((_, index) => pixels.slice(4 * index, 4 * index + 4))
}
const SOBEL = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
const BLUR = [[1, 1, 1], [1, 1, 1], [1, 1, 1]]

describe('colours', () => {
  it('tell the sign by the hue, and meet at zero', () => {
    expect(colours([-2, 0, 2, 1], 'signed', 2)).toEqual([[0, 0, 200, 255], [250, 250, 250, 255], [200, 100, 0, 255], [225, 175, 125, 255]])
  })

  it('of a magnitude are alike for both signs', () => {
    expect(colours([-4, 4, 0], 'magnitude', 4)).toEqual([[10, 20, 30, 255], [10, 20, 30, 255], [250, 250, 250, 255]])
  })

  it('of a picture go from black to white', () => {
    expect(colours([0, 9, 4.5], 'brightness', 9)).toEqual([[0, 0, 0, 255], [255, 255, 255, 255], [128, 128, 128, 255]])
  })

  it('beyond the scale stay at its end', () => {
    expect(colours([-100, 100], 'signed', 2)).toEqual([[0, 0, 200, 255], [200, 100, 0, 255]])
    expect(colours([-5], 'brightness', 1)).toEqual([[0, 0, 0, 255]])
  })

  it('can be mixed', () => {
    expect(mixed([0, 100, 200], [100, 100, 0], 0.25)).toEqual([25, 100, 150])
  })
})

describe('the scale of a map', () => {
  it('is that of a picture if the weights add up to more than 0: white is their sum', () => {
    expect(scaleOf(BLUR, [Float32Array.of(1, 5)])).toEqual({ kind: 'brightness', peak: 9 })
  })

  it('has two sides if they do not, and holds nearly all numbers', () => {
    const values = Float32Array.from({ length: 1000 }, (_, index) => (index % 2 ? -1 : 1) * index / 1000)
    const { kind, peak } = scaleOf(SOBEL, [values.subarray(0, 500), values.subarray(500)])
    expect(kind).toBe('signed')
    expect(values.filter(value => Math.abs(value) > peak).length).toBeLessThanOrEqual(20)
    expect(peak).toBeLessThanOrEqual(1)
  })

  it('lets no single outlier make the rest pale', () => {
    const values = new Float32Array(1000).fill(0.7)
    values[500] = 1e6
    expect(scaleOf(SOBEL, [values]).peak).toBe(0.7)
  })

  it('is what was asked for', () => {
    expect(scaleOf(BLUR, [Float32Array.of(2, 2)], 'signed')).toEqual({ kind: 'signed', peak: 2 })
    expect(scaleOf(BLUR, [Float32Array.of(2, -2)], 'magnitude')).toEqual({ kind: 'magnitude', peak: 2 })
  })

  it('takes the steps of 1/255 of a flat picture for no edges', () => {
    expect(scaleOf(SOBEL, [new Float32Array(9)]).peak).toBe(0.1)
    expect(scaleOf(SOBEL, [new Float32Array(9).fill(1 / 255)]).peak).toBe(0.1)
  })
})
