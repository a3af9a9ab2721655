import type { FetchFile } from '../shared/weights-file'
import { WeightsError } from '../shared/weights-file'
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
export async function loadRun(address: string, fetchFile: FetchFile = fetch): Promise<DigitsRun> {
  const content: unknown = await fetchFile(address)
    .then(response => response.ok ? response.json() : Promise.reject(new Error(`the server answers ${response.status}`)))
    .catch((error: unknown) => {
      throw new WeightsError(`the recorded run ${address} could not be fetched (${error instanceof Error ? error.message : String(error)}); reload the page.`)
    })
  if (!isRun(content))
    throw new WeightsError(`the file ${address} holds no recorded run; run npm run train.`)
  return content
}

function isRun(content: unknown): content is DigitsRun {
  const { seed, losses, steps } = Object(content) as Partial<Record<keyof DigitsRun, unknown>>
  return Number.isInteger(seed) && isNumbers(losses) && losses.length > 0 && Array.isArray(steps) && steps.length > 0 && steps.every(isStep)
}

function isStep(content: unknown): boolean {
  const { step, accuracy, kernels } = Object(content) as Partial<Record<keyof DigitsRun['steps'][number], unknown>>
  return Number.isInteger(step) && typeof accuracy === 'number' && accuracy >= 0 && accuracy <= 1
    && Array.isArray(kernels) && kernels.length === KERNELS[0] && kernels.every(kernel => isNumbers(kernel) && kernel.length === KERNEL_SIDE ** 2)
}

const isNumbers = (content: unknown): content is number[] => Array.isArray(content) && content.every(Number.isFinite)
