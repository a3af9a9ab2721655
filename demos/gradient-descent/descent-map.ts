import type { Verdict } from './descent-verdict'
import type { LossFunction } from './gradient-descent'
import { requireIntegers } from '../shared/checks'
import { verdictOf, watchedSteps } from './descent-verdict'
import { requireDescent, weightCap } from './gradient-descent'

export interface DescentMapOptions {
  /** Weights to start from: one per row of the map. */
  starts: readonly number[]
  /** One per column of the map. */
  learningRates: readonly number[]
  /** Default 0. */
  momentum?: number
  /** How many updates each run makes. Default 200. */
  steps?: number
  /** By which step a run must be in a minimum to count as converged, and not as slow. Default 50. */
  fastSteps?: number
}

/** What becomes of each run, in row order: `starts.length × learningRates.length` of them. */
export interface DescentMap {
  verdicts: readonly Verdict[]
  /** Where each run ended; ±`weightCap` for those that left the bounds. */
  weights: Float32Array
}

/** Extremes of every run at once, in row order: what the loop leaves, on whatever machine it ran. */
export interface ExtremesOfRuns {
  /** Minimum and maximum of W before the step `fastSteps` … */
  earlyLowest: Float32Array
  earlyHighest: Float32Array
  /** … and from it on. */
  lowest: Float32Array
  highest: Float32Array
  last: Float32Array
}

/**
 * Gradient descent from many starts with many learning rates: which of them converge. The same numbers as
 * `descent-map-tensors.ts`, without tensors.
 *
 * @throws {RangeError} If there is no start or no learning rate, or an option is not finite or out of its range.
 */
export function descentMap(lossFunction: LossFunction, options: DescentMapOptions): DescentMap {
  const { starts, learningRates, momentum, steps, fastSteps } = requireDescentMap(options)
  const runs = starts.length * learningRates.length
  const extremes: ExtremesOfRuns = {
    earlyLowest: new Float32Array(runs),
    earlyHighest: new Float32Array(runs),
    lowest: new Float32Array(runs),
    highest: new Float32Array(runs),
    last: new Float32Array(runs),
  }
  let run = 0
  for (const start of starts) {
    for (const learningRate of learningRates) {
      let [weight, velocity] = [start, 0]
      let [lowest, highest] = [start, start]
      for (let step = 0; step < steps; step++) {
        velocity = momentum * velocity + lossFunction.gradient(weight)
        weight -= learningRate * velocity
        // Clipped, so that a run that leaves the bounds does not end as NaN. Compared, since Math.min and Math.max take twice the time.
        if (weight > weightCap)
          weight = weightCap
        else if (weight < -weightCap)
          weight = -weightCap
        if (weight < lowest)
          lowest = weight
        else if (weight > highest)
          highest = weight
        if (step === fastSteps - 1) {
          extremes.earlyLowest[run] = lowest
          extremes.earlyHighest[run] = highest
          lowest = highest = weight
        }
      }
      extremes.lowest[run] = lowest
      extremes.highest[run] = highest
      extremes.last[run] = weight
      run++
    }
  }
  return mapOf(lossFunction, options, extremes)
}

/** The verdicts on all runs, from their extremes. */
export function mapOf(
  lossFunction: LossFunction,
  { starts, learningRates, momentum }: DescentMapOptions,
  { earlyLowest, earlyHighest, lowest, highest, last }: ExtremesOfRuns,
): DescentMap {
  const verdicts = Array.from(last, (weight, run) => verdictOf(
    lossFunction,
    {
      start: starts[Math.floor(run / learningRates.length)]!,
      learningRate: learningRates[run % learningRates.length]!,
      momentum,
    },
    {
      peak: Math.max(-earlyLowest[run]!, earlyHighest[run]!, -lowest[run]!, highest[run]!),
      lowest: lowest[run]!,
      highest: highest[run]!,
      last: weight,
    },
  ))
  return { verdicts, weights: last }
}

/** The options with their defaults. @throws {RangeError} As `descentMap` does. */
export function requireDescentMap(options: DescentMapOptions): Required<DescentMapOptions> {
  const { starts, learningRates, momentum = 0, steps = watchedSteps, fastSteps = 50 } = options
  requireIntegers({ 'number of starts': starts.length, 'number of learning rates': learningRates.length }, 1)
  requireIntegers({ fastSteps }, 1)
  requireIntegers({ steps }, fastSteps)
  for (const start of starts)
    requireDescent({ start, learningRate: 0, momentum, steps })
  for (const learningRate of learningRates)
    requireDescent({ start: 0, learningRate, momentum, steps })
  return { starts, learningRates, momentum, steps, fastSteps }
}
