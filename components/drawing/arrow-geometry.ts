export type Point = readonly [x: number, y: number]

/** From the edge of one circle to the edge of another. */
export function rimToRim(from: Point, to: Point, fromRadius: number, toRadius = fromRadius): { from: Point, to: Point } {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const along = ([x, y]: Point, distance: number): Point => [x + distance * (to[0] - from[0]) / length, y + distance * (to[1] - from[1]) / length]
  return { from: along(from, fromRadius), to: along(to, -toRadius) }
}

/**
 * An arrow whose tip touches `to`. With a `bend` the shaft is a quadratic curve that bulges to the right of its
 * direction by that many units (negative: to the left).
 *
 * Drawn rather than marked with `<marker>`: a marker needs a document-wide id, and several copies of one slide live at
 * once.
 *
 * @returns A shaft that stops where the head begins, and the head as a polygon.
 */
export function arrowGeometry(from: Point, to: Point, bend = 0, headLength = 20) {
  const [x1, y1] = from
  const [x2, y2] = to
  const length = Math.hypot(x2 - x1, y2 - y1) || 1
  const control: Point = [
    (x1 + x2) / 2 - (y2 - y1) / length * 2 * bend,
    (y1 + y2) / 2 + (x2 - x1) / length * 2 * bend,
  ]
  const arrival = Math.hypot(x2 - control[0], y2 - control[1]) || 1
  const [ux, uy] = [(x2 - control[0]) / arrival, (y2 - control[1]) / arrival]
  const neck: Point = [x2 - ux * headLength, y2 - uy * headLength]
  const half = headLength * 0.45
  const corners: Point[] = [to, [neck[0] - uy * half, neck[1] + ux * half], [neck[0] + uy * half, neck[1] - ux * half]]

  const format = (points: readonly Point[]) => points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')
  return {
    shaft: bend === 0
      ? `M${format([from])} L${format([neck])}`
      : `M${format([from])} Q${format([control])} ${format([neck])}`,
    head: format(corners),
  }
}

const round = (value: number) => Math.round(value * 100) / 100
