import type { TrainingEvent } from '../../../demos/training/training-messages'
import type { ValuesOf } from '../fields'
import type { LiveRun, RunName, Trainable } from './live-run'
import type { trainingFields } from './training-fields'
import type { ComputedRef } from 'vue'
import { Float16Array } from '@petamoriken/float16'
import { useDocumentVisibility, useThrottleFn } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { pageSearch } from '../useComputation'
import { injectDemo } from '../useDemo'
import { readRun, writeRun } from './shared-run'
import { trainInWorker } from './train-in-worker'

/** Training in the room, as the parts of a demo see it. */
export interface Training<Values = object> {
  /** Steps of the whole run. */
  readonly steps: number
  readonly run: ComputedRef<LiveRun | undefined>
  readonly isRunning: ComputedRef<boolean>
  /** Ends the run, and sets what was to be set: its weights are shown no longer. */
  end: (some?: Partial<Values>) => void
}

/** Of `trainingFields`; a topic may have more to show than they do. */
type TrainingValues = Omit<ValuesOf<typeof trainingFields>, 'shown'> & { shown: string }

/** A run that would take longer does not begin by itself: the panel asks first. */
export const PATIENCE_MS = 3 * 60_000
/** Weight of the speed before in the average: one slow report, while the machine was busy, must not make the time left jump. */
const FORGETTING = 0.8
/** Between two messages to the other windows, which carry all the losses. */
const PAUSE_MS = 400

/** As a file of weights has them, and as the other windows get them: all show the same numbers. */
const inHalfPrecision = (parameters: Float32Array) => Float32Array.from(new Float16Array(parameters))

/**
 * Makes something trainable in the room: in a worker, on the backend that the page's address or the machine chooses.
 *
 * @returns A composable for the part of the demo in which it is trained. The demo has `trainingFields`; what is pressed is a value of it. There
 * is one run per page. It is held when the slide or that part is left, or the tab is in the background, and can go on when it is back. One
 * window of a lecture computes; the others show its losses and its weights.
 */
export function defineTraining<Values extends TrainingValues>(trainable: Trainable) {
  const { steps, parameterCount } = trainable
  const run = shallowRef<LiveRun>()
  const isGoing = shallowRef(false)
  let worker: ReturnType<typeof trainInWorker> | undefined

  const update = (some: Partial<LiveRun>) => {
    if (run.value)
      run.value = { ...run.value, ...some }
  }

  function receive(event: TrainingEvent): void {
    const { losses = [], scores = [], speed } = run.value ?? {}
    switch (event.kind) {
      case 'backend': return update({ backend: event.backend, trouble: event.notice ?? run.value?.trouble })
      case 'measured': return update({ speed: event.millisecondsAStep, stage: event.millisecondsAStep * steps > PATIENCE_MS ? 'asking' : 'begun' })
      case 'progress': return update({
        // After a backend was lost some steps come a second time.
        losses: [...losses.slice(0, event.step - event.losses.length), ...event.losses],
        speed: speed === undefined ? event.millisecondsAStep : FORGETTING * speed + (1 - FORGETTING) * event.millisecondsAStep,
        ...event.parameters && { weights: { step: event.step, parameters: inHalfPrecision(event.parameters) } },
        ...event.score !== undefined && { scores: [...scores.filter(({ step }) => step < event.step), { step: event.step, score: event.score }] },
      })
      case 'lost': return update({ trouble: `${event.reason} Training goes on from the last weights that were read.` })
      case 'finished': return update({ stage: 'finished' })
      case 'failed': return update({ stage: 'failed', trouble: event.message })
    }
  }

  /** @param variantOf - Which of the topic's networks is to be trained. */
  return (variantOf: (values: Values) => string = () => ''): Training<Values> => {
    const { values: allValues, set, isLive, isLed, channel: channelOf } = injectDemo()
    const values = allValues as ComputedRef<Values>
    const channel = channelOf('training')
    const visibility = useDocumentVisibility()
    const isActive = () => isLive.value && visibility.value === 'visible'
    const isRunningHere = computed(() => isGoing.value && isActive() && run.value !== undefined && ['opening', 'begun'].includes(run.value.stage))

    const wanted = computed<RunName>(() => ({ seed: values.value.seed, variant: variantOf(values.value) }))
    const isWanted = ({ seed, variant }: RunName) => values.value.training !== 'none' && seed === wanted.value.seed && variant === wanted.value.variant

    /** What was received before a reset here: no run that still goes on. */
    const dismissed = shallowRef<string>()
    const elsewhere = computed(() => {
      const text = channel.received.value
      const read = text === dismissed.value ? undefined : readRun(text, parameterCount)
      return read && isWanted(read.run) ? read : undefined
    })

    const tell = useThrottleFn(() => channel.send(run.value ? writeRun(run.value, isRunningHere.value) : ''), PAUSE_MS, true)
    watch([run, isRunningHere], ([now], [before]) => {
      if (now ?? before)
        void tell()
    })

    /** Begins a run, or goes on with the one that is held or that asks. */
    function start(): void {
      if (elsewhere.value && !run.value)
        return
      isGoing.value = true
      if (run.value?.stage === 'asking')
        return update({ stage: 'begun' })
      if (run.value)
        return
      run.value = { ...wanted.value, stage: 'opening', losses: [], scores: [] }
      worker = trainInWorker(trainable.worker, { ...wanted.value, search: pageSearch() }, receive)
    }

    function reset(): void {
      isGoing.value = false
      worker?.stop()
      worker = undefined
      run.value = undefined
      dismissed.value = channel.received.value
    }

    // Before the run begins or goes on, which it may at once.
    watch([isRunningHere, () => run.value?.stage], () => {
      if (run.value?.stage !== 'begun')
        return
      if (isRunningHere.value)
        worker?.resume()
      else
        worker?.pause()
    })
    watch([isLive, () => values.value.training, () => wanted.value.seed, () => wanted.value.variant, () => run.value?.stage], () => {
      const { training } = values.value
      if (run.value && !isWanted(run.value))
        reset()
      if (training === 'held')
        isGoing.value = false
      if (isLive.value && (run.value || !isLed.value) && (training === 'anyway' || (training === 'run' && run.value?.stage !== 'asking')))
        start()
    }, { immediate: true })

    onScopeDispose(() => {
      isGoing.value = false
      worker?.pause()
    })

    return {
      steps,
      run: computed(() => run.value ?? elsewhere.value?.run),
      isRunning: computed(() => run.value ? isRunningHere.value : elsewhere.value?.isRunning ?? false),
      end: (some = {}) => {
        reset()
        set({ training: 'none', shown: values.value.shown === 'live' ? 'shipped' : values.value.shown, ...some })
      },
    }
  }
}
