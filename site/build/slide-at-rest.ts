import type { useSlide as useSlideOfDeck } from '../../components/frame/useSlide'
import { computed, ref } from 'vue'

/** Whether demos show what the talk does, or their full pages. */
export const place = ref<'talk' | 'page'>('talk')

const nothing = computed(() => undefined)

/** Stands in for `components/frame/useSlide` where the figures are drawn for their words: a slide that nobody looks at, without a deck around it. */
export const useSlide: typeof useSlideOfDeck = () => ({
  isLive: computed(() => false),
  renderMode: computed(() => 'interactive'),
  view: computed(() => 'play'),
  page: computed(() => 1),
  pages: computed(() => 1),
  sections: computed(() => []),
  section: nothing,
  query: computed(() => new URLSearchParams()),
  forget: () => Promise.resolve(),
  // A demo that another window has opened; its other topics have two words.
  received: topic => topic.includes(' ') ? nothing : computed(() => `explore=${place.value}`),
  send: () => {},
})
