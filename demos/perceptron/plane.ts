import type { Point } from './data-sets'
import type { Weights } from './perceptron'
import { PLANE } from './data-sets'

type Place = Point['x']

const { min, max } = PLANE
const CORNERS: readonly Place[] = [[min, min], [max, min], [max, max], [min, max]]

/** Once round the border: what each corner gives, by how far its sum is above the level, and where the level lies between it and the next. */
function roundTheBorder([w0, w1, w2]: Weights, level: number, takes: (height: number) => boolean): Place[] {
  const height = ([x1, x2]: Place) => w0 + w1 * x1 + w2 * x2 - level
  return CORNERS.flatMap((corner, index) => {
    const next = CORNERS[(index + 1) % CORNERS.length]!
    const [here, there] = [height(corner), height(next)]
    return [...takes(here) ? [corner] : [], ...here * there < 0 ? [between(corner, next, here / (here - there))] : []]
  })
}

/** The corners of the part of the plane where the sum is above the level; none if it is nowhere. */
export const highSide = (weights: Weights, level: number): Place[] => roundTheBorder(weights, level, height => height > 0)

/** The two ends of the line on which the sum is at the level, on the border of the plane; undefined if it lies outside, or there is none. */
export function lineEnds(weights: Weights, level: number): readonly [Place, Place] | undefined {
  const [one, other, ...more] = roundTheBorder(weights, level, height => height === 0)
  return one && other && more.length === 0 ? [one, other] : undefined
}

const between = ([ax, ay]: Place, [bx, by]: Place, share: number): Place => [ax + share * (bx - ax), ay + share * (by - ay)]
