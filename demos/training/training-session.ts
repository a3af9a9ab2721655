import type { Recipe } from './schedule'
import type { TrainingProgress, TrainingState } from './train-with-adam'
import type { TrainingEvent } from './training-messages'
import { stateBefore } from './train-with-adam'

export interface SessionOptions {
  recipe: Recipe
  /** The parameters before the first step. */
  parameters: Float32Array
  /** Begins the run, or goes on with it. */
  run: (from: TrainingState, every: number) => AsyncGenerator<TrainingProgress, void>
  /** Share of the topic's test examples that is read right with these parameters: told whenever they are. */
  score?: (parameters: Float32Array) => number
  /** Makes the backend ready: before the first step, and again after a loss. */
  open: () => Promise<void>
  tell: (event: TrainingEvent) => void
  /** Why the backend ended, once, if it has. */
  takeLoss?: () => string | undefined
  /** Awaited between steps: lets messages in, and holds the run while it is paused. */
  rest: () => Promise<void>
  /** Awaited once the speed is told: may the run begin? */
  mayBegin: () => Promise<void>
  /** Aborted, it ends the run between two steps. */
  signal: AbortSignal
  now?: () => number
}

/** The first steps compile: the speed is the median of the latter half of these rounds, which are fewer where a step takes long. */
const ROUNDS = 10
const STEPS_PER_ROUND = 2
const MEASURING_MS = 2000
/** Approximate time between two messages of progress. */
const PROGRESS_MS = 200
const MAX_STEPS_PER_PROGRESS = 50
/** Time between two readings of the parameters: on a GPU it is a wait. */
const READ_MS = 500

/** Trains a network, and tells of it: what runs in the worker. The steps with which the speed is measured are the first of the run. */
export async function runSession(options: SessionOptions): Promise<void> {
  const { recipe, parameters, tell, takeLoss = () => undefined, signal } = options
  const session = { ...options, state: stateBefore(parameters), isMeasured: false, now: options.now ?? (() => performance.now()) }
  while (session.state.step < recipe.steps && !signal.aborted) {
    try {
      await options.open()
      await trainOn(session)
    }
    catch (error) {
      const reason = takeLoss()
      if (reason === undefined)
        throw error
      tell({ kind: 'lost', reason })
    }
  }
  if (!signal.aborted)
    tell({ kind: 'finished' })
}

type Session = Required<Pick<SessionOptions, 'run' | 'recipe' | 'tell' | 'rest' | 'mayBegin' | 'signal' | 'now'>> & Pick<SessionOptions, 'score'> & {
  /** What was read last: where it goes on after a loss. */
  state: TrainingState
  isMeasured: boolean
}

async function trainOn(session: Session): Promise<void> {
  const { recipe, tell, rest, mayBegin, signal, now } = session
  const speed = await firstSteps(session)
  if (!session.isMeasured) {
    session.isMeasured = true
    tell({ kind: 'measured', millisecondsAStep: speed })
    await mayBegin()
  }

  const every = Math.min(MAX_STEPS_PER_PROGRESS, Math.max(1, Math.round(PROGRESS_MS / speed)))
  const run = session.run(session.state, every)
  try {
    let lastRead = now()
    while (session.state.step < recipe.steps) {
      await rest()
      if (signal.aborted)
        return
      const begun = now()
      const { value: progress } = await run.next()
      if (!progress)
        return
      const millisecondsAStep = (now() - begun) / progress.losses.length
      const isDue = now() - lastRead >= READ_MS || progress.step === recipe.steps
      if (isDue) {
        session.state = await progress.read()
        lastRead = now()
      }
      tellProgress(session, progress, millisecondsAStep, isDue ? session.state : undefined)
    }
  }
  finally {
    await run.return()
  }
}

/** Makes the first steps, and measures how long one takes. */
async function firstSteps(session: Session): Promise<number> {
  const { recipe, rest, signal, now } = session
  const run = session.run(session.state, STEPS_PER_ROUND)
  const speeds: number[] = []
  const start = now()
  try {
    while (speeds.length < 2 || (speeds.length < ROUNDS && now() - start < MEASURING_MS)) {
      await rest()
      if (signal.aborted || session.state.step >= recipe.steps)
        break
      const begun = now()
      const { value: progress } = await run.next()
      if (!progress)
        break
      speeds.push((now() - begun) / progress.losses.length)
      session.state = await progress.read()
      tellProgress(session, progress, speeds.at(-1)!, session.state)
    }
    const latter = speeds.slice(Math.floor(speeds.length / 2)).sort((one, other) => one - other)
    return latter[Math.floor(latter.length / 2)] ?? 0
  }
  finally {
    await run.return()
  }
}

function tellProgress({ tell, score }: Session, { step, losses }: TrainingProgress, millisecondsAStep: number, state?: TrainingState): void {
  tell({ kind: 'progress', step, losses, millisecondsAStep, parameters: state?.parameters.slice(), score: state && score?.(state.parameters) })
}
