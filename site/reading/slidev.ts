import type { SlideRoute } from '#slidev/slides'
import type { Component } from 'vue'
import { Comment, computed, createSSRApp, h, inject, ref } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { slides } from '#slidev/slides'

/*
 * Stands for `@slidev/client`, and for the other windows of the lecture, where slides are drawn without a browser, which both need. Nothing
 * is on show there, every click is drawn, and all words are visible at once.
 */
export { frontmatterToProps } from '@slidev/client/context'
export { slides }

const DRAWN = 'drawn'

interface Drawn {
  route: SlideRoute
  /** After so many. */
  clicks: number
  /** Whether its demos show their full pages; else they are as on paper. */
  isOpen: boolean
}
const injectDrawn = () => inject<Drawn>(DRAWN)!

export const useNav = () => ({
  slides,
  isPrintMode: ref(!injectDrawn().isOpen),
  isPrintWithClicks: ref(true),
  isPresenter: ref(false),
  currentRoute: ref({ name: 'read', query: {} }),
})

export function useSlideContext() {
  const { route, clicks } = injectDrawn()
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

/** A demo's full page opens as if another window had opened it. The demos' other topics have two words. */
export function received(topic: string) {
  const { isOpen } = injectDrawn()
  return computed(() => isOpen && !topic.includes(' ') ? 'explore=page' : undefined)
}
export const send = () => {}
export const joinLecture = () => {}

export const WithoutClicks: Component = (_, { slots }) => slots.default?.()

export const Link: Component<{ to: number }> = ({ to }, { slots }) =>
  h('a', { href: `#${slides.value[to - 1]!.meta.slide.frontmatter.routeAlias}` }, slots.default?.())
Link.props = ['to']

export const FIGURE_BEGINS = '<!--figure-->'
export const FIGURE_ENDS = '<!--/figure-->'

/** Marks where a figure begins and ends in the slide. A component that is handed words is part of the text. */
export function marked(component: Component): Component {
  const Marked: Component = (_, { attrs, slots }) => {
    const figure = h(component, attrs, slots)
    return slots.default ? figure : [h(Comment, 'figure'), figure, h(Comment, '/figure')]
  }
  Marked.inheritAttrs = false
  return Marked
}

/** What a slide's Markdown may have on an element, and says nothing here. */
const DIRECTIVES = ['click', 'after', 'click-hide', 'drag']

/**
 * A slide as HTML.
 *
 * @param components - Those that its Markdown names, by name.
 * @throws {Error} What a component throws while it renders.
 */
export async function renderSlide(drawn: Drawn, components: Record<string, Component> = {}): Promise<string> {
  const { default: slide } = await drawn.route.load()
  const app = createSSRApp(slide).provide(DRAWN, drawn)
  DIRECTIVES.forEach(name => app.directive(name, {}))
  for (const [name, component] of Object.entries(components))
    app.component(name, component)
  const faults: unknown[] = []
  app.config.errorHandler = error => faults.push(error) // Vue would write it down and go on
  const html = await renderToString(app)
  if (faults.length > 0)
    throw faults[0]
  return html
}
