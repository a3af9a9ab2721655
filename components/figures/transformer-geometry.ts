import type { Point } from '../drawing/arrow-geometry'

/** Heights and widths of the boxes, in slide pixels. */
export const box = { width: 264, norm: 36, line: 46, twoLines: 74, radius: 8 }
const GAP = 34
const PAD = 25
const OFFSET = 12
const SIDE = 42
/** Bottom edge of the block at the front. */
export const blockBottom = 620

/**
 * One stack: sublayers from the bottom up, each with its Add & Norm and its residual connection on the outer side.
 *
 * @param outer - On which side of the boxes the residual connections and the copies lie: −1 left, +1 right.
 */
export function stack(name: string, x: number, outer: -1 | 1, sublayers: readonly (readonly string[])[]) {
  const left = x - box.width / 2
  const outside = x + outer * box.width / 2
  const boxes: { lines: readonly string[], x: number, y: number, width: number, height: number }[] = []
  const arrows: { from: Point, to: Point }[] = []
  /** An elbow around each sublayer; its last point touches Add & Norm. */
  const residuals: Point[][] = []

  let y = blockBottom - PAD
  sublayers.forEach((lines, index) => {
    const height = lines.length > 1 ? box.twoLines : box.line
    const start = index === 0 ? y + PAD + ENTRY : y + GAP
    const branch = index === 0 ? y + PAD / 2 + 1 : y + GAP / 2 + 4
    arrows.push({ from: [x, start], to: [x, y] })
    boxes.push({ lines, x: left, y: y - height, width: box.width, height })
    y -= height + box.norm
    boxes.push({ lines: ['Add & Norm'], x: left, y, width: box.width, height: box.norm })
    const side = outside + outer * SIDE * 0.6
    residuals.push([[x, branch], [side, branch], [side, y + box.norm / 2], [outside, y + box.norm / 2]])
    y -= GAP
  })

  /** Of the block at the front. */
  const top = y + GAP - PAD
  const near = x - outer * (box.width / 2 + SIDE * 0.5)
  const far = outside + outer * SIDE
  const front = { x: Math.min(near, far), y: top, width: Math.abs(far - near), height: blockBottom - top }
  /** The repeated block, the copy farthest behind first. */
  const copies = [2, 1, 0].map(depth => ({ ...front, x: front.x + outer * depth * OFFSET, y: front.y - depth * OFFSET }))
  return { name, x, top, copies, boxes, arrows, residuals }
}

/** How far below the block its first arrow begins. */
const ENTRY = 24
export const entryY = blockBottom + ENTRY
