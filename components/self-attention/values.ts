import type { WeightsOrigin } from '../../demos/shared/weights-file'
import type { Edge, Transformer } from '../../demos/transformer/transformer'
import type { ValuesOf } from '../kit/fields'
import { architectures } from '../../demos/transformer/architectures'
import { examplePairs } from '../../demos/transformer/example-pairs'
import { sentenceLength } from '../../demos/transformer/grammar'
import { choiceField, listField, numberField, predictionFields } from '../kit/fields'
import { trainingFields } from '../kit/training/training-fields'

/** Pairs of sentences to choose from; the first is the lecture's. */
export const pairs = examplePairs(8)
/** The lecture's pair. */
export const lecture = pairs[0]!

const layers = Object.values(architectures).map(({ layers }) => layers)
/** Layers of the deepest network, and heads of the layer that has most. */
const MAX_LAYERS = Math.max(...layers.map(({ length }) => length))
const MAX_HEADS = Math.max(...layers.flat().map(({ heads }) => heads))

/** An edge is its layer, its head and two positions, all counted from 1, `2.1.8.2`: the largest of each. */
const MAX_EDGE = [MAX_LAYERS, MAX_HEADS, sentenceLength, sentenceLength]

const cutsField = listField<Edge>({
  default: [],
  max: MAX_EDGE.reduce((product, max) => product * max),
  read: (text) => {
    const numbers = text.split('.', 5).map(Number)
    const isEdge = numbers.length === MAX_EDGE.length && numbers.every((number, place) => Number.isInteger(number) && number >= 1 && number <= MAX_EDGE[place]!)
    const [layer, head, from, to] = numbers.map(number => number - 1) as [number, number, number, number]
    return isEdge ? { layer, head, from, to } : undefined
  },
  write: ({ layer, head, from, to }) => [layer, head, from, to].map(number => number + 1).join('.'),
  expected: 'edges like 2.1.8.2 (layer, head, the word that looks, the word looked at)',
})

const positionField = (start: number) => numberField({ default: start, min: 0, max: sentenceLength - 1, integer: true })

/** What the demo of self-attention is set to. Positions count from 0, layers and heads from 1. */
export const attentionFields = {
  /** Which pair of sentences; 0 is the lecture's. */
  pair: numberField({ default: 0, min: 0, max: pairs.length - 1, integer: true }),
  /** Which sentence of it. */
  sentence: choiceField(['first', 'second']),
  /** The shipped network. */
  weights: choiceField(['readable', 'word-values', 'standard', 'four-heads', 'one-layer', 'causal']),
  layer: numberField({ default: 2, min: 1, max: MAX_LAYERS, integer: true }),
  head: numberField({ default: 1, min: 1, max: MAX_HEADS, integer: true }),
  /** The word that looks … */
  word: positionField(lecture[0].pronoun),
  /** … and the one looked at whose arithmetic is written out. */
  key: positionField(lecture[0].animal),
  /** Edges of the network that are cut. */
  cuts: cutsField,
  ...predictionFields,
  /** What the full page shows below the sentences: the arithmetic of one pair of words, or the training … */
  part: choiceField(['pair', 'training']),
  /** … and beside them: every word at once, or the shares of one, with edges to cut. */
  beside: choiceField(['map', 'shares']),
  ...trainingFields,
  /** Whose weights are shown. */
  shown: choiceField(['shipped', 'recorded', 'live']),
  /** Place among the steps of the recorded run, which are fewer; 0 is the untrained network. */
  recordedPlace: numberField({ default: 0, min: 0, max: 20, integer: true }),
}
export type AttentionValues = ValuesOf<typeof attentionFields>

/** What changes what the words look at, and so asks anew for a prediction. */
const QUESTION: readonly string[] = ['predict', 'pair', 'sentence', 'weights', 'layer', 'head', 'word', 'cuts']

/** What a change sets besides. Cuts were made in the network and the sentences before. */
export const amended = (some: Partial<AttentionValues>): Partial<AttentionValues> => ({
  ...Object.keys(some).some(name => QUESTION.includes(name)) && { revealed: false, guess: null },
  ...('pair' in some || 'weights' in some) && { cuts: [] },
  ...some,
})

/** What the talk sets at a click: the first sentence, then the second. */
export const scripted = (click: number): Partial<AttentionValues> => click === 0 ? {} : { sentence: 'second', key: lecture[0].place }

/** Place of the chosen sentence in its pair. */
export const sentenceIndexOf = ({ sentence }: AttentionValues): 0 | 1 => sentence === 'first' ? 0 : 1

/** A network that takes the place of the shipped one, after some steps of its training. */
export type NetworkInTraining = Transformer & { origin: Pick<WeightsOrigin, 'step'> }

/** What the figures draw. */
export interface ShownAttention {
  sentences: readonly {
    /** The word by which it differs. */
    name: string
    words: readonly string[]
    /** Share of attention each word gets; sums to 1. None are given while it is to be predicted. */
    weights: readonly number[]
  }[]
  /** Position of the word that looks. */
  from: number
  /** Where the numbers come from, in a sentence. */
  origin: string
}
