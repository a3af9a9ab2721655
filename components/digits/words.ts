import type { Initialisation } from '../../demos/digits/architecture'
import type { Stages } from '../../demos/digits/network'
import type { TrainingWords } from '../kit/training/training-words'
import type { Course } from './training-course'
import type { LookedAt } from './values'
import { sizes } from '../../demos/digits/architecture'
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

export function sayCell({ stage, channel, row, column }: LookedAt): string {
  const { channels } = sizes[stage]!
  return `${STAGE_NAMES[stage]!.replace(/s$/, '')}${channels > 1 ? ` ${channel + 1} of ${channels}` : ''}, row ${row + 1}, column ${column + 1}`
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
