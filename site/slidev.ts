import { lockShortcuts, sharedState, useNav } from '@slidev/client'
import { computed, defineAsyncComponent, ref, watch } from 'vue'
import { mayLead } from '../components/frame/leading'
import { received, send } from '../components/frame/lecture-windows'
import { useSlide } from '../components/frame/useSlide'
import { plainText } from './search-documents'

/* The one file of the students' site that knows Slidev. */

/** Keeps Slidev's keys quiet until the function that it returns is called. */
export { lockShortcuts }

/** The presenter's clock, which is internal to Slidev. */
export const TimerInlined = defineAsyncComponent(() => import('@slidev/client/internals/TimerInlined.vue'))

/** The way through the deck, click by click. */
export function useWalk() {
  const { next, prev, goFirst, goLast, hasNext, hasPrev, isPresenter } = useNav()
  return { next, prev, goFirst, goLast, hasNext, hasPrev, isPresenter }
}

/** The way to where one wanted to be who is asked for the password. */
export function usePasswordGoal() {
  const { currentRoute, router } = useNav()
  const { to } = currentRoute.value.query
  return { goOn: () => router.replace(String(to ?? '/presenter/1')) }
}

/** Whether the screen in the hall is black: in all windows of the lecture, until the next click. */
export function useBlankScreen() {
  const { currentSlideNo, clicks } = useNav()
  const topic = 'black screen'
  const isBlank = ref(false)
  const blank = (isBlack: boolean) => {
    isBlank.value = isBlack
    send(topic, isBlack ? 'yes' : 'no')
  }
  watch(received(topic), (text) => {
    if (text !== undefined)
      isBlank.value = text === 'yes'
  }, { immediate: true })
  watch([currentSlideNo, clicks], () => {
    if (isBlank.value)
      blank(false)
  })
  return { isBlank, blank }
}

/** Starts the presenter's timer with the first move that is made in its window. */
export function useTimerStart(): void {
  const { currentSlideNo, clicks, isPresenter } = useNav()
  watch([currentSlideNo, clicks], () => {
    if (isPresenter.value && mayLead() && sharedState.timer.status === 'stopped')
      Object.assign(sharedState.timer, { status: 'running', startedAt: Date.now() })
  })
}

/** The sections with their planned minutes, the one on show, and when the timer was started, if it runs. */
export function usePacedSections() {
  const { slides, currentSlideNo } = useNav()
  const { sections } = useSlide()
  const paced = computed(() => [
    { name: 'Opening', minutes: Number(slides.value[0]?.meta.slide.frontmatter.minutes ?? 0), first: 1 },
    ...sections.value.map(({ name, minutes = 0, first }) => ({ name, minutes, first })),
  ])
  return {
    sections: paced,
    current: computed(() => paced.value.findLastIndex(({ first }) => first <= currentSlideNo.value)),
    startedAt: computed(() => sharedState.timer.status === 'running' ? sharedState.timer.startedAt : undefined),
    /** Has a timer that a reload has stopped go on. */
    goOn: (startedAt: number) => sharedState.timer.status === 'stopped' && Object.assign(sharedState.timer, { status: 'running', startedAt }),
  }
}

/** A slide as the contents list it. */
export interface ListedSlide {
  number: number
  title: string
}

/** A section and its slides. The opening, which belongs to none, has no name. */
export interface ListedSection {
  name?: string
  slides: ListedSlide[]
}

/** An address that leads nowhere: what it calls the slide, and the way from there to one, in the presenter view if it was to be there. */
export function useUnknownAddress() {
  const { currentRoute, router, slides } = useNav()
  const parts = computed(() => [currentRoute.value.params.pathMatch ?? []].flat())
  const isPresenters = computed(() => parts.value[0] === 'presenter')
  const nameOf = (number: number) => slides.value[number - 1]!.meta.slide.frontmatter.routeAlias ?? number
  const routeTo = (number: number) => ({ path: `${isPresenters.value ? '/presenter' : ''}/${nameOf(number)}`, query: { ...currentRoute.value.query, clicks: undefined } })
  return {
    asked: computed(() => parts.value.slice(isPresenters.value ? 1 : 0).join('/')),
    count: computed(() => slides.value.length),
    addressOf: (number: number) => router.resolve(routeTo(number)).href,
    go: (number: number) => router.replace(routeTo(number)),
  }
}

/** The deck's contents, where we are in it, and how to get elsewhere. */
export function useContents() {
  const { slides, currentSlideNo, go } = useNav()
  const { sections } = useSlide()

  const contents = computed<ListedSection[]>(() => {
    const listed = slides.value.map(({ no, meta }) => ({ number: no, title: plainText(meta.slide.title ?? '') }))
    const between = (first: number, last: number) => listed.filter(({ number }) => first <= number && number <= last)
    const opening = between(1, (sections.value[0]?.first ?? Infinity) - 1)
    return [
      ...opening.length > 0 ? [{ slides: opening }] : [],
      ...sections.value.map(({ name, first, last }) => ({ name, slides: between(first, last) })),
    ]
  })

  const current = computed(() => {
    const { no, meta: { slide } } = slides.value[currentSlideNo.value - 1]!
    return { number: no, title: plainText(slide.title ?? ''), alias: String(slide.frontmatter.routeAlias) }
  })

  return { contents, current, count: computed(() => slides.value.length), currentNumber: currentSlideNo, go: (number: number) => go(number) }
}
