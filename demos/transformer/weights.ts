import type { FetchFile, WeightsOrigin } from '../shared/weights-file'
import type { Architecture } from './architectures'
import type { Transformer } from './transformer'
import { decodeWeightsFile, encodeWeightsFile, fetchWeightsFile, WeightsError } from '../shared/weights-file'
import { parameterCount, parameterShapes, requireParameters } from './parameters'
import { vocabulary } from './vocabulary'

export interface TrainedTransformer extends Transformer {
  origin: WeightsOrigin
}

interface Header {
  origin: WeightsOrigin
  architecture: Architecture
  /** Name, rows and columns of each matrix, for readers that do not have this code. */
  shapes: [string, number, number][]
  vocabulary: readonly string[]
}

/**
 * A file of weights, the parameters in the order of `arrangeParameters`.
 *
 * @throws {RangeError} If the parameters do not fit the architecture.
 */
export function encodeWeights({ architecture, parameters, origin }: TrainedTransformer): Uint8Array {
  requireParameters(architecture, parameters)
  const header: Header = { origin, architecture, shapes: shapesOf(architecture), vocabulary }
  return encodeWeightsFile(header, parameters)
}

/**
 * @param source - Where the bytes come from, for the messages.
 * @throws {WeightsError} If it is another kind of file, or cut off, or changed, or made for another grammar or architecture.
 */
export function decodeWeights(bytes: Uint8Array, source = 'the weights file'): TrainedTransformer {
  const { header: { origin, architecture, shapes, vocabulary: words }, parameters } = decodeWeightsFile<Header>(bytes, source)
  if (words?.join() !== vocabulary.join())
    throw new WeightsError(`${source} was made for another vocabulary (${words?.length ?? 0} words, not these ${vocabulary.length}); run npm run train.`)
  const count = parameters.length
  if (count !== parameterCount(architecture) || JSON.stringify(shapes) !== JSON.stringify(shapesOf(architecture)))
    throw new WeightsError(`${source} was made for another architecture (${count} parameters, not ${parameterCount(architecture)}); run npm run train.`)
  return { origin, architecture, parameters }
}

/**
 * Fetches weights.
 *
 * @throws {WeightsError} If there is no such file, or as `decodeWeights` does.
 */
export async function loadWeights(address: string, fetchFile: FetchFile = fetch): Promise<TrainedTransformer> {
  const { bytes, source } = await fetchWeightsFile(address, fetchFile)
  return decodeWeights(bytes, source)
}

const shapesOf = (architecture: Architecture): Header['shapes'] =>
  parameterShapes(architecture).map(({ name, rows, columns }) => [name, rows, columns])
