import { describe, expect, it } from 'vitest'
import { drawExamples } from '../../../demos/digits/stroke-model'
import { strokeVariants } from '../../../demos/digits/stroke-variants'
import { testDrawings } from '../../../demos/digits/test-drawings'
import { crc32 } from '../../../demos/shared/checksum'

const bytesOf = (examples: readonly { image: Float32Array, digit: number }[]) =>
  Uint8Array.from(examples.flatMap(({ image, digit }) => [digit, ...image.map(value => Math.round(255 * value))]))

describe('the stroke model', () => {
  it('has some fifty variants to learn from, and one of each digit held out', () => {
    expect(strokeVariants.map(variants => variants.length)).toEqual([5, 7, 6, 5, 7, 5, 5, 7, 6, 6])
  })

  it('draws the same from the same seed and stream, and something else from another', () => {
    const bytes = bytesOf(drawExamples(20, { seed: 7, stream: [3] }))
    expect(bytesOf(drawExamples(20, { seed: 7, stream: [3] }))).toEqual(bytes)
    expect(bytesOf(drawExamples(20, { seed: 7, stream: [4] }))).not.toEqual(bytes)
    expect(bytesOf(drawExamples(20, { seed: 8, stream: [3] }))).not.toEqual(bytes)
    // What Node 20 made: a browser, a worker and every later version must make the same.
    expect(crc32(bytes).toString(16)).toBe('78ef861')
  })

  it('draws every digit as often as another', () => {
    const counts = Array.from({ length: 10 }, () => 0)
    for (const { digit } of drawExamples(2000, { seed: 1 }))
      counts[digit]!++
    // 200 ± 4.5 standard deviations, each √(2000 · 0.1 · 0.9) = 13.4.
    expect(Math.min(...counts)).toBeGreaterThan(140)
    expect(Math.max(...counts)).toBeLessThan(260)
  })

  it('leaves ink inside the image, and no image of all ink', () => {
    for (const { image } of drawExamples(300, { seed: 2 })) {
      const ink = image.reduce((sum, value) => sum + value, 0)
      expect(ink).toBeGreaterThan(20)
      expect(ink).toBeLessThan(300)
    }
  })
})

describe('the committed drawings', () => {
  it('are 120, twelve of each digit, on the board and each unlike the others', () => {
    expect(testDrawings).toHaveLength(120)
    expect(new Set(testDrawings.map(({ drawing }) => JSON.stringify(drawing))).size).toBe(120)
    for (let digit = 0; digit < 10; digit++)
      expect(testDrawings.filter(one => one.digit === digit)).toHaveLength(12)
    for (const value of testDrawings.flatMap(({ drawing }) => drawing.flat(2))) {
      expect(value % 2).toBe(0)
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThanOrEqual(280)
    }
  })
})
