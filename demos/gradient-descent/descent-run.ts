import type { Verdict } from './descent-verdict'
import type { DescentOptions, Iterate, LossFunction } from './gradient-descent'
import { sentences } from './descent-sentences'
import { verdictOf, watchedSteps } from './descent-verdict'
import { hasEscaped, requireDescent, walk, weightCap } from './gradient-descent'

export interface DescentRun {
  /** At most `steps + 1`, all finite; of a run that left the bounds the last one is the first outside. */
  iterates: readonly Iterate[]
  verdict: Verdict
  /** The verdict with its numbers, as one would say it. */
  sentence: string
}

/** A run as far as it was followed, which may be further than it is shown. */
export interface WatchedRun {
  watched: readonly Iterate[]
  /** The step at which it left the bounds. */
  escapedAt?: number
}

/**
 * Gradient descent with its verdict: the iterates for the table, and in a word what becomes of them.
 *
 * @throws {RangeError} If an option is not finite or out of its range.
 */
export function runDescent(lossFunction: LossFunction, options: DescentOptions): DescentRun {
  requireDescent(options)
  const run = watch(lossFunction, options)
  const weights = run.watched.map(({ weight }) => weight)
  const settled = weights.slice(Math.min(options.steps, weights.length - 1))
  const verdict = verdictOf(lossFunction, options, {
    peak: run.escapedAt === undefined ? Math.max(...weights.map(Math.abs)) : weightCap,
    lowest: Math.min(...settled),
    highest: Math.max(...settled),
    last: weights.at(-1)!,
  })
  return {
    iterates: run.watched.slice(0, options.steps + 1),
    verdict,
    sentence: sentences[verdict](lossFunction, options, run),
  }
}

function watch(lossFunction: LossFunction, options: DescentOptions): WatchedRun {
  const watched: Iterate[] = []
  for (const iterate of walk(lossFunction, options)) {
    watched.push(iterate)
    if (hasEscaped(iterate))
      return { watched, escapedAt: iterate.step }
    if (iterate.step >= Math.max(options.steps, watchedSteps))
      break
  }
  return { watched }
}
