import type { Drawing } from '../../../demos/digits/drawing'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawingField, MAX_POINTS } from '../../../components/digits/drawing-field'
import { simplified } from '../../../demos/digits/simplify'
import { testDrawings } from '../../../demos/digits/test-drawings'

const even = fc.nat(140).map(half => 2 * half)
const drawings = fc.array(fc.array(fc.tuple(even, even), { minLength: 1, maxLength: 40 }), { maxLength: 6 })

describe('a drawing in the address', () => {
  it('comes back as it was written, from letters that an address holds as they are', () => {
    fc.assert(fc.property(drawings, (drawing) => {
      const text = drawingField.write(drawing)
      expect(drawingField.read(text)).toEqual(drawing)
      expect(encodeURIComponent(text)).toBe(text)
    }))
  })

  it('takes some fifty letters for a digit', () => {
    const lengths = testDrawings.map(({ drawing }) => drawingField.write(drawing.map(simplified)).length)
    expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeLessThan(70)
  })

  it.each(['!', 'aa', '000z', 'zzz', '000..000', '~~~', '000-12', '0'.repeat(4 * MAX_POINTS + 1)])('is refused as %j', (text) => {
    expect(drawingField.read(text)).toBeUndefined()
  })

  it('never throws, and stays on the board, whatever the address says', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const drawing: Drawing = drawingField.read(text) ?? []
      expect(drawing.flat(2).every(value => value >= 0 && value <= 280)).toBe(true)
    }))
  })
})
