import type { Fields, NumberField, predictionFields, Range, ValuesOf } from './fields'
import type { useComputation } from './useComputation'
import type { Steps } from './useSteps'
import type { ComputedRef, InjectionKey } from 'vue'
import { computed, inject, provide, shallowReactive, shallowRef } from 'vue'
import { useSlide } from '../frame/useSlide'
import { rangeOf } from './fields'
import { useDemoState } from './useDemoState'

export interface DemoOptions<F extends Fields> {
  /** As in `data-demo`. Other windows of the lecture know the demo by it. */
  name: string
  /** What the demo is called, in words. */
  title: string
  fields: F
  /** What the talk sets at a click of the slide; what is left out has its default. */
  script: (click: number) => Partial<ValuesOf<F>>
  /** The slide's clicks. */
  clicks: () => number
  /**
   * What can be predicted in it: how it is hidden, and whether it is; by default while a visitor predicts and has not revealed it. For a demo
   * with the field `revealed`.
   */
  prediction?: { hide: () => void, isHidden?: () => boolean }
  /** What else a change of some values sets: `some => ({ revealed: false, ...some })`. */
  amend?: (some: Partial<ValuesOf<F>>) => Partial<ValuesOf<F>>
  /**
   * What a screen reader announces: a sentence about what is on show.
   *
   * @param event - The sentence of the last `announce` since a value was set; by default it is all that is announced.
   */
  describe?: (event: string) => string
}

/** What binds a control to one value, for `v-bind`: the value, how to set it, and its range if it is a number. */
type Binding<F extends Fields, Name extends keyof F> = {
  'modelValue': ValuesOf<F>[Name]
  'onUpdate:modelValue': (value: ValuesOf<F>[Name]) => void
} & (F[Name] extends NumberField ? Range : unknown)

/** Why an entry was not taken. */
interface Refusal {
  sentence: string
  /** Label of the field that shows it, on the full page. */
  field?: string
}

/** Between the windows of one lecture. */
export interface Channel {
  /** What was sent last by another window. */
  readonly received: ComputedRef<string | undefined>
  send: (text: string) => void
}

/** All that the parts of a demo share. */
export type Demo<F extends Fields = Fields> = ReturnType<typeof useDemo<F>>

const key: InjectionKey<unknown> = Symbol('demo')

/** Makes a demo, and provides it to the parts of the widget that calls this. */
export function useDemo<F extends Fields>({ name, title, fields, script, clicks, prediction, amend = some => some, describe = event => event }: DemoOptions<F>) {
  const { isLive, renderMode, view, received, send } = useSlide()
  const { notices, change, ...state } = useDemoState({ name, fields, script, clicks })
  const { values, exploring, fullPage } = state

  const refusal = shallowRef<Refusal>()
  const event = shallowRef('')
  const troubles = shallowReactive<(() => string | undefined)[]>([])

  function setKeepingRefusal(some: Partial<ValuesOf<F>>): void {
    event.value = ''
    change(amend(some))
  }

  function set(some: Partial<ValuesOf<F>>): void {
    refusal.value = undefined
    setKeepingRefusal(some)
  }

  const isHidden = computed(() => {
    const { predict, revealed } = values.value as Partial<ValuesOf<typeof predictionFields>>
    return prediction?.isHidden?.() ?? (exploring.value && predict === true && !revealed)
  })

  const demo = {
    ...state,
    name,
    title,
    fields,
    /** True for the one copy that the audience or the presenter looks at. */
    isLive,
    renderMode,
    /** Whether it stands in the presenter view, beside the notes. */
    isPresented: computed(() => view.value === 'presenter'),
    /** What the demo tells its copies in the other windows beside its values. */
    channel: (topic: string): Channel => ({ received: received(`${name} ${topic}`), send: text => send(`${name} ${topic}`, text) }),
    /** Whether the picture on the slide can be used: not on paper, not in a preview, not under the full page. */
    isUsable: computed(() => renderMode.value === 'interactive' && !fullPage.value),
    /** Sets some of the values; what was refused or announced before is forgotten. */
    set,
    /** Goes to a position, by hand or while it plays; what was refused stays. */
    goTo: (position: number) => setKeepingRefusal({ position } as unknown as Partial<ValuesOf<F>>),
    /** Binds a control to a value: `<NumberField label="Stride" v-bind="field('stride')" />`. */
    field: <Name extends keyof F>(name: Name) => {
      const range = fields[name] as unknown as NumberField
      return {
        'modelValue': values.value[name],
        'onUpdate:modelValue': (value: ValuesOf<F>[Name]) => set({ [name]: value } as unknown as Partial<ValuesOf<F>>),
        ...'max' in range ? rangeOf(range) : {},
      } as Binding<F, Name>
    },
    /** Shows why an entry was not taken, in a sentence, until something is set; on the full page beside the field with that label. */
    refuse: (sentence: string | undefined, field?: string) => { refusal.value = sentence === undefined ? undefined : { sentence, field } },
    refusal: computed(() => refusal.value),
    /** Has a screen reader say what was done, until something else is set. */
    announce: (sentence: string) => { event.value = sentence },
    /** Whether what comes next is hidden, to be predicted. */
    isHidden,
    /** Hides what comes next, or reveals it; absent where there is nothing to predict. */
    predict: prediction && (() => isHidden.value ? set({ revealed: true } as Partial<ValuesOf<F>>) : prediction.hide()),
    /** Adds a sentence to the notices for as long as there is one. */
    report: (trouble: () => string | undefined) => { troubles.push(trouble) },
    notices: computed(() => [...notices.value, refusal.value?.sentence, ...troubles.map(trouble => trouble())].filter(sentence => sentence !== undefined)),
    announcement: computed(() => describe(event.value)),
    /** Set by `useSteps`. */
    steps: shallowRef<Steps>(),
    /** Set by `useResult`. */
    computation: shallowRef<Pick<ReturnType<typeof useComputation>, 'status' | 'backend' | 'count'>>(),
    /** The element around the demo, once it is there. */
    element: shallowRef<HTMLElement | null>(null),
  }
  provide(key, demo)
  return demo
}

/**
 * The demo around a component.
 *
 * @throws {Error} If there is none.
 */
export function injectDemo<F extends Fields = Fields>(): Demo<F> {
  const demo = inject(key, undefined)
  if (!demo)
    throw new Error('A part of a demo stands outside of one; put it into the template of a widget that calls useDemo().')
  return demo as Demo<F>
}
