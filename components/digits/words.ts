import type { Initialisation } from '../../demos/digits/architecture'
import type { CellArithmetic } from '../../demos/digits/cell-arithmetic'
import type { MapCell } from '../../demos/digits/maps'
import type { Stages } from '../../demos/digits/network'
import type { TrainingWords } from '../kit/training/training-words'
import type { Course } from './training-course'
import { sizes } from '../../demos/digits/architecture'
import { equalSign, numberText } from '../drawing/arithmetic'
import { percent } from '../kit/format'

/** The stages in words. */
export const STAGE_NAMES = ['Image', 'First maps', 'First pooled maps', 'Second maps', 'Second pooled maps'] as const

/** What is read, in a sentence: no digit on an empty board, nothing while there is no network. */
export function sayDigit(digit: number | undefined, stages: Stages | undefined): string {
  if (digit === undefined)
    return 'The board is empty. Draw a digit.'
  return stages ? `It reads ${digit}, with ${percent(stages.probabilities[digit]!, 1)}.` : 'The network is being fetched.'
}

/** What it cannot say. */
export const ALWAYS_A_DIGIT = 'The ten shares always sum to 100 %: a letter or a scribble gets a digit, too. The network has no way to say “none of these”.'

export const sayUnseen = (unseen: string, digit: number) =>
  `This is ${unseen}. The network has never seen one, and still says ${digit}: it can name nothing but the ten digits.`

export function sayCell({ stage, channel, row, column }: MapCell): string {
  const { channels } = sizes[stage]!
  return `${STAGE_NAMES[stage]!.replace(/s$/, '')}${channels > 1 ? ` ${channel + 1} of ${channels}` : ''}, row ${row + 1}, column ${column + 1}`
}

/** The arithmetic in one line: "f(0.41 + 1.2 − 0.03) = 1.58", the sums over each map and the bias. */
export function sayArithmetic({ windows, kernels, sums, bias, result }: CellArithmetic): string {
  const printed = numberText(result)
  if (kernels.length === 0)
    return `max(${windows[0]!.flat().map(numberText).join(', ')}) = ${printed}`
  const terms = [...sums, bias].map(value => Number(value.toFixed(2)))
  const text = terms.map((term, index) => `${index === 0 ? (term < 0 ? '−' : '') : term < 0 ? ' − ' : ' + '}${numberText(Math.abs(term))}`).join('')
  return `max(0, ${text}) ${equalSign(Math.max(0, terms.reduce((sum, term) => sum + term, 0)), printed)} ${printed}`
}

/** How near TensorFlow.js comes, by how much it differs at most. */
export const sayConfirmation = (difference: number): string => difference <= 1e-4
  ? `TensorFlow.js comes to the same in every map, within ${difference.toExponential(0)}.`
  : `TensorFlow.js differs by up to ${difference.toPrecision(2)}.`

/** The two ways in which the first kernels begin. */
export const INITIALISATIONS: Record<Initialisation, string> = { small: 'small and smooth', ordinary: 'ordinary' }

/** What is said of training in the room. */
export const trainingWords: TrainingWords = {
  before: 'Trains the network from its first values, on digits drawn for it',
  instead: 'The recorded runs show the same at once: move the slider.',
}

/** How far a run has come. */
export function sayCourse({ loss, accuracy, cosine }: Course, drawings: number): string {
  const results = [
    loss === undefined ? '' : `Loss ${loss.toFixed(2)}`,
    accuracy === undefined ? '' : `${percent(accuracy, 1)} of the ${drawings} drawings right`,
  ].filter(Boolean).join(', ')
  return `${results && `${results}. `}Cosine of the kernels to their first values: ${cosine.toFixed(2).replace('-', '−')}.`
}

/** Whose reading it is while a network is trained in the room. */
export const sayTrainee = (step: number) => `So reads the network that is trained here, after ${step} steps.`
