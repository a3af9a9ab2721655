import type { Initialisation } from '../../demos/digits/architecture'
import type { DigitsRun } from '../../demos/digits/recorded-run'
import type { LiveRun } from '../kit/training/live-run'
import { initialParameters, KERNELS } from '../../demos/digits/architecture'
import { cosine, firstKernelOf } from '../../demos/digits/metrics'

/** A run as far as it is shown. */
export interface Course {
  /** After which the kernels are those. */
  step: number
  /** Of each step up to what is shown. */
  losses: readonly number[]
  /** Mean of the latest losses; absent before the first step. */
  loss?: number
  /** Share of the committed drawings that were read right; absent while nothing was measured. */
  accuracy?: number
  /** Weights of each first kernel, row by row. */
  kernels: readonly (readonly number[])[]
  /** Mean cosine of the first kernels to what they were before training. */
  cosine: number
}

/** Losses in the mean that is printed: that of a single batch jumps about. */
const LATEST = 20

const mean = (numbers: readonly number[]) => numbers.reduce((sum, value) => sum + value, 0) / numbers.length

const firstKernels = (parameters: Float32Array) => Array.from({ length: KERNELS[0] }, (_, kernel) => firstKernelOf(parameters, kernel))

function courseOf({ kernels, losses, start, ...course }: Pick<Course, 'step' | 'losses' | 'accuracy' | 'kernels'> & { start: Course['kernels'] }): Course {
  return {
    ...course,
    losses,
    kernels,
    loss: losses.length > 0 ? mean(losses.slice(-LATEST)) : undefined,
    cosine: mean(kernels.map((kernel, index) => cosine(kernel, start[index]!))),
  }
}

/** A recorded run up to one of its kept steps. */
export function recordedCourse({ seed, losses, steps }: DigitsRun, place: number, initialisation: Initialisation): Course {
  const { step, accuracy, kernels } = steps[place]!
  return courseOf({ step, accuracy, kernels, losses: losses.slice(0, step), start: firstKernels(initialParameters(seed, initialisation)) })
}

/** A run in the room as it stands; before its first weights are here, with those that its seed gives. */
export function liveCourse({ seed, losses, scores, weights }: LiveRun, initialisation: Initialisation): Course {
  const start = firstKernels(initialParameters(seed, initialisation))
  return courseOf({ step: weights?.step ?? 0, accuracy: scores.at(-1)?.score, kernels: weights ? firstKernels(weights.parameters) : start, losses, start })
}
