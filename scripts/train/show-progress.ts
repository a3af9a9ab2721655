import type { Run } from './run'
import { MultiBar, type SingleBar } from 'cli-progress'

export interface Progress {
  /** A run has made so many steps, and its loss is now so much. */
  update: (run: Run, step: number, loss: number) => void
  /** A run is over, or left. */
  end: (run: Run) => void
  stop: () => void
}

const LABEL_WIDTH = 22
/** What a step costs beside others: a step with four times the sentences takes about three times as long. */
const costOf = ({ recipe }: Run) => recipe.batchSize ** 0.8

/** A bar for the whole, with the time that is left, and one for each network being trained, with its loss. */
export function showProgress(runs: readonly Run[]): Progress {
  const bars = new MultiBar({
    format: '{label} {bar} {percentage}%  {note}',
    hideCursor: true,
    clearOnComplete: true,
    noTTYOutput: true, // into a file: a line now and then
    notTTYSchedule: 10_000,
  })
  const costs = runs.map(run => run.recipe.steps * costOf(run))
  const total = bars.create(costs.reduce((sum, cost) => sum + cost, 0), 0, { label: 'All networks'.padEnd(LABEL_WIDTH), note: '' })
  const under = new Map<Run, { bar: SingleBar, step: number }>()
  const start = performance.now()
  let done = 0 // in this process
  let goneOn = 0 // by those before

  const timeLeft = () => {
    const share = done / (total.getTotal() - goneOn)
    return share < 0.01 ? '' : `${formatted((performance.now() - start) / 1000 * (1 - share) / share)} left`
  }
  const advance = (cost: number, isNow: boolean) => {
    if (isNow)
      done += cost
    else
      goneOn += cost
    total.update(done + goneOn, { note: timeLeft() })
  }

  return {
    update: (run, step, loss) => {
      const known = under.get(run)
      const note = `loss ${loss.toFixed(3)}`
      if (known) {
        advance((step - known.step) * costOf(run), true)
        known.step = step
        known.bar.update(step, { note })
        return
      }
      const bar = bars.create(run.recipe.steps, step, { label: `${run.name}, seed ${run.seed}`.padEnd(LABEL_WIDTH), note })
      under.set(run, { bar, step })
      advance(step * costOf(run), false) // most of them in an earlier process, if the run goes on
    },
    end: (run) => {
      const known = under.get(run)
      if (known)
        bars.remove(known.bar)
      under.delete(run)
    },
    stop: () => bars.stop(),
  }
}

const formatted = (seconds: number) => seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`
