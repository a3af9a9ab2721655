import { scaleLinear } from 'd3-scale'
import { curveMonotoneX, line } from 'd3-shape'

const SAMPLES = 480

/**
 * Places to the hundredth of a unit, for a scale to interpolate by: single and double precision of one number are then drawn
 * alike, and nothing is drawn anew when the one comes for the other.
 */
export const toHundredths = (from: number, to: number) => (share: number) => Math.round(100 * (from + (to - from) * share)) / 100

/**
 * The scales of a loss curve over one weight, and the curve in them.
 *
 * @param options.loss - J(W), nowhere below zero.
 * @param options.domain - Minimum and maximum of the weights in the picture.
 * @param options.ceiling - Largest loss of the picture; the curve ends where it rises above it.
 * @param options.width - Width of the plotting ground.
 * @param options.height - Height of the plotting ground.
 * @returns From a weight to the x of the picture, from a loss to its y, upwards; the curve as a path; the size of the ground.
 */
export function lossScales({ loss, domain: [min, max], ceiling, width, height }: {
  loss: (weight: number) => number
  domain: readonly [number, number]
  ceiling: number
  width: number
  height: number
}) {
  const x = scaleLinear([min, max], [0, width]).interpolate(toHundredths)
  const y = scaleLinear([0, ceiling], [height, 0]).interpolate(toHundredths)
  const weights = Array.from({ length: SAMPLES + 1 }, (_, index) => min + (max - min) * index / SAMPLES)
  const curve = line<number>(x, weight => y(loss(weight)))
    .defined(weight => loss(weight) <= ceiling)
    .curve(curveMonotoneX)
    .digits(2)(weights)
  return { x, y, curve: curve ?? '', width, height }
}
export type LossScales = ReturnType<typeof lossScales>

/** What an axis of losses shows at most: below lies nothing that single precision could tell, above nothing that counts. */
const MIN_DECADE = -6
const MAX_DECADE = 12

/** The powers of ten between which losses lie: of the axis that shows them all. */
export function lossDecades(losses: readonly number[]): [min: number, max: number] {
  const exponents = losses.map(loss => Math.min(MAX_DECADE, Math.max(MIN_DECADE, Math.log10(loss))))
  const max = Math.ceil(Math.max(...exponents, MIN_DECADE + 2))
  return [Math.min(Math.floor(Math.min(...exponents)), max - 2), max]
}
