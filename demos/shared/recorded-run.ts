import type { FetchFile } from './weights-file'
import { WeightsError } from './weights-file'

/**
 * Fetches what was recorded of a training run.
 *
 * @param isRun - Whether the content is one.
 * @throws {WeightsError} If it is not there, or is none.
 */
export async function fetchRecordedRun<Run>(address: string, isRun: (content: unknown) => content is Run, fetchFile: FetchFile): Promise<Run> {
  const content: unknown = await fetchFile(address)
    .then(response => response.ok ? response.json() : Promise.reject(new Error(`the server answers ${response.status}`)))
    .catch((error: unknown) => {
      throw new WeightsError(`the recorded run ${address} could not be fetched (${error instanceof Error ? error.message : String(error)}); reload the page.`)
    })
  if (!isRun(content))
    throw new WeightsError(`the file ${address} holds no recorded run; run npm run train.`)
  return content
}

export const isNumbers = (content: unknown): content is number[] => Array.isArray(content) && content.length > 0 && content.every(Number.isFinite)
