import type { Pair } from '../../../demos/alignment/grammar'
import type { Network, NetworkName } from '../../../demos/alignment/networks'
import { build, lecture } from '../../../demos/alignment/grammar'
import { openDecoder } from '../../../demos/alignment/model'
import { shapesOf } from '../../../demos/alignment/networks'
import { tokensOf } from '../../../demos/alignment/vocabulary'
import { createRandom } from '../../../demos/shared/random'

/** Every number drawn, biases too: what starts as 0 would hide mistakes. */
export function randomTranslator(name: NetworkName, seed: number): Network {
  const random = createRandom(seed)
  const parameters = Float32Array.from(shapesOf(name).flatMap(({ rows, columns }) =>
    Array.from({ length: rows * columns }, () => random.normal() * Math.max(0.3, 1 / Math.sqrt(rows)))))
  return { name, parameters }
}

/** The shortest sentence, the lecture's and the longest: 18 English and 19 French words. */
export const somePairs: readonly Pair[] = [
  build({ ...lecture, preposition: 'none', month: 'none', year: 'none', auxiliary: 'has' }),
  build(lecture),
  build({ ...lecture, timePlace: 'first', adjective1: 'French', adjective2: 'social', secondAdjective3: 'public', adverb: 'slowly', number: 'plural' }),
]

/** The mean of −log of the probability of each French word, from the plain forward pass, in double precision. */
export function plainLoss(network: Network, pairs: readonly Pick<Pair, 'english' | 'french'>[]): number {
  const losses = pairs.flatMap(({ english, french }) => {
    const next = openDecoder(network, tokensOf('english', english))
    const tokens = tokensOf('french', french)
    return tokens.map((token, place) => -Math.log(next(tokens[place - 1]).probabilities[token - 1]!))
  })
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length
}

/**
 * For each matrix of a network, how the loss changes along a random direction of that matrix alone: by central differences, and by the
 * gradient.
 */
export function slopes(network: Network, gradient: ArrayLike<number>, pairs: readonly Pick<Pair, 'english' | 'french'>[], width = 2 ** -10) {
  const random = createRandom(7)
  let start = 0
  return shapesOf(network.name).map(({ name, rows, columns }) => {
    const [first, end] = [start, start += rows * columns]
    const direction = network.parameters.map((_, index) => index >= first && index < end ? random.normal() : 0)
    const [above, below] = [1, -1].map(sign => network.parameters.map((value, index) => value + sign * width * direction[index]!)) // rounded to single precision
    const measured = plainLoss({ ...network, parameters: above! }, pairs) - plainLoss({ ...network, parameters: below! }, pairs)
    const told = above!.reduce((sum, value, index) => sum + (value - below![index]!) * gradient[index]!, 0)
    return { name, measured: measured / (2 * width), told: told / (2 * width) }
  })
}
