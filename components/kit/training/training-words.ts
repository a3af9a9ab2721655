import type { LiveRun } from './live-run'
import { NAMES } from '../backend-badge'

/** What a topic says of its training. */
export interface TrainingWords {
  /** What is trained, before there is a run. */
  before: string
  /** Where a machine is slow: what shows the same, and how to get there. */
  instead: string
}

/** How long something takes, roughly: "about 40 seconds", "about 6 minutes". */
export function timeText(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000))
  const [count, unit] = seconds < 90 ? [seconds < 20 ? seconds : 5 * Math.round(seconds / 5), 'second'] as const : [Math.round(seconds / 60), 'minute'] as const
  return `about ${count} ${unit}${count === 1 ? '' : 's'}`
}

const speedText = (milliseconds: number) => `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`
const placeOf = ({ backend }: LiveRun) => backend ? ` on ${NAMES[backend.name]}` : ''

/** A GPU can be the slower one here: training is many small operations, and it spends its time on starting them. */
const hintOf = ({ backend }: LiveRun) => backend?.name === 'webgpu' || backend?.name === 'webgl' ? ' The processor may be faster: ?backend=wasm in the address.' : ''

/** How a run stands, for the line under its buttons. */
export function sayRun(run: LiveRun | undefined, steps: number, isRunning: boolean, { before, instead }: TrainingWords): string {
  if (!run)
    return `${before}, here in the browser; the slide does not wait for it.`
  const step = run.losses.length
  const speed = run.speed ?? 0
  switch (run.stage) {
    case 'opening': return 'Measuring how long a step takes here …'
    case 'asking': return `A step takes ${speedText(speed)} here${placeOf(run)}, so ${steps} steps would take ${timeText(speed * steps)}. ${instead} Or train anyway.${hintOf(run)}`
    case 'begun': return isRunning
      ? `Step ${step} of ${steps}, ${speedText(speed)} a step${placeOf(run)}, ${timeText(speed * (steps - step))} left.`
      : `Held at step ${step} of ${steps}; Train goes on with it.`
    case 'finished': return `Trained: ${steps} steps from seed ${run.seed}.`
    case 'failed': return `Stopped at step ${step} of ${steps}.`
  }
}

/** How a run stands, for a screen reader: it changes only with the run's stage and at each tenth of the way. */
export function sayRunSparingly(run: LiveRun | undefined, steps: number, isRunning: boolean, words: TrainingWords): string {
  if (!run)
    return ''
  if (run.stage !== 'begun' || !isRunning)
    return [sayRun(run, steps, isRunning, words), run.trouble].filter(Boolean).join(' ')
  const tenths = Math.floor(10 * run.losses.length / steps)
  return tenths === 0 ? `Training${placeOf(run)}.` : `${tenths * steps / 10} of ${steps} steps.`
}
