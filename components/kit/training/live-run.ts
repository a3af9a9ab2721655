import type { BackendState } from '../../../demos/backend/backend'

/** What a topic trains in the room. */
export interface Trainable {
  /** Starts the worker that trains: a file that calls `serveTraining`. */
  worker: () => Worker
  /** Steps of a whole run. */
  steps: number
  parameterCount: number
}

/** Which run: of which seed, and of which of the topic's networks, in the topic's own terms; empty where there is but one. */
export interface RunName {
  seed: number
  variant: string
}

/** A run, as far as it has come. */
export interface LiveRun extends RunName {
  stage: 'opening' | 'asking' | 'begun' | 'finished' | 'failed'
  backend?: BackendState
  /** The loss of each step so far. */
  losses: readonly number[]
  /** Share of the topic's test examples that is read right, after some of the steps; empty where a topic measures none. */
  scores: readonly { step: number, score: number }[]
  /** Milliseconds a step: measured before the run, then a moving average. */
  speed?: number
  /** The network as it was last read from the worker. */
  weights?: { step: number, parameters: Float32Array }
  /** What went wrong, in sentences. */
  trouble?: string
}
