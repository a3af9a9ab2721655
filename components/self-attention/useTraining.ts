import type { BackendState } from '../../demos/backend/backend'
import type { TrainingEvent } from '../../demos/transformer/training-messages'
import type { TrainedTransformer } from '../../demos/transformer/weights'
import type { TrainingRun } from './train-in-worker'
import { useDocumentVisibility } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { architectures } from '../../demos/transformer/architectures'
import { recipes } from '../../demos/transformer/training'
import { pageSearch } from '../kit/useComputation'

/** A run in this page, as far as it has come. */
export interface LiveRun {
  seed: number
  stage: 'opening' | 'asking' | 'begun' | 'finished' | 'failed'
  backend?: BackendState
  /** The loss of each step so far. */
  losses: readonly number[]
  /** Milliseconds a step: measured before the run, then a moving average. */
  speed?: number
  /** The network as it was last read from the worker. */
  network?: TrainedTransformer
  /** What went wrong, in sentences. */
  trouble?: string
}

/** A run that would take longer does not begin by itself: the panel asks first. */
export const PATIENCE_MS = 3 * 60_000
/** Weight of the speed before in the average: one slow report, while the machine was busy, must not make the time left jump. */
const FORGETTING = 0.8
const { steps } = recipes.readable

/** There is one run a page. It is held when its slide is left, and can go on when the slide is back. */
const run = shallowRef<LiveRun>()
const isWanted = shallowRef(false)
let worker: TrainingRun | undefined

const update = (some: Partial<LiveRun>) => {
  if (run.value)
    run.value = { ...run.value, ...some }
}

function receive(event: TrainingEvent): void {
  const { seed = 1, losses = [], speed } = run.value ?? {}
  switch (event.kind) {
    case 'backend': return update({ backend: event.backend, trouble: event.notice ?? run.value?.trouble })
    case 'measured': return update({ speed: event.millisecondsAStep, stage: event.millisecondsAStep * steps > PATIENCE_MS ? 'asking' : 'begun' })
    case 'progress': return update({
      // After a backend was lost some steps come a second time.
      losses: [...losses.slice(0, event.step - event.losses.length), ...event.losses],
      speed: speed === undefined ? event.millisecondsAStep : FORGETTING * speed + (1 - FORGETTING) * event.millisecondsAStep,
      ...event.parameters && { network: { architecture: architectures.readable, parameters: event.parameters, origin: { name: 'readable', seed, step: event.step } } },
    })
    case 'lost': return update({ trouble: `${event.reason} Training goes on from the last weights that were read.` })
    case 'finished':
      isWanted.value = false
      return update({ stage: 'finished' })
    case 'failed':
      isWanted.value = false
      return update({ stage: 'failed', trouble: event.message })
  }
}

/**
 * Training in a worker, on the backend that the page's address or the machine chooses. It runs only while the slide is on show and
 * the tab in front.
 */
export function useTraining({ isLive }: { isLive: () => boolean }) {
  const visibility = useDocumentVisibility()
  const isActive = () => isLive() && visibility.value === 'visible'
  const isRunning = computed(() => isWanted.value && isActive() && run.value !== undefined && ['opening', 'begun'].includes(run.value.stage))

  /** Begins a run, or goes on with the one that is held or that asks. */
  async function start(seed: number): Promise<void> {
    isWanted.value = true
    if (run.value?.stage === 'asking')
      return update({ stage: 'begun' })
    if (run.value)
      return
    run.value = { seed, stage: 'opening', losses: [] }
    const mine = run.value
    try {
      const { trainInWorker } = await import('./train-in-worker')
      if (run.value === mine)
        worker = trainInWorker({ seed, search: pageSearch() }, receive)
    }
    catch (error) {
      receive({ kind: 'failed', message: `Training could not be loaded (${error instanceof Error ? error.message : String(error)}); check the connection and reload the page.` })
    }
  }

  const stop = () => { isWanted.value = false }

  function reset(): void {
    isWanted.value = false
    worker?.stop()
    worker = undefined
    run.value = undefined
  }

  watch([isRunning, () => run.value?.stage], () => {
    if (run.value?.stage !== 'begun')
      return
    if (isRunning.value)
      worker?.resume()
    else
      worker?.pause()
  })
  onScopeDispose(() => {
    isWanted.value = false
    worker?.pause()
  })

  return {
    run: computed(() => run.value),
    /** Steps of the whole run. */
    steps,
    isRunning,
    start,
    stop,
    reset,
  }
}
