import type { NumberField, predictionFields, ValuesOf } from './fields'
import type { Demo } from './useDemo'
import type { ComputedRef } from 'vue'
import { useDocumentVisibility, useIntervalFn } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'

/** What a demo goes through step by step: for the play bar. */
export interface Steps {
  /** From 0 to `last`. */
  readonly position: ComputedRef<number>
  readonly last: ComputedRef<number>
  readonly playing: ComputedRef<boolean>
  /** Looks at a position that a pointer rests on, without going there; at none when the pointer has left. */
  peek: (position: number | undefined) => void
  /** The last position whose output is known: in the talk the present one; for a visitor who explores the last, or the one before a prediction. */
  readonly known: ComputedRef<number>
  /** The position that is looked at: under the pointer if it is known already, else where the steps stand. */
  readonly lookedAt: ComputedRef<number>
  play: () => void
  pause: () => void
  step: () => void
  reset: () => void
  seek: (position: number) => void
}

const STEPWISE = { everyMs: 700, by: 1 }

/**
 * Steps through a demo by its value `position`, by hand or by the clock. The only file that keeps time. Playing stops for good when the
 * slide is left, and when the talk goes on.
 *
 * @param demo - The demo; its play bar works from here on.
 * @param options.last - The last position there is now.
 * @param options.playEnd - Where playing ends, if nothing new comes after it.
 * @param options.pace - How fast it plays: a pause in ms, and how many positions then follow. By default slow enough to follow each.
 */
export function useSteps(
  demo: Pick<Demo<{ position: NumberField }>, 'values' | 'goTo' | 'isLive' | 'exploring'> & { steps: { value: Steps | undefined } },
  { last: lastNow, playEnd = lastNow, pace = () => STEPWISE }: {
    last: () => number
    playEnd?: () => number
    pace?: () => typeof STEPWISE
  },
): Steps {
  const last = computed(lastNow)
  const position = computed(() => Math.min(demo.values.value.position, last.value))
  const end = () => Math.min(playEnd(), last.value)
  const playing = shallowRef(false)
  const peeked = shallowRef<number>()
  const visibility = useDocumentVisibility()

  const known = computed(() => {
    const { predict, revealed } = demo.values.value as Partial<ValuesOf<typeof predictionFields>>
    if (!demo.exploring.value)
      return position.value
    return predict ? Math.max(0, revealed ? position.value : position.value - 1) : last.value
  })

  const { pause: stopClock, resume: startClock } = useIntervalFn(() => {
    if (position.value < end())
      demo.goTo(Math.min(position.value + pace().by, end()))
    if (position.value >= end())
      pause()
  }, computed(() => pace().everyMs), { immediate: false })

  /** From the end it starts again. */
  const goOn = (end: number) => demo.goTo(position.value >= end ? 0 : position.value + 1)

  function play(): void {
    goOn(end())
    playing.value = true
    startClock()
  }

  function pause(): void {
    playing.value = false
    stopClock()
  }

  function step(): void {
    pause()
    goOn(last.value)
  }

  function reset(): void {
    pause()
    demo.goTo(0)
  }

  watch([demo.isLive, visibility], () => {
    if (!demo.isLive.value || visibility.value === 'hidden')
      pause()
  })
  // At once: the next tick of the clock must not take the demo away from the talk again.
  watch(demo.exploring, (is) => {
    if (!is)
      pause()
  }, { flush: 'sync' })
  onScopeDispose(pause)

  const steps: Steps = {
    position,
    last,
    playing: computed(() => playing.value),
    peek: (position) => { peeked.value = position },
    known,
    lookedAt: computed(() => peeked.value !== undefined && peeked.value <= known.value ? peeked.value : position.value),
    play,
    pause,
    step,
    reset,
    seek: demo.goTo,
  }
  demo.steps.value = steps
  return steps
}
