import type { NumberField } from './fields'
import type { Demo } from './useDemo'
import type { ComputedRef, Ref } from 'vue'
import { computed, shallowRef } from 'vue'
import { useStepper } from './useStepper'

/** What a demo goes through step by step: for the play bar. */
export interface Steps {
  /** From 0 to `last`. */
  readonly position: ComputedRef<number>
  readonly last: ComputedRef<number>
  readonly playing: ComputedRef<boolean>
  /** The position that a pointer rests on, for a look, without going there. */
  readonly peeked: Ref<number | undefined>
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
 * @param options.playEnd - Where playing ends, if nothing new comes after it.
 */
export function useSteps(demo: Pick<Demo<{ position: NumberField }>, 'values' | 'goTo' | 'isLive' | 'exploring'> & { steps: { value: Steps | undefined } }, { last, playEnd = last }: { last: () => number, playEnd?: () => number }): Steps {
  const lastPosition = computed(last)
  const position = computed(() => Math.min(demo.values.value.position, lastPosition.value))
  const stepper = useStepper({
    position: () => position.value,
    last: () => lastPosition.value,
    playEnd: () => Math.min(playEnd(), lastPosition.value),
    move: demo.goTo,
    isLive: () => demo.isLive.value,
    isExploring: () => demo.exploring.value,
  })
  const steps: Steps = { position, last: lastPosition, peeked: shallowRef(), seek: demo.goTo, ...stepper }
  demo.steps.value = steps
  return steps
}
