import type { FetchFile, WeightsOrigin } from '../shared/weights-file'
import type { NetworkName, Network } from './networks'
import { decodeWeightsFile, encodeWeightsFile, fetchWeightsFile, WeightsError } from '../shared/weights-file'
import { networkNames, parameterCount, requireParameters, shapesOf } from './networks'
import { vocabularies } from './vocabulary'

/** A translator with where its weights come from. */
export interface TrainedNetwork extends Network {
  origin: WeightsOrigin & { name: NetworkName }
}

interface Header {
  origin: TrainedNetwork['origin']
  /** Name, rows and columns of each matrix, for readers that do not have this code. */
  shapes: [string, number, number][]
  /** The words of both languages with spaces between them. */
  vocabularies: { english: string, french: string }
}

/**
 * A file of weights, the parameters in the order of `shapesOf`.
 *
 * @throws {RangeError} If the parameters are not the network's.
 */
export function encodeWeights({ origin, ...network }: TrainedNetwork): Uint8Array<ArrayBuffer> {
  requireParameters(network)
  return encodeWeightsFile(headerOf(origin), network.parameters)
}

/**
 * @param source - Where the bytes come from, for the messages.
 * @throws {WeightsError} If it is another kind of file, or cut off, or changed, or made for other words or another network.
 */
export function decodeWeights(bytes: Uint8Array, source = 'the weights file'): TrainedNetwork {
  const { header, parameters } = decodeWeightsFile<Header>(bytes, source)
  const name = header.origin?.name
  if (!networkNames.includes(name))
    throw new WeightsError(`${source} was made for “${name}”, which is no translator; run npm run train.`)
  const expected = headerOf(header.origin)
  if (JSON.stringify(header.vocabularies) !== JSON.stringify(expected.vocabularies))
    throw new WeightsError(`${source} was made for other words; run npm run train.`)
  if (parameters.length !== parameterCount(name) || JSON.stringify(header.shapes) !== JSON.stringify(expected.shapes))
    throw new WeightsError(`${source} was made for another network (${parameters.length} parameters, not ${parameterCount(name)}); run npm run train.`)
  return { name, parameters, origin: header.origin }
}

/**
 * Fetches weights.
 *
 * @throws {WeightsError} If there is no such file, or as `decodeWeights` does.
 */
export async function loadWeights(address: string, fetchFile: FetchFile = fetch): Promise<TrainedNetwork> {
  const { bytes, source } = await fetchWeightsFile(address, fetchFile)
  return decodeWeights(bytes, source)
}

const headerOf = (origin: TrainedNetwork['origin']): Header => ({
  origin,
  shapes: shapesOf(origin.name).map(({ name, rows, columns }) => [name, rows, columns]),
  vocabularies: { english: vocabularies.english.join(' '), french: vocabularies.french.join(' ') },
})
