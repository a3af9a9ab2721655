import { describe, expect, it } from 'vitest'
import { hatchPath } from '../../../components/drawing/hatch'

describe('hatching', () => {
  it.each([
    [{ x: 0, y: 0, width: 72, height: 72 }],
    [{ x: 10, y: 20, width: 40, height: 90 }],
    [{ x: -5, y: 3, width: 100, height: 30 }],
  ])('draws lines at 45° from edge to edge of the box %o', (box) => {
    const lines = [...hatchPath(box).matchAll(/M(\S+) (\S+)L(\S+) (\S+?)(?=M|$)/g)].map(([, ...numbers]) => numbers.map(Number))
    expect(lines.length).toBeGreaterThan(4)
    const onEdge = (x: number, y: number) => x === box.x || x === box.x + box.width || y === box.y || y === box.y + box.height
    for (const [x1, y1, x2, y2] of lines) {
      expect(x2! - x1!).toBeCloseTo(y1! - y2!)
      expect(onEdge(x1!, y1!) && onEdge(x2!, y2!)).toBe(true)
      for (const [x, y] of [[x1!, y1!], [x2!, y2!]]) {
        expect(x! >= box.x && x! <= box.x + box.width).toBe(true)
        expect(y! >= box.y && y! <= box.y + box.height).toBe(true)
      }
    }
  })
})
