import { sentenceLength } from './grammar'
import { vocabulary } from './vocabulary'

/** One layer: attention, then a perceptron with one hidden layer. */
export interface LayerDesign {
  heads: number
  /** Numbers in a query and in a key. */
  headSize: number
  /** Numbers in a value. */
  valueSize: number
  /** How many words away a word can look, each way; absent: to the ends of the sentence. */
  reach?: number
  /**
   * Whether values are made of the words' embeddings, each with mean 0 and variance 1, and not of their states; nothing then goes around the
   * attention. What a word puts out can only come from the words that it looks at.
   */
  hasWordValues?: boolean
}

/**
 * A Transformer encoder in the pre-norm arrangement, with learned positions and one matrix for the words going in and coming out.
 *
 * @see Vaswani et al. (2017). https://arxiv.org/abs/1706.03762
 */
export interface Architecture {
  /** Words in a sentence. */
  length: number
  /** Words in the vocabulary. */
  vocabularySize: number
  /** Numbers in a word's state. */
  width: number
  /** Numbers in the perceptrons' hidden layer. */
  hidden: number
  layers: readonly LayerDesign[]
  /** Whether a word sees only itself and the words before it. */
  isCausal: boolean
}

export type ArchitectureName = 'readable' | 'word-values' | 'standard' | 'four-heads' | 'one-layer' | 'causal'

const common = { length: sentenceLength, vocabularySize: vocabulary.length, width: 32, hidden: 64, isCausal: false }
const wide: LayerDesign = { heads: 1, headSize: 32, valueSize: 32 }
const fourHeads: LayerDesign = { heads: 4, headSize: 8, valueSize: 8 }

export const architectures: Readonly<Record<ArchitectureName, Architecture>> = {
  /**
   * Narrow on purpose. The first layer brings a word little, and only from nearby, so that nouns stay where they are; a value of the second can
   * carry one noun, but hardly two at once. What is left to "it" is to look at the noun that it stands for.
   */
  'readable': { ...common, layers: [{ heads: 1, headSize: 4, valueSize: 4, reach: 4 }, { heads: 1, headSize: 6, valueSize: 6 }] },
  /**
   * Whatever the first layer moves, the second passes on words: it has to look at the noun that "it" stands for. Its values are narrow, or it
   * could look at both nouns and tell them apart afterwards.
   */
  'word-values': { ...common, layers: [wide, { ...wide, valueSize: 8, hasWordValues: true }] },
  'standard': { ...common, layers: [wide, wide] },
  'four-heads': { ...common, layers: [fourHeads, fourHeads] },
  'one-layer': { ...common, layers: [wide] },
  'causal': { ...common, layers: [wide, wide], isCausal: true },
}

/** Whether the word at `from` may look at the word at `to`. */
export function mayAttend({ isCausal }: Architecture, { reach = Infinity }: LayerDesign, from: number, to: number): boolean {
  return Math.abs(from - to) <= reach && !(isCausal && to > from)
}
