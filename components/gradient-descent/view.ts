import type { LossFunction } from '../../demos/gradient-descent/gradient-descent'
import type { Point } from '../drawing/arrow-geometry'

/** The part of a loss curve that a picture shows. */
export interface DescentView {
  domain: readonly [number, number]
  ceiling: number
  /** How far out a start can be without a change of the picture. */
  reach: number
}

const BASES: Record<LossFunction['name'], { reach: number, margin: number }> = {
  'bowl': { reach: 10, margin: 1.18 },
  'double-well': { reach: 3, margin: 1.35 },
}

/** The curve is seen so much further out than where it leaves the picture. */
const AIR = 1.14

/**
 * The start and what lies below it. It changes in leaps, a factor of 2 each, so that a start that is being dragged has
 * a picture that stands still.
 */
export function viewOf({ name, loss }: LossFunction, start: number): DescentView {
  const { reach: base, margin } = BASES[name]
  const reach = base * 2 ** Math.max(0, Math.ceil(Math.log2(Math.abs(start) / base)))
  const ceiling = loss(reach) * margin
  let edge = reach
  while (loss(edge) < ceiling)
    edge *= 1.005
  return { domain: [-edge * AIR, edge * AIR], ceiling, reach }
}

interface Box { width: number, height: number }

export const isInBox = ([x, y]: Point, { width, height }: Box) => x >= 0 && x <= width && y >= 0 && y <= height

/** Where the way from a point in a box to one outside crosses its edge. */
export function edgePoint([x, y]: Point, [toX, toY]: Point, { width, height }: Box): Point {
  const share = (from: number, to: number, min: number, max: number) =>
    to > max ? (max - from) / (to - from) : to < min ? (min - from) / (to - from) : 1
  const way = Math.min(share(x, toX, 0, width), share(y, toY, 0, height))
  return [x + (toX - x) * way, y + (toY - y) * way]
}
