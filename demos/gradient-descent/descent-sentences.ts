import type { WatchedRun } from './descent-run'
import type { Verdict } from './descent-verdict'
import type { DescentOptions, LossFunction } from './gradient-descent'
import { tolerance, watchedSteps } from './descent-verdict'
import { landmarks } from './gradient-descent'

type Sentence = (lossFunction: LossFunction, options: DescentOptions, run: WatchedRun) => string

/** What to say of a run, with its numbers. */
export const sentences: Record<Verdict, Sentence> = {
  converged: ({ minima }, _, { watched }) => {
    const minimum = nearest(minima, watched.at(-1)!.weight)
    const step = watched.findLastIndex(({ weight }) => Math.abs(weight - minimum) > tolerance) + 1
    return step === 0
      ? `Converged: it starts in the minimum at W = ${say(minimum)}.`
      : `Converged at step ${step}: W is in the minimum at ${say(minimum)}, to two decimals.`
  },

  slow: ({ minima }, { learningRate, steps }, { watched }) => {
    const { weight } = watched[steps]!
    if (learningRate === 0)
      return `No step is taken: with η = 0, W stays at ${say(weight)}.`
    const minimum = nearest(minima, weight)
    const gap = Math.abs(weight - minimum)
    return `Slow: after ${inSteps(steps)} W = ${say(weight)}, ${gap > tolerance ? `still ${say(gap)} from` : 'only passing through'} the minimum at ${say(minimum)}.`
  },

  cycles: (lossFunction, options, { watched }) => {
    const weights = watched.slice(-watchedSteps / 2).map(({ weight }) => weight)
    return `Cycles: W goes back and forth between ${say(Math.min(...weights))} and ${say(Math.max(...weights))} and never settles; ${pushAndEdge(lossFunction, options)}.`
  },

  diverged: (lossFunction, options, { watched, escapedAt = Infinity }) => {
    const outcome = escapedAt > options.steps ? 'Diverges' : `Diverged at step ${escapedAt}`
    if (options.learningRate >= landmarks(lossFunction, options.momentum).edge)
      return `${outcome}: ${pushAndEdge(lossFunction, options)}, so the steps grow.`
    const { weight, gradient } = watched[0]!
    return `${outcome}: the loss gets steeper further out, and the steps grow; at W = ${say(weight)} the gradient was ${say(gradient)}.`
  },

  flat: ({ curvature }, _, { watched }) => {
    const { weight } = watched.at(-1)!
    return `Flat: at W = ${say(weight)} the gradient is 0, so no step is taken, though this is ${curvature(weight) < 0 ? 'a maximum' : 'no minimum'}.`
  },
}

/** η λ against 2 (1 + β), the edge of stability. */
function pushAndEdge(lossFunction: LossFunction, { learningRate, momentum = 0 }: DescentOptions): string {
  const { curvature, edge } = landmarks(lossFunction, momentum)
  const push = `η × curvature = ${say(learningRate * curvature)}`
  const limit = momentum === 0 ? '2' : `2 (1 + β) = ${say(2 * (1 + momentum))}`
  if (learningRate > edge)
    return `${push}, more than ${limit}`
  if (learningRate < edge)
    return `${push} is less than ${limit}, but momentum keeps it going`
  return momentum === 0 ? push : `${push}, just ${limit}`
}

const nearest = (minima: readonly number[], weight: number): number =>
  minima.reduce((best, minimum) => Math.abs(minimum - weight) < Math.abs(best - weight) ? minimum : best)

const inSteps = (steps: number) => steps === 1 ? '1 step' : `${steps} steps`

/** Four digits, powers of ten for what is very large, and a minus as long as a plus. */
function say(value: number): string {
  const rounded = Number(value.toPrecision(4)) + 0
  return (Math.abs(rounded) < 1e6 ? String(rounded) : rounded.toExponential().replace('e+', 'e')).replaceAll('-', '−')
}
