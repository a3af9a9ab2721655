import type { Drawing, Point } from '../../../demos/digits/drawing'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boardImage, normalisedImage } from '../../../demos/digits/image'
import { testDrawings } from '../../../demos/digits/test-drawings'

const at = (image: Float32Array, row: number, column: number) => image[28 * row + column]!
const inkedCells = (image: Float32Array) => Array.from(image.keys()).filter(cell => image[cell]! > 0)
const span = (values: number[]) => Math.max(...values) - Math.min(...values) + 1

/** Columns and rows of the ink, and its centre of mass from the image's corner. */
function measures(image: Float32Array) {
  const cells = inkedCells(image)
  const mass = cells.reduce((sum, cell) => sum + image[cell]!, 0)
  const centre = (place: (cell: number) => number) => cells.reduce((sum, cell) => sum + image[cell]! * (place(cell) + 0.5), 0) / mass
  const [column, row] = [(cell: number) => cell % 28, (cell: number) => Math.floor(cell / 28)]
  return { columns: span(cells.map(column)), rows: span(cells.map(row)), x: centre(column), y: centre(row) }
}

describe('the normalised image', () => {
  it('has its ink in a box of 20 cells, give or take the soft edge, and its centre of mass in the middle', () => {
    for (const { drawing } of testDrawings) {
      const { columns, rows, x, y } = measures(normalisedImage(drawing, { pen: 24 }))
      expect(Math.max(columns, rows)).toBeGreaterThanOrEqual(20)
      expect(Math.max(columns, rows)).toBeLessThanOrEqual(22)
      // Of the strokes it is exact; the cells they fall on move it a little.
      expect(Math.hypot(x - 14, y - 14)).toBeLessThan(0.25)
    }
  })

  it('is the same wherever the drawing stands, and however large it is, with a pen as large', () => {
    fc.assert(fc.property(fc.constantFrom(...testDrawings), fc.integer({ min: 1, max: 8 }), fc.integer(), fc.integer(), ({ drawing }, eighths, dx, dy) => {
      const moved = drawing.map(stroke => stroke.map(([x, y]): Point => [eighths * x / 8 + dx % 1000, eighths * y / 8 + dy % 1000]))
      const image = normalisedImage(drawing, { pen: 24 })
      const furthest = Math.max(...normalisedImage(moved, { pen: 3 * eighths }).map((value, cell) => Math.abs(value - image[cell]!)))
      expect(furthest).toBeLessThanOrEqual(1.01 / 255)
    }), { numRuns: 50 })
  })

  it('keeps the pen between the narrowest and the widest that was trained on', () => {
    const line: Drawing = [[[100, 100], [100, 200]]]
    // Across a vertical line the brightness sums to the pen's width in cells.
    const widthOf = (pen: number) => Array.from({ length: 28 }, (_, column) => at(normalisedImage(line, { pen }), 14, column)).reduce((sum, value) => sum + value, 0)
    expect(widthOf(1)).toBeCloseTo(1.6, 1)
    expect(widthOf(400)).toBeCloseTo(4.6, 1)
    expect(widthOf(20)).toBeCloseTo(20 * 20 / 120, 1)
  })

  it('is paper without a drawing, and a dot in the middle for a dot', () => {
    expect(inkedCells(normalisedImage([], { pen: 24 }))).toEqual([])
    expect(inkedCells(normalisedImage([[]], { pen: 24 }))).toEqual([])
    const { x, y } = measures(normalisedImage([[[3, 277]]], { pen: 24 }))
    expect([x, y]).toEqual([expect.closeTo(14, 1), expect.closeTo(14, 1)])
  })

  it('has brightness in 255ths, so that every machine has the same bytes', () => {
    for (const value of normalisedImage(testDrawings[5]!.drawing, { pen: 24 }))
      expect(Math.abs(value * 255 - Math.round(value * 255))).toBeLessThan(1e-4)
  })
})

describe('the image of the board as it stands', () => {
  it('is a tenth as large and moves nothing', () => {
    const image = boardImage([[[50, 40], [50, 240]]], { pen: 20 })
    expect([at(image, 10, 3), at(image, 10, 4), at(image, 10, 5), at(image, 10, 6)]).toEqual([0, 1, 1, 0])
    expect([at(image, 2, 4), at(image, 4, 4), at(image, 23, 4), at(image, 26, 4)]).toEqual([0, 1, 1, 0])
  })
})
