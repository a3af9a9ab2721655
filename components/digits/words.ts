import type { Confirmation } from './confirmation'
import type { LookedAt, ShownDigit } from './values'
import { sizes } from '../../demos/digits/architecture'
import { likeliestDigit } from '../../demos/digits/network'
import { percent } from '../kit/format'

/** The stages in words. */
export const STAGE_NAMES = ['Image', 'First maps', 'First pooled maps', 'Second maps', 'Second pooled maps'] as const

/** What is read, in a sentence. */
export function sayDigit({ stages, isEmpty }: ShownDigit): string {
  if (isEmpty)
    return 'The board is empty. Draw a digit.'
  if (!stages)
    return 'The network is being fetched.'
  const digit = likeliestDigit(stages)
  return `It reads ${digit}, with ${percent(stages.probabilities[digit]!, 1)}.`
}

/** What it cannot say. */
export const ALWAYS_A_DIGIT = 'The ten shares always sum to 100 %: a letter or a scribble gets a digit, too. The network has no way to say “none of these”.'

export const sayUnseen = (unseen: string, digit: number) =>
  `This is ${unseen}. The network has never seen one, and still says ${digit}: it can name nothing but the ten digits.`

export function sayCell({ stage, channel, row, column }: LookedAt): string {
  const { channels } = sizes[stage]!
  return `${STAGE_NAMES[stage]!.replace(/s$/, '')}${channels > 1 ? ` ${channel + 1} of ${channels}` : ''}, row ${row + 1}, column ${column + 1}`
}

/** How near TensorFlow.js comes. */
export const sayConfirmation = ({ difference, isClose }: Confirmation): string => isClose
  ? `TensorFlow.js comes to the same in every map, within ${difference.toExponential(0)}.`
  : `TensorFlow.js differs by up to ${difference.toPrecision(2)}.`
