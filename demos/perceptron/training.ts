import type { Point } from './data-sets'
import type { PerceptronActivation, Update, Weights } from './perceptron'
import { requireIntegers } from '../shared/checks'
import { createRandom } from '../shared/random'
import { isRight, learn } from './perceptron'

export interface TrainingOptions {
  readonly activation: PerceptronActivation
  /** η, at least 0. */
  readonly learningRate: number
}

/** An update, and the point that called for it. */
export interface TrainingStep extends Update {
  /** Index of the point. */
  readonly place: number
}

/** Beyond this magnitude of a weight a run counts as diverged. */
export const WEIGHT_CAP = 1e6

/** Weights from −1 to 1 in tenths, to be reckoned with in one's head: the same for the same seed. */
export function initialWeights(seed: number): Weights {
  const { integer } = createRandom(seed)
  const tenth = () => (integer(21) - 10) / 10
  return [tenth(), tenth(), tenth()]
}

/** Shows the points one after another, again and again, with an update by each. Ends where an update would leave all bounds. */
export function* train(start: Weights, points: readonly Point[], options: TrainingOptions): Generator<TrainingStep, void, void> {
  let weights = start
  for (let step = 0; points.length > 0; step++) {
    const place = step % points.length
    const update = learn(weights, points[place]!, options)
    if (update.after.some(weight => Math.abs(weight) > WEIGHT_CAP))
      return
    yield { ...update, place }
    weights = update.after
  }
}

export interface TrainingRun {
  readonly start: Weights
  readonly steps: readonly TrainingStep[]
  /** From this step on all points are right, to the end of the run; absent if they are not. */
  readonly learnedAt?: number
  /** The step's weights came back at the same point: from there on the run repeats itself for ever. */
  readonly cycle?: { readonly from: number, readonly length: number }
  readonly hasDiverged: boolean
}

/**
 * A run of at most `maxSteps` steps. With the step function it ends as the perceptron's algorithm does: after all points in a row were right.
 *
 * @throws {RangeError} If the number of steps is not an integer of at least 0, or as `learn` does.
 */
export function runTraining(start: Weights, points: readonly Point[], options: TrainingOptions, maxSteps: number): TrainingRun {
  requireIntegers({ 'number of steps': maxSteps }, 0)
  const steps: TrainingStep[] = []
  const training = train(start, points, options)
  /** The step at which a pass over the points began with these weights. */
  const passes = new Map<string, number>()
  let cycle: TrainingRun['cycle']
  let hasDiverged = false
  let calm = 0 // points in a row without a change

  while (steps.length < maxSteps && points.length > 0 && !(options.activation === 'step' && calm >= points.length)) {
    if (options.activation === 'step' && !cycle && steps.length % points.length === 0) {
      const weights = String(steps.at(-1)?.after ?? start)
      const from = passes.get(weights)
      if (from !== undefined)
        cycle = { from, length: steps.length - from }
      passes.set(weights, steps.length)
    }
    const { value: step, done } = training.next()
    if (done) {
      hasDiverged = true
      break
    }
    calm = step.y === step.target ? calm + 1 : 0
    steps.push(step)
  }
  return { start, steps, learnedAt: hasDiverged ? undefined : learnedAt(start, steps, points, options), cycle, hasDiverged }
}

/** Weights after so many steps. */
export const weightsAfter = ({ start, steps }: Pick<TrainingRun, 'start' | 'steps'>, count: number): Weights =>
  count === 0 ? start : steps[count - 1]!.after

function learnedAt(start: Weights, steps: readonly TrainingStep[], points: readonly Point[], { activation }: TrainingOptions): number | undefined {
  let first: number | undefined
  for (let count = steps.length; count >= 0; count--) {
    if (!points.every(point => isRight(weightsAfter({ start, steps }, count), point, activation)))
      break
    first = count
  }
  return first
}
