// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { readFileSync } from 'node:fs'
import { beforeEach, expect, it, vi } from 'vitest'
import SelfAttention from '../../../components/self-attention/SelfAttention.vue'
import { fakeDeck } from '../../fakes/slidev-client'
import { freshDeck } from '../kit/support/demo'

beforeEach(() => {
  freshDeck()
  vi.stubGlobal('fetch', async (address: string) => new Response(readFileSync(`public/${address.replace(/^.*(?=weights)/, '')}`)))
})

/** What was explored outlives a demo; an address begins anew. */
function open(query: Record<string, string>) {
  fakeDeck.query.value = query
  const wrapper = mount(SelfAttention, { attachTo: document.body, props: { clicks: 0 } })
  return { wrapper, alt: () => wrapper.find('dialog svg.figure').attributes('aria-label') }
}

it('shows a network that is here already where the address cuts an edge that it does not have, and says so', async () => {
  const before = open({ explore: 'page', weights: 'one-layer' })
  await expect.poll(before.alt).toContain('(1 layer, layer 1)')
  before.wrapper.unmount()
  const { wrapper, alt } = open({ explore: 'page', weights: 'one-layer', cuts: '2.1.8.2' })
  expect(alt()).toContain('(1 layer, layer 1)')
  expect(wrapper.text()).toContain('There is no edge from word 8 to word 2 in layer 2, head 1; choose one of the network’s.')
})
