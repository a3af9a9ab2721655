import { useDocumentVisibility, useIntervalFn } from '@vueuse/core'
import { computed, onScopeDispose, ref, watch } from 'vue'

export interface StepperOptions {
  /** Where it stands, from 0 to `last`. */
  position: () => number
  last: () => number
  /** Where it is asked to go. */
  move: (position: number) => void
  /** Playing stops when the slide is left. */
  isLive: () => boolean
}

/** Slow enough to follow each step. */
const STEP_MS = 700

/** Steps through the positions of a demo, by hand or by the clock. The only file that keeps time. */
export function useStepper({ position, last, move, isLive }: StepperOptions) {
  const playing = ref(false)
  const visibility = useDocumentVisibility()

  const { pause: stopClock, resume: startClock } = useIntervalFn(() => {
    if (position() < last())
      move(position() + 1)
    if (position() >= last())
      pause()
  }, STEP_MS, { immediate: false })

  function play(): void {
    // From the end it starts again.
    move(position() >= last() ? 0 : position() + 1)
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
  onScopeDispose(pause)

  return { playing: computed(() => playing.value), play, pause, step, reset }
}
