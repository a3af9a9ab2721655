import type { ArchitectureName } from '../../demos/transformer/architectures'
import type { Edge } from '../../demos/transformer/transformer'
import type { Field, Fields } from '../kit/fields'
import { sentenceLength } from '../../demos/transformer/grammar'
import { choiceField, numberField } from '../kit/fields'

/** What the training in the room is set to: what each window of the lecture needs to do the same. */
export interface TrainingValues {
  /** Of the run here. */
  seed: number
  /** Whether there is to be a run, and whether it is to go on; on a slow machine only if somebody said anyway. */
  training: 'none' | 'held' | 'run' | 'anyway'
  /** Whose weights are shown. */
  shown: 'shipped' | 'recorded' | 'live'
  /** Place among the steps of the recorded run; 0 is the untrained network. */
  recordedPlace: number
}

/** What the demo of self-attention is set to. Positions count from 0, layers and heads from 1. */
export interface AttentionValues extends TrainingValues {
  /** Which pair of sentences; 0 is the lecture's. */
  pair: number
  /** Which sentence of it. */
  sentence: 'first' | 'second'
  weights: ArchitectureName
  layer: number
  head: number
  /** The word that looks, and the one looked at whose arithmetic is written out. */
  word: number
  key: number
  /** Edges of the network that are cut. */
  cuts: readonly Edge[]
  /** What the full page shows below the sentences: the arithmetic of one pair of words, every word at once, or the training. */
  part: 'pair' | 'words' | 'training'
}

export const untrained: TrainingValues = { seed: 1, training: 'none', shown: 'shipped', recordedPlace: 0 }

export const pairCount = 8
export const mostLayers = 2
export const mostHeads = 4
export const mostSeed = 9999
/** More than any run is recorded at. */
const mostRecorded = 20

/** Layer, head, and the two positions, all from 1: `2.1.8.2`. */
const cutsField: Field<readonly Edge[]> = {
  fallback: [],
  read: (text) => {
    const edges = text.split(',').map(edge => edge.split('.').map(Number))
    const isEdge = ([layer, head, from, to, ...rest]: number[]) =>
      rest.length === 0
      && isWithin(layer, mostLayers) && isWithin(head, mostHeads) && isWithin(from, sentenceLength) && isWithin(to, sentenceLength)
    return edges.every(isEdge)
      ? edges.map(([layer, head, from, to]) => ({ layer: layer! - 1, head: head! - 1, from: from! - 1, to: to! - 1 }))
      : undefined
  },
  write: edges => edges.map(({ layer, head, from, to }) => [layer, head, from, to].map(number => number + 1).join('.')).join(','),
  expected: 'a list of edges like 2.1.8.2: layer, head, the word that looks, the word looked at',
}

const isWithin = (value: number | undefined, most: number) => Number.isInteger(value) && value! >= 1 && value! <= most

const position = (fallback: number) => numberField({ fallback, least: 0, most: sentenceLength - 1, whole: true })

export const attentionFields: Fields<AttentionValues> = {
  pair: numberField({ fallback: 0, least: 0, most: pairCount - 1, whole: true }),
  sentence: choiceField(['first', 'second']),
  weights: choiceField(['readable', 'word-values', 'standard', 'four-heads', 'one-layer', 'causal']),
  layer: numberField({ fallback: 2, least: 1, most: mostLayers, whole: true }),
  head: numberField({ fallback: 1, least: 1, most: mostHeads, whole: true }),
  word: position(7),
  key: position(1),
  cuts: cutsField,
  part: choiceField(['pair', 'words', 'training']),
  seed: numberField({ fallback: untrained.seed, least: 1, most: mostSeed, whole: true }),
  training: choiceField(['none', 'held', 'run', 'anyway']),
  shown: choiceField(['shipped', 'recorded', 'live']),
  recordedPlace: numberField({ fallback: untrained.recordedPlace, least: 0, most: mostRecorded, whole: true }),
}
