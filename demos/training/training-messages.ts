import type { BackendState } from '../backend/backend'

/*
 * What the page and the worker that trains for it say to each other.
 */

export type TrainingOrder =
  | {
    kind: 'train'
    /** Of the first parameters and of the examples; at least 1. */
    seed: number
    /** Which of a topic's networks; empty where there is but one. */
    variant: string
    /** The page's, from the question mark on: it may ask for a backend. */
    search: string
  }
  /** Hold between two steps. */
  | { kind: 'pause' }
  /** Go on; also the answer to `measured`, without which nothing is trained. */
  | { kind: 'resume' }

export type TrainingEvent =
  | { kind: 'backend', backend: BackendState, notice?: string }
  /** How long a step takes, before the run. Training waits for `resume`. */
  | { kind: 'measured', millisecondsAStep: number }
  | {
    kind: 'progress'
    /** How many steps were made. */
    step: number
    /** Of the last steps, up to this one. */
    losses: readonly number[]
    millisecondsAStep: number
    /** At this step; not with every progress. */
    parameters?: Float32Array
    /** With these parameters: share of the topic's test examples that is read right, where it measures one. */
    score?: number
  }
  /** The backend ended. Training goes on on another, from the last parameters that were told. */
  | { kind: 'lost', reason: string }
  | { kind: 'finished' }
  /** A sentence for the reader. */
  | { kind: 'failed', message: string }
