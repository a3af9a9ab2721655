import type { RenderMode } from '../frame/useSlide'
import type { Fields, NumberField, predictionFields, Range, ValuesOf } from './fields'
import type { Computation } from './useComputation'
import type { Steps } from './useSteps'
import type { ComputedRef, InjectionKey, Ref, ShallowRef } from 'vue'
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
  step: () => number
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
export interface Refusal {
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
export interface Demo<F extends Fields = Fields> {
  readonly name: string
  readonly title: string
  readonly fields: F
  /** True for the one copy that the audience or the presenter looks at. */
  readonly isLive: ComputedRef<boolean>
  readonly renderMode: ComputedRef<RenderMode>
  /** Whether it stands in the presenter view, beside the notes. */
  readonly isPresented: ComputedRef<boolean>
  readonly values: ComputedRef<ValuesOf<F>>
  /** Whether a visitor has set something, or opened the full page: the values are theirs, not the talk's. */
  readonly exploring: ComputedRef<boolean>
  readonly fullPage: ComputedRef<boolean>
  /** Whether the values were set in another window of the lecture. */
  readonly isLed: Readonly<Ref<boolean>>
  /** What the demo tells its copies in the other windows beside its values. */
  channel: (topic: string) => Channel
  /** Whether the picture on the slide can be used: not on paper, not in a preview, not under the full page. */
  readonly isUsable: ComputedRef<boolean>
  /** Sets some of the values; what was refused or announced before is forgotten. */
  set: (some: Partial<ValuesOf<F>>) => void
  /** Goes to a position, by hand or while it plays; what was refused stays. */
  goTo: (position: number) => void
  /** Binds a control to a value: `<NumberField label="Stride" v-bind="field('stride')" />`. */
  field: <Name extends keyof F>(name: Name) => Binding<F, Name>
  /** Opens the full page. */
  explore: () => void
  /** Gives the demo back to the talk. */
  resume: () => void
  /** Shows why an entry was not taken, in a sentence, until something is set; on the full page beside the field with that label. */
  refuse: (sentence: string | undefined, field?: string) => void
  readonly refusal: ComputedRef<Refusal | undefined>
  /** Has a screen reader say what was done, until something else is set. */
  announce: (sentence: string) => void
  /** Adds a sentence to the notices for as long as there is one. */
  report: (trouble: () => string | undefined) => void
  /** Whether what comes next is hidden, to be predicted. */
  readonly isHidden: ComputedRef<boolean>
  /** Hides what comes next, or reveals it; absent where there is nothing to predict. */
  readonly predict?: () => void
  readonly notices: ComputedRef<readonly string[]>
  readonly announcement: ComputedRef<string>
  /** Set by `useSteps`. */
  readonly steps: ShallowRef<Steps | undefined>
  /** Set by `useResult`. */
  readonly computation: ShallowRef<Pick<Computation, 'status' | 'backend' | 'count'> | undefined>
  /** The element around the demo, once it is there. */
  readonly element: ShallowRef<HTMLElement | null>
}

const key: InjectionKey<Demo<any>> = Symbol('demo') // eslint-disable-line @typescript-eslint/no-explicit-any -- each demo has fields of its own

/** Makes a demo, and provides it to the parts of the widget that calls this. */
export function useDemo<F extends Fields>({ name, title, fields, script, step, prediction, amend = some => some, describe = event => event }: DemoOptions<F>): Demo<F> {
  const { isLive, renderMode, view, received, send } = useSlide()
  const { notices, change, ...state } = useDemoState({ name, fields, script, step })
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

  const demo: Demo<F> = {
    ...state,
    name,
    title,
    fields,
    isLive,
    renderMode,
    isPresented: computed(() => view.value === 'presenter'),
    channel: topic => ({ received: received(`${name} ${topic}`), send: text => send(`${name} ${topic}`, text) }),
    isUsable: computed(() => renderMode.value === 'interactive' && !fullPage.value),
    set,
    goTo: position => setKeepingRefusal({ position } as unknown as Partial<ValuesOf<F>>),
    field: <Name extends keyof F>(name: Name) => {
      const range = fields[name] as unknown as NumberField
      return {
        'modelValue': values.value[name],
        'onUpdate:modelValue': (value: ValuesOf<F>[Name]) => set({ [name]: value } as unknown as Partial<ValuesOf<F>>),
        ...'max' in range ? rangeOf(range) : {},
      } as Binding<F, Name>
    },
    refuse: (sentence, field) => { refusal.value = sentence === undefined ? undefined : { sentence, field } },
    refusal: computed(() => refusal.value),
    announce: (sentence) => { event.value = sentence },
    isHidden,
    predict: prediction && (() => isHidden.value ? set({ revealed: true } as Partial<ValuesOf<F>>) : prediction.hide()),
    report: (trouble) => { troubles.push(trouble) },
    notices: computed(() => [...notices.value, refusal.value?.sentence, ...troubles.map(trouble => trouble())].filter(sentence => sentence !== undefined)),
    announcement: computed(() => describe(event.value)),
    steps: shallowRef(),
    computation: shallowRef(),
    element: shallowRef(null),
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
