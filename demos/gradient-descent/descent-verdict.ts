import type { DescentOptions, Iterate, LossFunction } from './gradient-descent'
import { landmarks, weightCap } from './gradient-descent'

/**
 * What becomes of a run.
 * - converged: it is in a minimum, and stays.
 * - slow: it would get there, but has not in the steps that it was given.
 * - cycles: it stays in bounds and never settles.
 * - diverged: it leaves all bounds.
 * - flat: it stands where the gradient is 0, and that is no minimum.
 */
export type Verdict = 'converged' | 'slow' | 'cycles' | 'diverged' | 'flat'

/** The weights of a run from above: all that a verdict needs. */
export interface Extremes {
  /** Maximum of |W| over the run. */
  peak: number
  /** Minimum and maximum of W from the step on at which it ought to have settled. */
  lowest: number
  highest: number
  last: number
}

/** As near to a minimum as two printed decimals can tell. */
export const tolerance = 0.005

/** A run is watched for so many steps, even if fewer are shown: one that is in a minimum must stay there. */
export const watchedSteps = 200

/**
 * One rule for a single run and for each point of the map. Theory decides on a quadratic, where a run that has not settled
 * will if η λ < 2 (1 + β), and not otherwise. Elsewhere that holds close to a minimum only, so one has to follow on.
 *
 * @see Goh (2017), Why momentum really works, "0 < αλ < 2 + 2β". https://distill.pub/2017/momentum
 */
export function verdictOf(lossFunction: LossFunction, options: RunOptions, { peak, lowest, highest, last }: Extremes): Verdict {
  if (peak >= weightCap)
    return 'diverged'
  if (isInMinimum(lossFunction, lowest, highest))
    return 'converged'
  if (lowest === highest && lossFunction.gradient(last) === 0)
    return 'flat'

  const { learningRate, momentum = 0 } = options
  const { curvature, edge } = landmarks(lossFunction, momentum)
  if (lossFunction.isQuadratic)
    return learningRate < edge ? 'slow' : learningRate > edge ? 'diverged' : 'cycles'

  // So small a step does not even swing about the minimum: it creeps, perhaps for longer than one can follow.
  const creeps = learningRate * curvature <= (1 - Math.sqrt(momentum)) ** 2
  return creeps ? 'slow' : followOn(lossFunction, options)
}

type RunOptions = Omit<DescentOptions, 'steps'>

/** With momentum a run may circle for ever about a minimum that draws in whatever comes closer. */
function followOn(lossFunction: LossFunction, { start, learningRate, momentum = 0 }: RunOptions): Verdict {
  const [stretches, steps] = [5, 1000]
  let [weight, velocity, range, rangeBefore] = [start, 0, Infinity, Infinity]
  for (let stretch = 0; stretch < stretches; stretch++) {
    let [lowest, highest] = [Infinity, -Infinity]
    for (let step = 0; step < steps; step++) {
      velocity = momentum * velocity + lossFunction.gradient(weight)
      weight -= learningRate * velocity
      if (!(Math.abs(weight) < weightCap))
        return 'diverged'
      // Once under way: the first half of a stretch may still be on its way in.
      if (step >= steps / 2) {
        lowest = Math.min(lowest, weight)
        highest = Math.max(highest, weight)
      }
    }
    if (isInMinimum(lossFunction, lowest, highest))
      return 'slow'
    rangeBefore = range
    range = highest - lowest
  }
  return learningRate <= landmarks(lossFunction, momentum).edge && range < 0.999 * rangeBefore ? 'slow' : 'cycles'
}

/**
 * The step from which on a run stays in a minimum, or its last one if it never does.
 *
 * @param iterates - The start and all steps.
 */
export function settledAt(lossFunction: LossFunction, iterates: readonly Iterate[]): number {
  const isIn = ({ weight }: Iterate) => isInMinimum(lossFunction, weight, weight)
  const lastOutside = iterates.findLastIndex(iterate => !isIn(iterate))
  return Math.min(lastOutside + 1, iterates.length - 1)
}

const isInMinimum = ({ minima }: LossFunction, lowest: number, highest: number): boolean =>
  minima.some(minimum => minimum - lowest <= tolerance && highest - minimum <= tolerance)
