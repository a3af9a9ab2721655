import type { NumberField } from './fields'
import type { Demo } from './useDemo'
import type { ComputedRef } from 'vue'
import { computed } from 'vue'
import { useStepper } from './useStepper'

/** What a demo goes through step by step: for the play bar. */
export interface Steps {
  /** From 0 to `last`. */
  readonly position: ComputedRef<number>
  readonly last: ComputedRef<number>
  readonly playing: ComputedRef<boolean>
  play: () => void
  pause: () => void
  step: () => void
  reset: () => void
  seek: (position: number) => void
}

/**
 * Steps through a demo by its value `position`, by hand or by the clock.
 *
 * @param demo - The demo; its play bar works from here on.
 * @param options.last - The last position there is now.
 */
export function useSteps(demo: Pick<Demo<{ position: NumberField }>, 'values' | 'goTo' | 'isLive'> & { steps: { value: Steps | undefined } }, { last }: { last: () => number }): Steps {
  const lastPosition = computed(last)
  const position = computed(() => Math.min(demo.values.value.position, lastPosition.value))
  const stepper = useStepper({
    position: () => position.value,
    last: () => lastPosition.value,
    move: demo.goTo,
    isLive: () => demo.isLive.value,
  })
  const steps: Steps = { position, last: lastPosition, seek: demo.goTo, ...stepper }
  demo.steps.value = steps
  return steps
}
