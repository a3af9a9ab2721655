import type { FetchFile } from '../shared/weights-file'
import type { Architecture } from './architectures'
import type { TrainedTransformer } from './weights'
import { fetchRecordedRun, isNumbers } from '../shared/recorded-run'
import { initialParameters } from './parameters'
import { loadWeights } from './weights'

/** A training run that was recorded: the shipped weights' own. */
export interface RecordedRun {
  name: string
  seed: number
  /** Steps after which the weights were kept, rising; the last are the shipped ones. */
  recordedSteps: readonly number[]
  /** Of every step. */
  losses: readonly number[]
}

/**
 * Fetches what was recorded of a run, but not its weights.
 *
 * @throws {WeightsError} If it is not there, or is none.
 */
export const loadRecordedRun = (address: string, fetchFile: FetchFile = fetch): Promise<RecordedRun> => fetchRecordedRun(address, isRun, fetchFile)

/**
 * The network as it was after a step of a recorded run; after step 0, as its seed made it.
 *
 * @param address - Of the step's weights.
 * @throws {WeightsError} If they cannot be had.
 */
export async function loadRecordedStep(address: string, { name, seed }: RecordedRun, step: number, architecture: Architecture): Promise<TrainedTransformer> {
  return step === 0
    ? { architecture, parameters: initialParameters(architecture, seed), origin: { name, seed, step } }
    : await loadWeights(address)
}

function isRun(content: unknown): content is RecordedRun {
  const { name, seed, recordedSteps, losses } = Object(content) as Partial<Record<keyof RecordedRun, unknown>>
  return typeof name === 'string' && Number.isInteger(seed) && isNumbers(recordedSteps) && isNumbers(losses)
}
