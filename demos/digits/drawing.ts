/** A point of the drawing board, from its top left corner. */
export type Point = readonly [x: number, y: number]

/** Points that the pen went through without being lifted. One point is a dot. */
export type Stroke = readonly Point[]

/** Strokes in the order in which they were drawn. */
export type Drawing = readonly Stroke[]

/** Units a side of the drawing board; a cell of the image is ten of them when nothing is scaled. */
export const BOARD = 280

/** The points turned about a centre, clockwise as the board is seen, in radians. */
export function turned(drawing: Drawing, angle: number, [cx, cy]: Point): Drawing {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return drawing.map(stroke => stroke.map(([x, y]): Point => [
    cx + cos * (x - cx) - sin * (y - cy),
    cy + sin * (x - cx) + cos * (y - cy),
  ]))
}

/** The lecture's 3, by two arcs: centre, radius, and the angles between which each runs. */
const ARCS = [
  { x: 132, y: 93, radius: 46, from: -2.75, to: Math.PI / 2 },
  { x: 134, y: 185, radius: 47, from: -Math.PI / 2, to: 2.75 },
]
const ARC_STEPS = 14

/** The lecture's image of a 3 as somebody would draw it, in one stroke. */
export const lectureThree: Drawing = [ARCS.flatMap(({ x, y, radius, from, to }) =>
  Array.from({ length: ARC_STEPS + 1 }, (_, step): Point => {
    const angle = from + (to - from) * step / ARC_STEPS
    return [2 * Math.round((x + radius * Math.cos(angle)) / 2), 2 * Math.round((y + radius * Math.sin(angle)) / 2)]
  }))]
