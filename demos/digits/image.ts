import type { Drawing, Point } from './drawing'
import { BOARD } from './drawing'

/** Cells a side of the image that the network reads. */
export const IMAGE_SIDE = 28

/** Cells that the longer side of the ink gets, as in MNIST. */
export const INK_SIDE = 20

/** The narrowest and the widest pen that the network was trained on, in cells. */
export const PENS = { min: 1.6, max: 4.6 } as const

/** Brightness row by row, 0 for paper and 1 for ink, in 255ths; `IMAGE_SIDE` squared values. */
export type Image = Float32Array

export interface InkOptions {
  /** Diameter of the pen, in the drawing's units. */
  pen: number
  /** Width over which the ink's edge fades, in cells. Default 1. */
  edge?: number
  /** Cells that the longer side of the ink gets. Default `INK_SIDE`. */
  inkSide?: number
  /** How far the ink's centre of mass lies from the middle of the image, in cells. Default 0, 0. */
  shift?: Point
}

/**
 * The image of a drawing as those of MNIST were made (LeCun et al., 1998): scaled, its proportions kept, until the longer side of the ink
 * has 20 cells, and laid with its centre of mass in the middle. A pen that this would leave narrower or wider than any the network was
 * trained on is drawn as the narrowest or widest of those.
 *
 * @returns All paper for a drawing without points.
 */
export function normalisedImage(drawing: Drawing, { pen, edge = 1, inkSide = INK_SIDE, shift = [0, 0] }: InkOptions): Image {
  const box = boxOf(drawing)
  if (!box)
    return new Float32Array(IMAGE_SIDE ** 2)
  const longer = Math.max(box.right - box.left, box.bottom - box.top)
  const width = Math.min(PENS.max, Math.max(PENS.min, inkSide * pen / (longer + pen)))
  const scale = longer === 0 ? 0 : (inkSide - width) / longer
  const centre: Point = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
  const middle: Point = [IMAGE_SIDE / 2, IMAGE_SIDE / 2]
  const place = (to: Point) => placed(drawing, centre, scale, to)

  const [x, y] = centreOfMass(inked(place(middle), width, edge))
  return inked(place([IMAGE_SIDE - x + shift[0], IMAGE_SIDE - y + shift[1]]), width, edge)
}

/** The image of a drawing as it stands on the board, neither scaled nor moved. */
export function boardImage(drawing: Drawing, { pen, edge = 1, shift = [0, 0] }: Omit<InkOptions, 'inkSide'>): Image {
  const scale = IMAGE_SIDE / BOARD
  return inked(placed(drawing, [0, 0], scale, shift), pen * scale, edge)
}

/** Around all points; nothing if there are none. */
function boxOf(drawing: Drawing) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const stroke of drawing) {
    for (const [x, y] of stroke) {
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
    }
  }
  return left <= right ? { left, top, right, bottom } : undefined
}

const placed = (drawing: Drawing, [cx, cy]: Point, scale: number, [x, y]: Point): Drawing =>
  drawing.map(stroke => stroke.map(([px, py]): Point => [x + scale * (px - cx), y + scale * (py - cy)]))

/** Points nearer to the one before, in cells, leave no trace of their own. */
const NEAR = 0.1

/** How much of the ink lies on each cell: all of it within the pen, none beyond the edge that fades. Coordinates are in cells. */
function inked(drawing: Drawing, pen: number, edge: number): Image {
  const image = new Float32Array(IMAGE_SIDE ** 2)
  const reach = (pen + edge) / 2
  for (const stroke of drawing) {
    let before = stroke[0]
    if (before)
      inkLine(image, before, before, reach, edge)
    for (const point of stroke) {
      if (Math.abs(point[0] - before![0]) + Math.abs(point[1] - before![1]) < NEAR)
        continue
      inkLine(image, before!, point, reach, edge)
      before = point
    }
  }
  return image.map(value => Math.round(value * 255) / 255)
}

function inkLine(image: Image, [x1, y1]: Point, [x2, y2]: Point, reach: number, edge: number): void {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length = dx * dx + dy * dy
  // The middle of cell c lies at c + ½.
  const cells = (one: number, other: number) => [Math.max(0, Math.ceil(Math.min(one, other) - reach - 0.5)), Math.min(IMAGE_SIDE - 1, Math.floor(Math.max(one, other) + reach - 0.5))] as const
  const [left, right] = cells(x1, x2)
  const [top, bottom] = cells(y1, y2)
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const [px, py] = [column + 0.5 - x1, row + 0.5 - y1]
      const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length))
      const distance = Math.sqrt((px - along * dx) ** 2 + (py - along * dy) ** 2)
      const ink = Math.min(1, (reach - distance) / edge)
      const cell = row * IMAGE_SIDE + column
      if (ink > image[cell]!)
        image[cell] = ink
    }
  }
}

/** Of the ink, in cells from the top left corner; the middle where there is none. */
export function centreOfMass(image: Image): Point {
  let [mass, x, y] = [0, 0, 0]
  image.forEach((value, cell) => {
    mass += value
    x += value * (cell % IMAGE_SIDE + 0.5)
    y += value * (Math.floor(cell / IMAGE_SIDE) + 0.5)
  })
  return mass === 0 ? [IMAGE_SIDE / 2, IMAGE_SIDE / 2] : [x / mass, y / mass]
}
