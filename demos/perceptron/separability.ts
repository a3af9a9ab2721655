import type { Point } from './data-sets'

type Place = Point['x']

/** Why no line separates points: a place that lies among those of both kinds. */
export interface Overlap {
  /** One to three points that should be high: a point, the ends of a segment, the corners of a triangle with the place in it. */
  readonly high: readonly Place[]
  /** As many as it takes of those that should be low. */
  readonly low: readonly Place[]
  readonly at: Place
}

/** Coordinates are taken in thousandths, as integers: all that follows is exact. */
const UNITS = 1000

/** Twice the area of a triangle: positive if its corners run counter-clockwise. */
const area = ([ax, ay]: Place, [bx, by]: Place, [cx, cy]: Place) => (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)

const isOnSegment = (place: Place, [a, b]: readonly [Place, Place]) =>
  area(a, b, place) === 0
  && place.every((value, axis) => value >= Math.min(a[axis]!, b[axis]!) && value <= Math.max(a[axis]!, b[axis]!))

function isInTriangle(place: Place, [a, b, c]: readonly [Place, Place, Place]): boolean {
  const turns = [area(a, b, place), area(b, c, place), area(c, a, place)].map(Math.sign)
  return area(a, b, c) !== 0 && (turns.every(turn => turn >= 0) || turns.every(turn => turn <= 0))
}

/** Where two segments cross that have no end on each other; undefined if they do not. */
function crossing([a, b]: readonly [Place, Place], [c, d]: readonly [Place, Place]): Place | undefined {
  const [fromA, fromB] = [area(c, d, a), area(c, d, b)]
  if (Math.sign(fromA) * Math.sign(fromB) >= 0 || Math.sign(area(a, b, c)) * Math.sign(area(a, b, d)) >= 0)
    return undefined
  const share = fromA / (fromA - fromB)
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]
}

const pairs = <Item>(items: readonly Item[]) => items.flatMap((one, index) => items.slice(index + 1).map(other => [one, other] as const))
const triples = <Item>(items: readonly Item[]) => items.flatMap((one, index) => pairs(items.slice(index + 1)).map(others => [one, ...others] as const))

/**
 * Why no line has all points that should be high on one side of it and all others on the other; undefined if there is such a line.
 *
 * Exact for coordinates of up to three decimals: in the plane, two sets that no line separates hold four points or fewer that no
 * line separates (Kirchberger), and then a point lies on a point, on a segment or in a triangle of the others, or two segments cross (Radon).
 *
 * @see Webster (1983), Another simple proof of Kirchberger's theorem. https://doi.org/10.1016/0022-247X(83)90203-3
 */
export function findOverlap(points: readonly Point[]): Overlap | undefined {
  const ofKind = (isHigh: boolean) => points.filter(point => point.isHigh === isHigh).map(({ x: [x1, x2] }): Place => [Math.round(x1 * UNITS), Math.round(x2 * UNITS)])
  const [high, low] = [ofKind(true), ofKind(false)]
  const found = pointOn(high, low)
    ?? swapped(pointOn(low, high))
    ?? crossingOf(high, low)
    ?? pointIn(high, low)
    ?? swapped(pointIn(low, high))
  const back = ([x1, x2]: Place): Place => [x1 / UNITS, x2 / UNITS]
  return found && { high: found.high.map(back), low: found.low.map(back), at: back(found.at) }
}

const swapped = (overlap: Overlap | undefined): Overlap | undefined => overlap && { high: overlap.low, low: overlap.high, at: overlap.at }

function pointOn(high: readonly Place[], low: readonly Place[]): Overlap | undefined {
  for (const at of high) {
    const same = low.find(place => isOnSegment(at, [place, place]))
    const ends = same ? [same] : pairs(low).find(segment => isOnSegment(at, segment))
    if (ends)
      return { high: [at], low: ends, at }
  }
  return undefined
}

function crossingOf(high: readonly Place[], low: readonly Place[]): Overlap | undefined {
  for (const one of pairs(high)) {
    for (const other of pairs(low)) {
      const at = crossing(one, other)
      if (at)
        return { high: one, low: other, at }
    }
  }
  return undefined
}

function pointIn(high: readonly Place[], low: readonly Place[]): Overlap | undefined {
  for (const at of high) {
    const corners = triples(low).find(triangle => isInTriangle(at, triangle))
    if (corners)
      return { high: [at], low: corners, at }
  }
  return undefined
}
