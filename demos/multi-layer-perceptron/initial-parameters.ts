import type { Random } from '../shared/random'
import type { LayerPlace } from './network'
import { createRandom } from '../shared/random'
import { layersOf, parameterCount } from './network'

const glorot = ({ units, before }: LayerPlace) => Math.sqrt(6 / (units + before))

/** How a weight of a layer is drawn. */
const draws = {
  /** LeCun et al. (1998), Efficient BackProp: variance 1 / units before. */
  lecun: ({ normal }, { before }) => normal() / Math.sqrt(before),
  /** Glorot & Bengio (2010), Understanding the difficulty of training deep feedforward neural networks. */
  glorot: ({ uniform }, layer) => (2 * uniform() - 1) * glorot(layer),
  /** He et al. (2015), Delving deep into rectifiers: variance 2 / units before. */
  he: ({ normal }, { before }) => normal() * Math.sqrt(2 / before),
  /** Variance 1, however many units there are before. */
  normal: ({ normal }) => normal(),
  /** All units of a layer alike: they stay so for ever. */
  zeros: () => 0,
} as const satisfies Record<string, (random: Random, layer: LayerPlace) => number>

export type Initialisation = keyof typeof draws
export const initialisations = Object.keys(draws) as readonly Initialisation[]

/** The same for the same seed, at least 1. Biases are 0. */
export function initialParameters(sizes: readonly number[], { initialisation, seed }: { initialisation: Initialisation, seed: number }): Float64Array {
  const random = createRandom(seed)
  const parameters = new Float64Array(parameterCount(sizes))
  for (const layer of layersOf(sizes)) {
    for (let index = layer.weights; index < layer.biases; index++)
      parameters[index] = draws[initialisation](random, layer)
  }
  return parameters
}
