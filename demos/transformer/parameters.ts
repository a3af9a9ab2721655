import type { ParameterShape } from '../shared/parameters'
import type { Architecture } from './architectures'
import { countParameters, drawParameters, requireParameters as requireCount } from '../shared/parameters'

/** Gain and bias of a layer norm, each `[1, width]`. */
export interface NormParameters<Values> { gain: Values, bias: Values }

/** All that one layer learns; a state is a row, and is multiplied from the right. */
export interface LayerParameters<Values> {
  attentionNorm: NormParameters<Values>
  /** `[width, heads × headSize]`, head by head; so is key. */
  query: Values
  key: Values
  /** `[width, heads × valueSize]` and `[heads × valueSize, width]` */
  value: Values
  output: Values
  perceptronNorm: NormParameters<Values>
  /** `[width, hidden]` and `[1, hidden]` */
  hidden: Values
  hiddenBias: Values
  /** `[hidden, width]` and `[1, width]` */
  perceptron: Values
  perceptronBias: Values
}

/** All that a Transformer learns. */
export interface TransformerParameters<Values> {
  /** `[vocabularySize, width]`: a word's embedding, and what its logit is the product with. */
  words: Values
  /** `[1, vocabularySize]` */
  wordBias: Values
  /** `[length, width]` */
  positions: Values
  layers: LayerParameters<Values>[]
  norm: NormParameters<Values>
}

/**
 * Lays out all parameters of an architecture in their fixed order, which is that of the weights' files.
 *
 * @param make - Makes what stands for one of them: a matrix, a tensor, a shape.
 */
export function arrangeParameters<Values>(
  { length, vocabularySize, width, hidden, layers }: Architecture,
  make: (shape: ParameterShape) => Values,
): TransformerParameters<Values> {
  const constant = (name: string, columns: number, mean = 0) => make({ name, rows: 1, columns, mean, deviation: 0 })
  const norm = (name: string) => ({ gain: constant(`${name}.gain`, width, 1), bias: constant(`${name}.bias`, width) })
  const matrix = (name: string, rows: number, columns: number, deviation: number) => make({ name, rows, columns, mean: 0, deviation })
  // About half of what Glorot & Bengio (2010) advise: attention then begins nearly even, not with a random word.
  const linear = (name: string, rows: number, columns: number) => matrix(name, rows, columns, 0.08)

  return {
    words: matrix('words', vocabularySize, width, 1 / Math.sqrt(width)),
    wordBias: constant('words.bias', vocabularySize),
    // Small, so that what is learnt first is which words belong together, wherever they stand.
    positions: matrix('positions', length, width, 0.02),
    layers: layers.map(({ heads, headSize, valueSize }, index) => {
      const name = (part: string) => `layers.${index}.${part}`
      return {
        attentionNorm: norm(name('attention.norm')),
        query: linear(name('attention.query'), width, heads * headSize),
        key: linear(name('attention.key'), width, heads * headSize),
        value: linear(name('attention.value'), width, heads * valueSize),
        output: linear(name('attention.output'), heads * valueSize, width),
        perceptronNorm: norm(name('perceptron.norm')),
        hidden: linear(name('perceptron.hidden'), width, hidden),
        hiddenBias: constant(name('perceptron.hidden.bias'), hidden),
        perceptron: linear(name('perceptron.output'), hidden, width),
        perceptronBias: constant(name('perceptron.output.bias'), width),
      }
    }),
    norm: norm('norm'),
  }
}

/** The matrices of an architecture in order. */
export function parameterShapes(architecture: Architecture): ParameterShape[] {
  const shapes: ParameterShape[] = []
  arrangeParameters(architecture, shape => shapes.push(shape))
  return shapes
}

export const parameterCount = (architecture: Architecture): number => countParameters(parameterShapes(architecture))

/** Parameters to start training from; the same for the same seed. */
export const initialParameters = (architecture: Architecture, seed: number): Float32Array => drawParameters(parameterShapes(architecture), seed)

/** @throws {RangeError} If there are not as many as the architecture needs, or one of them is not finite. */
export const requireParameters = (architecture: Architecture, values: Float32Array): void =>
  requireCount(parameterCount(architecture), values, 'architecture')
