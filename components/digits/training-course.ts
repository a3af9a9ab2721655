import type { Initialisation } from '../../demos/digits/architecture'
import type { DigitsRun } from '../../demos/digits/recorded-run'
import type { LiveRun } from '../kit/training/live-run'
import { initialParameters, KERNELS } from '../../demos/digits/architecture'
import { cosine, firstKernelOf } from '../../demos/digits/metrics'

/** Losses in the mean that is printed: that of a single batch jumps about. */
const LATEST = 20

const mean = (numbers: readonly number[]) => numbers.reduce((sum, value) => sum + value, 0) / numbers.length

const firstKernels = (parameters: Float32Array) => Array.from({ length: KERNELS[0] }, (_, kernel) => firstKernelOf(parameters, kernel))

/** A run as far as it is shown. */
export type Course = ReturnType<typeof courseOf>

function courseOf({ seed, step, losses, accuracy, kernels }: {
  seed: number
  /** After which the kernels are those. */
  step: number
  /** Of each step up to what is shown. */
  losses: readonly number[]
  /** Share of the committed drawings that were read right; absent while nothing was measured. */
  accuracy?: number
  /** Weights of each first kernel, row by row; before the first are here, those that the seed gives. */
  kernels?: readonly (readonly number[])[]
}, initialisation: Initialisation) {
  const start = firstKernels(initialParameters(seed, initialisation))
  const shown = kernels ?? start
  return {
    step,
    losses,
    accuracy,
    kernels: shown,
    /** Mean of the latest losses; absent before the first step. */
    loss: losses.length > 0 ? mean(losses.slice(-LATEST)) : undefined,
    /** Mean cosine of the first kernels to what they were before training. */
    cosine: mean(shown.map((kernel, index) => cosine(kernel, start[index]!))),
  }
}

/** A recorded run up to one of its kept steps. */
export const recordedCourse = ({ seed, losses, steps }: DigitsRun, place: number, initialisation: Initialisation): Course =>
  courseOf({ seed, losses: losses.slice(0, steps[place]!.step), ...steps[place]! }, initialisation)

/** A run in the room as it stands. */
export const liveCourse = ({ seed, losses, scores, weights }: LiveRun, initialisation: Initialisation): Course =>
  courseOf({ seed, losses, step: weights?.step ?? 0, accuracy: scores.at(-1)?.score, kernels: weights && firstKernels(weights.parameters) }, initialisation)
