import type { ComputedRef, Ref } from 'vue'
import { computed, ref } from 'vue'

/**
 * Stands in for `@slidev/client` in the type check and in unit tests: the part that `useSlide` uses, and nothing else.
 * (The package ships sources that compile only inside a Slidev build.) The tests of the built deck keep it honest.
 */
export interface FakeSlide {
  no: number
  meta: { slide: { frontmatter: Record<string, unknown>, title?: string, noteHTML?: string } }
}

export const fakeDeck = {
  slides: ref<FakeSlide[]>([]),
  slideNumber: ref(1),
  renderContext: ref('slide'),
  isPrintMode: ref(false),
  isPrintWithClicks: ref(false),
  isPresenter: ref(false),
  isActive: ref(true),
  query: ref<Record<string, string>>({}),
}

interface FakeNav {
  slides: Ref<FakeSlide[]>
  isPrintMode: ComputedRef<boolean>
  isPrintWithClicks: Ref<boolean>
  isPresenter: ComputedRef<boolean>
  currentSlideNo: ComputedRef<number>
  clicks: Ref<number>
  go: (no: number, clicks?: number) => Promise<void>
  next: () => Promise<void>
  goFirst: () => Promise<void>
  goLast: () => Promise<void>
  prev: () => Promise<void>
  hasNext: ComputedRef<boolean>
  hasPrev: ComputedRef<boolean>
  currentRoute: ComputedRef<{ name: string, params: Record<string, string | string[]>, query: Record<string, string | string[] | null | undefined> }>
  router: {
    replace: (to: string | { query: Record<string, unknown>, path?: string, params?: Record<string, unknown> }) => void
    resolve: (to: { query: Record<string, unknown>, path: string }) => { href: string }
  }
}

export function useNav(): FakeNav {
  return {
    slides: fakeDeck.slides,
    isPrintMode: computed(() => fakeDeck.isPrintMode.value),
    isPrintWithClicks: fakeDeck.isPrintWithClicks,
    isPresenter: computed(() => fakeDeck.isPresenter.value),
    currentSlideNo: computed(() => fakeDeck.slideNumber.value),
    clicks: ref(0),
    go: async (no) => { fakeDeck.slideNumber.value = no },
    goFirst: async () => { fakeDeck.slideNumber.value = 1 },
    goLast: async () => { fakeDeck.slideNumber.value = fakeDeck.slides.value.length },
    next: async () => { fakeDeck.slideNumber.value++ },
    prev: async () => { fakeDeck.slideNumber.value-- },
    hasNext: computed(() => fakeDeck.slideNumber.value < fakeDeck.slides.value.length),
    hasPrev: computed(() => fakeDeck.slideNumber.value > 1),
    currentRoute: computed(() => ({ name: fakeDeck.isPresenter.value ? 'presenter' : 'play', params: { no: String(fakeDeck.slideNumber.value) }, query: fakeDeck.query.value })),
    router: {
      replace: (to) => { fakeDeck.query.value = typeof to === 'string' ? {} : to.query as Record<string, string> },
      resolve: ({ path }) => ({ href: `#${path}` }),
    },
  }
}

export function useSlideContext(): { $page: Ref<number>, $renderContext: Ref<string> } {
  return { $page: fakeDeck.slideNumber, $renderContext: fakeDeck.renderContext }
}

export function useIsSlideActive(): ComputedRef<boolean> {
  return computed(() => fakeDeck.isActive.value)
}

export const sharedState = { timer: { status: 'stopped', startedAt: 0 } }

export function lockShortcuts(): () => void {
  return () => {}
}
