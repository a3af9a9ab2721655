import type { FetchFile, WeightsOrigin } from '../shared/weights-file'
import { decodeWeightsFile, encodeWeightsFile, fetchWeightsFile, WeightsError } from '../shared/weights-file'
import { parameterCount, requireParameters, shapes } from './architecture'

/** A network for digits, with where its weights come from. */
export interface DigitsWeights {
  origin: WeightsOrigin
  parameters: Float32Array
}

interface Header {
  origin: WeightsOrigin
  /** Of each part in order, for readers that do not have this code. */
  shapes: Record<string, readonly number[]>
}

/**
 * A file of weights.
 *
 * @throws {RangeError} If there are not as many parameters as the network has.
 */
export function encodeWeights({ origin, parameters }: DigitsWeights): Uint8Array<ArrayBuffer> {
  requireParameters(parameters)
  const header: Header = { origin, shapes }
  return encodeWeightsFile(header, parameters)
}

/**
 * @param source - Where the bytes come from, for the messages.
 * @throws {WeightsError} If it is another kind of file, or cut off, or changed, or made for another network.
 */
export function decodeWeights(bytes: Uint8Array, source = 'the weights file'): DigitsWeights {
  const { header, parameters } = decodeWeightsFile<Header>(bytes, source)
  if (JSON.stringify(header.shapes) !== JSON.stringify(shapes) || parameters.length !== parameterCount)
    throw new WeightsError(`${source} was made for another network (${parameters.length} parameters, not ${parameterCount}); run npm run train.`)
  return { origin: header.origin, parameters }
}

/**
 * Fetches weights.
 *
 * @throws {WeightsError} If there is no such file, or as `decodeWeights` does.
 */
export async function loadWeights(address: string, fetchFile: FetchFile = fetch): Promise<DigitsWeights> {
  const { bytes, source } = await fetchWeightsFile(address, fetchFile)
  return decodeWeights(bytes, source)
}
