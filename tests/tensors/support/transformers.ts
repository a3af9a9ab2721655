import type { Architecture, LayerDesign } from '../../../demos/transformer/architectures'
import type { MaskedSentence } from '../../../demos/transformer/masking'
import type { Edge, Transformer } from '../../../demos/transformer/transformer'
import * as fc from 'fast-check'
import { createRandom } from '../../../demos/shared/random'
import { architectures, mayAttend } from '../../../demos/transformer/architectures'
import { parameterCount } from '../../../demos/transformer/parameters'
import { readSentence } from '../../../demos/transformer/transformer'

/** A Transformer of any kind with any parameters, a sentence, and an edge that can be cut. */
export interface TransformerCase {
  transformer: Transformer
  tokens: number[]
  cut: Edge
}

const layer: fc.Arbitrary<LayerDesign> = fc.record({
  heads: fc.integer({ min: 1, max: 2 }),
  headSize: fc.integer({ min: 1, max: 3 }),
  valueSize: fc.integer({ min: 1, max: 3 }),
  reach: fc.oneof(fc.constant(undefined), fc.integer({ min: 1, max: 2 })),
  hasWordValues: fc.boolean(),
})

const architecture: fc.Arbitrary<Architecture> = fc.record({
  length: fc.integer({ min: 2, max: 4 }),
  vocabularySize: fc.integer({ min: 2, max: 5 }),
  width: fc.integer({ min: 3, max: 4 }),
  hidden: fc.integer({ min: 1, max: 4 }),
  layers: fc.array(layer, { minLength: 1, maxLength: 2 }),
  isCausal: fc.boolean(),
})

export const transformerCase: fc.Arbitrary<TransformerCase> = architecture.chain(architecture => fc.record({
  transformer: fc.integer({ min: 1, max: 1e6 }).map(seed => randomTransformer(architecture, seed)),
  tokens: fc.array(fc.nat(architecture.vocabularySize - 1), { minLength: architecture.length, maxLength: architecture.length }),
  cut: fc.constantFrom(...cuttableEdges(architecture)),
}))

/** As small as the grammar allows: on a software GPU a training step is still some two hundred calls. */
export const smallestArchitecture: Architecture = {
  ...architectures.standard,
  width: 4,
  hidden: 2,
  layers: [{ heads: 1, headSize: 2, valueSize: 3 }],
}

/** Every number drawn, gains and biases too: what starts as 1 or 0 would hide mistakes. */
export function randomTransformer(architecture: Architecture, seed: number): Transformer {
  const random = createRandom(seed)
  return { architecture, parameters: Float32Array.from({ length: parameterCount(architecture) }, () => random.normal() / 2) }
}

function cuttableEdges(architecture: Architecture): Edge[] {
  const positions = Array.from({ length: architecture.length }, (_, position) => position)
  return architecture.layers.flatMap((design, layer) => positions.flatMap((from) => {
    const open = positions.filter(to => mayAttend(architecture, design, from, to))
    return open.length < 2 ? [] : open.map(to => ({ layer, head: design.heads - 1, from, to }))
  }))
}

/** The mean of −log of the probability of each target, from the plain forward pass, in double precision. */
export function plainLoss(transformer: Transformer, batch: readonly MaskedSentence[]): number {
  const losses = batch.flatMap(({ tokens, targets }) => {
    const { probabilities } = readSentence(transformer, tokens)
    return targets.flatMap((target, position) => target < 0 ? [] : [-Math.log(probabilities[position]![target]!)])
  })
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length
}

/** ∂loss/∂(each parameter), by central differences. */
export function plainGradient({ architecture, parameters }: Transformer, batch: readonly MaskedSentence[], width = 2 ** -13): number[] {
  return Array.from(parameters, (value, index) => {
    const [above, below] = [1, -1].map((sign) => {
      const nudged = parameters.with(index, value + sign * width) // rounded to single precision
      return { at: nudged[index]!, loss: plainLoss({ architecture, parameters: nudged }, batch) }
    })
    return (above!.loss - below!.loss) / (above!.at - below!.at)
  })
}
