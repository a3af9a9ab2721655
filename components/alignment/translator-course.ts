import type { AlignmentRun } from '../../demos/alignment/recorded-run'
import type { LiveRun } from '../kit/training/live-run'
import { build, lecture } from '../../demos/alignment/grammar'
import { readGiven } from '../../demos/alignment/translate'

/** A training run at one of its steps. */
export interface Course {
  step: number
  isRecorded: boolean
  /** Share of the French words of held-out sentences that are right; absent while nothing was measured. */
  tokens?: number
  /** In the lecture's sentence: a row a French word, a column an English word; rows sum to 1. */
  attention: readonly (readonly number[])[]
}

const { english, french } = build(lecture)

/** A recorded run at one of its kept steps. */
export function recordedCourse({ steps }: AlignmentRun, place: number): Course {
  const { step, tokens, attention } = steps[place]!
  return { step, isRecorded: true, tokens, attention }
}

/** A run in the room as its weights were read last. */
export function liveCourse({ step, parameters }: NonNullable<LiveRun['weights']>, scores: LiveRun['scores']): Course {
  return {
    step,
    isRecorded: false,
    tokens: scores.find(score => score.step === step)?.score,
    attention: readGiven({ name: 'alignment', parameters }, english, french).attention,
  }
}
