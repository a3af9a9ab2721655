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
  page: ref(1),
  renderContext: ref('slide'),
  isPrintMode: ref(false),
  isActive: ref(true),
}

export function useNav(): { slides: Ref<FakeSlide[]>, isPrintMode: ComputedRef<boolean> } {
  return { slides: fakeDeck.slides, isPrintMode: computed(() => fakeDeck.isPrintMode.value) }
}

export function useSlideContext(): { $page: Ref<number>, $renderContext: Ref<string> } {
  return { $page: fakeDeck.page, $renderContext: fakeDeck.renderContext }
}

export function useIsSlideActive(): ComputedRef<boolean> {
  return computed(() => fakeDeck.isActive.value)
}
