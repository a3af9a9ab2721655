import type { Point } from '../perceptron/data-sets'
import type { Random } from '../shared/random'
import { requireFinite } from '../shared/checks'
import { createRandom } from '../shared/random'

export type { Point }

/** Points to learn from, and others of the same kind that training never sees. */
export interface Data {
  readonly training: readonly Point[]
  readonly heldOut: readonly Point[]
}

/** The plane of the inputs: its points have coordinates of about 1, with which training is fastest. */
export const PLANE = { min: -1.2, max: 1.2 } as const

export const COUNTS = { training: 200, heldOut: 100 } as const
/** Of one's own points every fourth is held out. */
const OWN_SHARE = 4

/** `share` goes evenly from 0 to 1 over the points of a kind. */
type Draw = (random: Random, isHigh: boolean, share: number) => Point['x']

const polar = (radius: number, angle: number): Point['x'] => [radius * Math.cos(angle), radius * Math.sin(angle)]

/** Where a point of each kind may lie. */
const draws = {
  /** Both inputs of one sign: low; of two signs: high. The axes are kept free. */
  xor: ({ uniform }, isHigh) => {
    const away = () => 0.06 + 0.94 * uniform()
    const sign = uniform() < 0.5 ? -1 : 1
    return [sign * away(), (isHigh ? -sign : sign) * away()]
  },
  blobs: ({ normal }, isHigh) => {
    const middle = isHigh ? 0.4 : -0.4
    return [middle + 0.14 * normal(), middle + 0.14 * normal()]
  },
  /** A disc, and a ring around it. */
  circle: ({ uniform }, isHigh) => polar(isHigh ? 0.5 * uniform() : 0.7 + 0.3 * uniform(), 2 * Math.PI * uniform()),
  /** Two arms, each of one turn and three quarters. */
  spirals: (_, isHigh, share) => polar(share, 1.75 * 2 * Math.PI * share + (isHigh ? 0 : Math.PI)),
} as const satisfies Record<string, Draw>

export type DataSetName = keyof typeof draws
export const dataSetNames = Object.keys(draws) as readonly DataSetName[]

/** The points are the same for every seed of the weights. */
const DATA_SEED = 1

/**
 * Half of the points high, half low, in turn.
 *
 * @param noise - Standard deviation by which each coordinate is moved once the point's kind is settled, at least 0.
 * @throws {RangeError} If the noise is not finite, or is negative.
 */
export function drawData(name: DataSetName, noise = 0): Data {
  requireFinite({ noise })
  if (noise < 0)
    throw new RangeError(`noise must be at least 0; got ${noise}`)
  const drawn = (count: number, stream: number) => {
    const random = createRandom(DATA_SEED, dataSetNames.indexOf(name), stream)
    return Array.from({ length: count }, (_, index): Point => {
      const isHigh = index % 2 === 0
      const [x1, x2] = draws[name](random, isHigh, (index - Number(!isHigh) + 1) / count)
      return { x: [inside(x1 + noise * random.normal()), inside(x2 + noise * random.normal())], isHigh }
    })
  }
  return { training: drawn(COUNTS.training, 0), heldOut: drawn(COUNTS.heldOut, 1) }
}

const inside = (value: number) => Math.min(PLANE.max, Math.max(PLANE.min, value))

/** One's own points: every fourth is held out. */
export const splitOwn = (points: readonly Point[]): Data => ({
  training: points.filter((_, index) => !isHeldOut(index)),
  heldOut: points.filter((_, index) => isHeldOut(index)),
})

export const isHeldOut = (index: number): boolean => index % OWN_SHARE === OWN_SHARE - 1
