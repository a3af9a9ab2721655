import type { NumberField } from './fields'
import type { Demo } from './useDemo'
import type { StepperOptions } from './useStepper'
import type { ComputedRef } from 'vue'
import { computed, shallowRef } from 'vue'
import { useStepper } from './useStepper'

/** What a demo goes through step by step: for the play bar. */
export interface Steps {
  /** From 0 to `last`. */
  readonly position: ComputedRef<number>
  readonly last: ComputedRef<number>
  readonly playing: ComputedRef<boolean>
  /** Looks at a position that a pointer rests on, without going there; at none when the pointer has left. */
  peek: (position: number | undefined) => void
  /** The position that is looked at: under the pointer if it is known already, else where the steps stand. */
  lookedAt: (known: number) => number
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
 * @param options.pace - How fast it plays, if not step by step.
 */
export function useSteps(demo: Pick<Demo<{ position: NumberField }>, 'values' | 'goTo' | 'isLive' | 'exploring'> & { steps: { value: Steps | undefined } }, { last, playEnd = last, pace }: { last: () => number } & Pick<StepperOptions, 'playEnd' | 'pace'>): Steps {
  const lastPosition = computed(last)
  const position = computed(() => Math.min(demo.values.value.position, lastPosition.value))
  const stepper = useStepper({
    position: () => position.value,
    last: () => lastPosition.value,
    playEnd: () => Math.min(playEnd(), lastPosition.value),
    pace,
    move: demo.goTo,
    isLive: () => demo.isLive.value,
    isExploring: () => demo.exploring.value,
  })
  const peeked = shallowRef<number>()
  const steps: Steps = {
    position,
    last: lastPosition,
    peek: (position) => { peeked.value = position },
    lookedAt: known => peeked.value !== undefined && peeked.value <= known ? peeked.value : position.value,
    seek: demo.goTo,
    ...stepper,
  }
  demo.steps.value = steps
  return steps
}
