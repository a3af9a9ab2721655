import type { FetchFile } from '../shared/weights-file'
import { fetchRecordedRun, isNumbers } from '../shared/recorded-run'
import { KERNEL_SIDE, KERNELS } from './architecture'

/** A recorded run of training. */
export interface DigitsRun {
  seed: number
  /** Of every step. */
  losses: readonly number[]
  /** What was kept along the way. */
  steps: readonly {
    step: number
    /** Share of the committed drawings that were read right. */
    accuracy: number
    /** Weights of each first kernel, row by row. */
    kernels: readonly (readonly number[])[]
  }[]
}

/**
 * Fetches a recorded run.
 *
 * @throws {WeightsError} If it is not there, or is none.
 */
export const loadRun = (address: string, fetchFile: FetchFile = fetch): Promise<DigitsRun> => fetchRecordedRun(address, isRun, fetchFile)

function isRun(content: unknown): content is DigitsRun {
  const { seed, losses, steps } = Object(content) as Partial<Record<keyof DigitsRun, unknown>>
  return Number.isInteger(seed) && isNumbers(losses) && Array.isArray(steps) && steps.length > 0 && steps.every(isStep)
}

function isStep(content: unknown): boolean {
  const { step, accuracy, kernels } = Object(content) as Partial<Record<keyof DigitsRun['steps'][number], unknown>>
  return Number.isInteger(step) && typeof accuracy === 'number' && accuracy >= 0 && accuracy <= 1
    && Array.isArray(kernels) && kernels.length === KERNELS[0] && kernels.every(kernel => isNumbers(kernel) && kernel.length === KERNEL_SIDE ** 2)
}
