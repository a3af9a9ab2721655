import type { FetchFile } from '../shared/weights-file'
import { fetchRecordedRun, isNumbers } from '../shared/recorded-run'
import { build, lecture } from './grammar'

/** A training run that was recorded: the shipped weights' own. */
export interface AlignmentRun {
  seed: number
  /** Of every step. */
  losses: readonly number[]
  /** What was kept along the way, from step 0, before training, to the last. */
  steps: readonly RecordedStep[]
}

export interface RecordedStep {
  step: number
  /** Shares of the words of held-out sentences: right, and with the largest share of attention where it belongs. */
  tokens: number
  alignment: number
  /** In the lecture's sentence: a row a French word, a column an English word. Rows sum to 1 but for rounding. */
  attention: readonly (readonly number[])[]
}

/**
 * Fetches the recorded run.
 *
 * @throws {WeightsError} If it is not there, or is none.
 */
export const loadRun = (address: string, fetchFile: FetchFile = fetch): Promise<AlignmentRun> => fetchRecordedRun(address, isRun, fetchFile)

function isRun(content: unknown): content is AlignmentRun {
  const { seed, losses, steps } = Object(content) as Partial<Record<keyof AlignmentRun, unknown>>
  return Number.isInteger(seed) && isNumbers(losses) && Array.isArray(steps) && steps.length > 0 && steps.every(isStep)
}

const { english, french } = build(lecture)
const isShare = (content: unknown) => typeof content === 'number' && content >= 0 && content <= 1

function isStep(content: unknown): content is RecordedStep {
  const { step, tokens, alignment, attention } = Object(content) as Partial<Record<keyof RecordedStep, unknown>>
  return Number.isInteger(step) && isShare(tokens) && isShare(alignment)
    && Array.isArray(attention) && attention.length === french.length && attention.every(row => isNumbers(row) && row.length === english.length)
}
