import type { SlideRoute } from '#slidev/slides'
import type { Component } from 'vue'
import { computed, createSSRApp, h, inject, ref } from 'vue'
import { slides } from '#slidev/slides'

/*
 * Stands for `@slidev/client` where slides are drawn without a browser, which Slidev's own needs. Nothing is on show there, every click
 * is drawn, and all words are visible at once.
 */
export { frontmatterToProps } from '@slidev/client/context'
export { slides }

const DRAWN = 'drawn'

interface Drawn {
  route: SlideRoute
  clicks: number
}

export const useNav = () => ({
  slides,
  isPrintMode: ref(true),
  isPrintWithClicks: ref(true),
  isPresenter: ref(false),
  currentRoute: ref({ name: 'read', query: {} }),
})

export function useSlideContext() {
  const { route, clicks } = inject<Drawn>(DRAWN)!
  return {
    $slidev: undefined,
    $nav: undefined,
    $clicksContext: { setup: () => {} },
    $clicks: ref(clicks),
    $page: ref(route.no),
    $renderContext: ref('slide'),
    $frontmatter: route.meta.slide.frontmatter,
  }
}

export const useIsSlideActive = () => computed(() => false)

const WithoutClicks: Component = (_, { slots }) => slots.default?.()

const Link: Component<{ to: number }> = ({ to }, { slots }) =>
  h('a', { href: `#${slides.value[to - 1]!.meta.slide.frontmatter.routeAlias}` }, slots.default?.())
Link.props = ['to']

/** Slidev registers every component below components/ under the name of its file, and its own; a slide names those that it shows. */
const components: Record<string, Component> = {
  ...Object.fromEntries(Object.entries(import.meta.glob<Component>('../../components/**/*.vue', { eager: true, import: 'default' }))
    .map(([path, component]) => [/(\w+)\.vue$/.exec(path)![1]!, component])),
  Link,
  VClick: WithoutClicks,
  VClicks: WithoutClicks,
  KaTexBlockWrapper: WithoutClicks,
}

/** A slide after so many clicks, to be rendered as text. */
export async function slideApp(route: SlideRoute, clicks: number) {
  const { default: slide } = await route.load()
  const app = createSSRApp(slide).provide(DRAWN, { route, clicks } satisfies Drawn).directive('click', {})
  for (const [name, component] of Object.entries(components))
    app.component(name, component)
  return app
}
