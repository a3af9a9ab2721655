import type { Fields } from '../../../../components/kit/fields'
import type { Demo, DemoOptions } from '../../../../components/kit/useDemo'
import type { Component } from 'vue'
import { enableAutoUnmount, mount } from '@vue/test-utils'
import { afterEach } from 'vitest'
import { ref } from 'vue'
import { useDemo } from '../../../../components/kit/useDemo'
import { fakeDeck } from '../../../fakes/slidev-client'

enableAutoUnmount(afterEach) // two demos would share one address

/** Opens a fresh talk: one window, nothing explored, no address. */
export function freshDeck(): void {
  fakeDeck.query.value = {}
  fakeDeck.isActive.value = true
  fakeDeck.isPresenter.value = false
  fakeDeck.renderContext.value = 'slide'
}

let count = 0

/**
 * Mounts a demo of a name of its own around a part of it.
 *
 * @param fields - The demo's fields.
 * @param template - What the demo shows, in Vue's template syntax; it can use `demo` and whatever `setup` returns.
 * @param options - Parts of the demo's options, the components of the template, and what else the widget sets up.
 */
export function mountDemo<F extends Fields>(fields: F, template: string, { components = {}, setup = () => ({}), ...options }: Partial<DemoOptions<F>> & {
  components?: Record<string, Component>
  setup?: (demo: Demo<F>) => object
} = {}) {
  const click = ref(0)
  let demo!: Demo<F>
  const wrapper = mount({
    components,
    setup() {
      demo = useDemo({ name: `demo-${++count}`, title: 'A demo', fields, script: () => ({}), clicks: () => click.value, ...options })
      return { demo, ...setup(demo) }
    },
    template,
  }, { attachTo: document.body })
  return { wrapper, demo, click }
}
