import type { BackendState } from '../../demos/backend/backend'
import type { TrainingEvent } from '../../demos/training/training-messages'
import type { TrainedTransformer } from '../../demos/transformer/weights'
import type { Channel } from '../kit/useDemo'
import type { TrainingRun } from './train-in-worker'
import { Float16Array } from '@petamoriken/float16'
import { useDocumentVisibility, useThrottleFn } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { architectures } from '../../demos/transformer/architectures'
import { recipes } from '../../demos/transformer/training'
import { sentenceOfError } from '../kit/trouble'
import { pageSearch } from '../kit/useComputation'
import { readRun, writeRun } from './shared-run'

/** A run, as far as it has come. */
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

/** There is one run per page. It is held when its slide is left, and can go on when the slide is back. */
const run = shallowRef<LiveRun>()
const isGoing = shallowRef(false)
let worker: TrainingRun | undefined

const update = (some: Partial<LiveRun>) => {
  if (run.value)
    run.value = { ...run.value, ...some }
}

/** As a file of weights has them, and as the other windows get them: all show the same numbers. */
const inHalfPrecision = (parameters: Float32Array) => Float32Array.from(new Float16Array(parameters))

function receive(event: TrainingEvent): void {
  const { seed = 1, losses = [], speed } = run.value ?? {}
  switch (event.kind) {
    case 'backend': return update({ backend: event.backend, trouble: event.notice ?? run.value?.trouble })
    case 'measured': return update({ speed: event.millisecondsAStep, stage: event.millisecondsAStep * steps > PATIENCE_MS ? 'asking' : 'begun' })
    case 'progress': return update({
      // After a backend was lost some steps come a second time.
      losses: [...losses.slice(0, event.step - event.losses.length), ...event.losses],
      speed: speed === undefined ? event.millisecondsAStep : FORGETTING * speed + (1 - FORGETTING) * event.millisecondsAStep,
      ...event.parameters && { network: { architecture: architectures.readable, parameters: inHalfPrecision(event.parameters), origin: { name: 'readable', seed, step: event.step } } },
    })
    case 'lost': return update({ trouble: `${event.reason} Training goes on from the last weights that were read.` })
    case 'finished':
      isGoing.value = false
      return update({ stage: 'finished' })
    case 'failed':
      isGoing.value = false
      return update({ stage: 'failed', trouble: event.message })
  }
}

/** Between two messages to the other windows, which carry all the losses. */
const PAUSE_MS = 400

/**
 * Training in a worker, on the backend that the page's address or the machine chooses. It runs only while the slide is on show and
 * the tab in front. One window of a lecture computes; the others show its losses and its weights.
 *
 * @param options.isLive - Whether the slide is on show.
 * @param options.isWanted - Whether there is to be a run of that seed.
 * @param options.channel - To the other windows.
 */
export function useTraining({ isLive, isWanted, channel }: { isLive: () => boolean, isWanted: (seed: number) => boolean, channel: Channel }) {
  const visibility = useDocumentVisibility()
  const isActive = () => isLive() && visibility.value === 'visible'
  const isRunningHere = computed(() => isGoing.value && isActive() && run.value !== undefined && ['opening', 'begun'].includes(run.value.stage))

  /** What was received before a reset here: no run that still goes on. */
  const dismissed = shallowRef<string>()
  const elsewhere = computed(() => {
    const text = channel.received.value
    const read = text === dismissed.value ? undefined : readRun(text)
    return read && isWanted(read.run.seed) ? read : undefined
  })

  const tell = useThrottleFn(() => channel.send(run.value ? writeRun(run.value, isRunningHere.value) : ''), PAUSE_MS, true)
  watch([run, isRunningHere], ([now], [before]) => {
    if (now ?? before)
      void tell()
  })

  /** Begins a run, or goes on with the one that is held or that asks. */
  async function start(seed: number): Promise<void> {
    if (elsewhere.value && !run.value)
      return
    isGoing.value = true
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
      receive({ kind: 'failed', message: sentenceOfError(error) })
    }
  }

  const stop = () => { isGoing.value = false }

  function reset(): void {
    isGoing.value = false
    worker?.stop()
    worker = undefined
    run.value = undefined
    dismissed.value = channel.received.value
  }

  watch([isRunningHere, () => run.value?.stage], () => {
    if (run.value?.stage !== 'begun')
      return
    if (isRunningHere.value)
      worker?.resume()
    else
      worker?.pause()
  })
  onScopeDispose(() => {
    isGoing.value = false
    worker?.pause()
  })

  return {
    run: computed(() => run.value ?? elsewhere.value?.run),
    /** Steps of the whole run. */
    steps,
    isRunning: computed(() => run.value ? isRunningHere.value : elsewhere.value?.isRunning ?? false),
    start,
    stop,
    reset,
  }
}
