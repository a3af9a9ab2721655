import { useDocumentVisibility, useIntervalFn } from '@vueuse/core'
import { computed, onScopeDispose, ref, watch } from 'vue'

export interface StepperOptions {
  /** Where it stands, from 0 to `last`. */
  position: () => number
  last: () => number
  /** Where playing ends, if that is before the last position. */
  playEnd?: () => number
  /** How fast it plays: a pause in ms, and how many positions then follow. By default slow enough to follow each. */
  pace?: () => { everyMs: number, by: number }
  /** Where it is asked to go. */
  move: (position: number) => void
  /** Playing stops for good when the slide is left, and when the talk goes on. */
  isLive: () => boolean
  isExploring: () => boolean
}

const STEPWISE = { everyMs: 700, by: 1 }

/** Steps through the positions of a demo, by hand or by the clock. The only file that keeps time. */
export function useStepper({ position, last, playEnd = last, pace = () => STEPWISE, move, isLive, isExploring }: StepperOptions) {
  const playing = ref(false)
  const visibility = useDocumentVisibility()

  const { pause: stopClock, resume: startClock } = useIntervalFn(() => {
    if (position() < playEnd())
      move(Math.min(position() + pace().by, playEnd()))
    if (position() >= playEnd())
      pause()
  }, computed(() => pace().everyMs), { immediate: false })

  function play(): void {
    // From the end it starts again.
    move(position() >= playEnd() ? 0 : position() + 1)
    playing.value = true
    startClock()
  }

  function pause(): void {
    playing.value = false
    stopClock()
  }

  function step(): void {
    pause()
    move(position() >= last() ? 0 : position() + 1)
  }

  function reset(): void {
    pause()
    move(0)
  }

  watch([isLive, visibility], () => {
    if (!isLive() || visibility.value === 'hidden')
      pause()
  })
  // At once: the next tick of the clock must not take the demo away from the talk again.
  watch(isExploring, (is) => {
    if (!is)
      pause()
  }, { flush: 'sync' })
  onScopeDispose(pause)

  return { playing: computed(() => playing.value), play, pause, step, reset }
}
