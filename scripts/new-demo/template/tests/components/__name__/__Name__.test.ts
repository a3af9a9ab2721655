// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import __Name__ from '../../../components/__name__/__Name__.vue'

it('shows the talk\'s number at each click, and what a visitor types', async () => {
  const wrapper = mount(__Name__, { props: { clicks: 0 } })
  expect(wrapper.text()).toContain('The square of 3 is 9.')
  await wrapper.setProps({ clicks: 1 })
  expect(wrapper.text()).toContain('The square of 4 is 16.')
  await wrapper.get('input').setValue('-2')
  expect(wrapper.text()).toContain('The square of −2 is 4.')
})
