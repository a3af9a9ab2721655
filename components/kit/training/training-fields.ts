import { choiceField, labelled, numberField } from '../fields'

/** What a demo with training in the room is set to beside its own fields. */
export const trainingFields = {
  /** The seed of a training run here. */
  seed: numberField({ default: 1, min: 1, max: 9999, integer: true }),
  /** Whether there is to be a training run, and whether it is to go on; `anyway` also on a slow machine. */
  training: choiceField(['none', 'held', 'run', 'anyway']),
  /** Whose weights are shown. */
  shown: choiceField(['shipped', 'live']),
}

/** Whose weights there are to be shown: those that are fetched and, once there is one, those of the run in the room. */
export const weightChoices = <Fetched extends string>(fetched: Record<Fetched, string>, run: object | undefined) =>
  [...labelled(fetched), ...run ? labelled({ live: 'this run' }) : []]
