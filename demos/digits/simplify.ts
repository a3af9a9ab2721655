import type { Point, Stroke } from './drawing'

/** How far a point may lie off the line that replaces it, in units of the board: a tenth of a cell. */
const TOLERANCE = 1

/**
 * A stroke without the points that say nothing, so that it fits an address.
 *
 * @see Douglas & Peucker (1973), Algorithms for the reduction of the number of points required to represent a digitized line.
 */
export function simplified(stroke: Stroke): Stroke {
  const kept = new Set([0, stroke.length - 1])
  const waiting: [number, number][] = [[0, stroke.length - 1]]
  for (let range = waiting.pop(); range; range = waiting.pop()) {
    const [first, last] = range
    let [furthest, distance] = [-1, TOLERANCE]
    for (let index = first + 1; index < last; index++) {
      const off = distanceTo(stroke[index]!, stroke[first]!, stroke[last]!)
      if (off > distance)
        [furthest, distance] = [index, off]
    }
    if (furthest < 0)
      continue
    kept.add(furthest)
    waiting.push([first, furthest], [furthest, last])
  }
  return stroke.filter((_, index) => kept.has(index))
}

/** From a point to the line between two others. */
function distanceTo([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length = dx ** 2 + dy ** 2
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length))
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy)
}
