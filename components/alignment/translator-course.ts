import type { RecordedStep } from '../../demos/alignment/recorded-run'
import type { LiveRun } from '../kit/training/live-run'
import { build, lecture } from '../../demos/alignment/grammar'
import { readGiven } from '../../demos/alignment/translate'

/** A training run at one of its steps. */
export interface Course extends Pick<RecordedStep, 'step' | 'attention'> {
  isRecorded: boolean
  /** Absent while nothing was measured. */
  tokens?: RecordedStep['tokens']
}

const { english, french } = build(lecture)

/** A run in the room as its weights were read last. */
export function liveCourse({ step, parameters }: NonNullable<LiveRun['weights']>, scores: LiveRun['scores']): Course {
  return {
    step,
    isRecorded: false,
    tokens: scores.find(score => score.step === step)?.score,
    attention: readGiven({ name: 'alignment', parameters }, english, french).attention,
  }
}
