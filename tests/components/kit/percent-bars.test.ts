// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import axe from 'axe-core'
import { expect, it } from 'vitest'
import PercentBars from '../../../components/kit/PercentBars.vue'

it('is a table of names and percent, each bar as long as its probability, the likeliest set apart', async () => {
  const wrapper = mount(PercentBars, {
    props: {
      name: 'What the network reads',
      column: 'Word',
      language: 'fr',
      rows: [
        { name: 'chat', probability: 0.625, text: '62.5 %', isLikeliest: true },
        { name: 'chien', probability: 0.375, text: '37.5 %', isLikeliest: false },
      ],
    },
    attachTo: document.body,
  })
  expect(wrapper.findAll('tr').map(row => row.findAll('th, td').map(cell => cell.text()))).toEqual([['Word', 'Percent'], ['chat', '62.5 %'], ['chien', '37.5 %']])
  expect(wrapper.findAll<HTMLElement>('.bar span').map(({ element }) => element.style.width)).toEqual(['62.5%', '37.5%'])
  expect(wrapper.findAll('tbody tr').map(row => row.classes('likeliest'))).toEqual([true, false])
  expect(wrapper.findAll('tbody th').map(name => name.attributes('lang'))).toEqual(['fr', 'fr'])
  expect((await axe.run(wrapper.element, { rules: { region: { enabled: false } } })).violations.map(({ id }) => id)).toEqual([])
  wrapper.unmount()
})
