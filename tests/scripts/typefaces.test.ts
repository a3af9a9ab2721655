import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import metrics from '../../demos/digits/digits-metrics.json'
import { decodeWeights } from '../../demos/digits/weights'
import { glyphImage, typefaceExamples, typefaces } from '../../scripts/train/typefaces'
import { plainStages } from '../tensors/support/digits'

type Contour = [number, number][]
const rectangle = (left: number, top: number, width: number, height: number): Contour =>
  [[left, top], [left + width, top], [left + width, top + height], [left, top + height]]

const ink = (image: Float32Array) => image.reduce((sum, value) => sum + value, 0)
const at = (image: Float32Array, row: number, column: number) => image[28 * row + column]
const centreOf = (image: Float32Array) => [
  image.reduce((sum, value, cell) => sum + value * (cell % 28 + 0.5), 0) / ink(image),
  image.reduce((sum, value, cell) => sum + value * (Math.floor(cell / 28) + 0.5), 0) / ink(image),
]

describe('the image of outlines', () => {
  it('has the longer side of the ink in 20 cells, and its centre of mass in the middle', () => {
    const bar = glyphImage([rectangle(300, -700, 100, 200)])
    expect(ink(bar)).toBeCloseTo(10 * 20, 1)
    expect([at(bar, 4, 9), at(bar, 23, 18), at(bar, 3, 9), at(bar, 4, 8)]).toEqual([1, 1, 0, 0])
    // An L is heavier below and to the left: by hand, its arms of 2 × 20 and 8 × 2 lie at (1, 10) and (6, 19).
    const angle = glyphImage([rectangle(0, 0, 2, 20), rectangle(2, 18, 8, 2)])
    const [x, y] = [(40 * 1 + 16 * 6) / 56, (40 * 10 + 16 * 19) / 56]
    expect(ink(angle)).toBeCloseTo(56, 0)
    // To the eighth of a cell that a sample is apart from the next.
    expect(Math.max(...centreOf(angle).map(place => Math.abs(place - 14)))).toBeLessThan(1 / 8)
    const top = Math.round(14 - y)
    expect(at(angle, top + 1, Math.floor(14 - x + 1))).toBe(1)
  })

  it('leaves a hole where an inner outline runs the other way, and covers an overlap once', () => {
    const hole = [...rectangle(5, 5, 10, 10)].reverse()
    expect(ink(glyphImage([rectangle(0, 0, 20, 20), hole]))).toBeCloseTo(400 - 100, 0)
    expect(ink(glyphImage([rectangle(0, 0, 20, 20), rectangle(5, 5, 10, 10)]))).toBeCloseTo(400, 0)
    expect(ink(glyphImage([rectangle(0, 0, 12, 20), rectangle(8, 0, 12, 20)]))).toBeCloseTo(400, 0)
  })

  it('is the same wherever and however large they stand', () => {
    const shape = [rectangle(0, 0, 3, 20), rectangle(3, 4, 9, 3)]
    const expected = glyphImage(shape)
    fc.assert(fc.property(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }), fc.constantFrom(0.25, 2, 64), (x, y, scale) => {
      const moved = glyphImage(shape.map(contour => contour.map(([px, py]): [number, number] => [x + scale * px, y + scale * py])))
      expect(Math.max(...moved.map((value, cell) => Math.abs(value - expected[cell]!)))).toBeLessThan(0.13) // a row or a column of an eighth of a cell
    }))
  })
})

describe('handwriting typefaces', () => {
  let examples: Awaited<ReturnType<typeof typefaceExamples>>
  beforeAll(async () => { examples = (await Promise.all(typefaces.map(typefaceExamples))).flat() })

  it('have ten digits each, in ink, with their centre of mass in the middle', () => {
    expect(examples.map(({ digit }) => digit)).toEqual(typefaces.flatMap(() => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]))
    expect(examples).toHaveLength(metrics.typefaceDigits)
    for (const { image } of examples) {
      expect(Math.max(...image)).toBe(1)
      expect(Math.hypot(centreOf(image)[0]! - 14, centreOf(image)[1]! - 14)).toBeLessThan(1 / 8)
    }
    // A 0 has paper within its ink; drawn without holes it would not.
    expect(examples.filter(({ digit }) => digit === 0).every(({ image }) => at(image, 14, 14)! < 0.5)).toBe(true)
  })

  it('are read by the shipped network as often as its metrics say, and in at least 90 % of the digits', () => {
    const { parameters, origin } = decodeWeights(readFileSync('public/weights/digits.bin'))
    const right = examples.filter(({ image, digit }) => {
      const { logits } = plainStages(parameters, image)
      return logits.indexOf(Math.max(...logits)) === digit
    })
    const measured = metrics.networks.digits.runs.find(({ seed }) => seed === origin.seed)!
    expect(right.length / examples.length).toBeCloseTo(measured.typefaces, 4)
    expect(measured.typefaces).toBeGreaterThanOrEqual(0.9)
  })
})
