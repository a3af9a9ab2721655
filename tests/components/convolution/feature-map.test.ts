// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeEach, expect, it } from 'vitest'
import { nextTick } from 'vue'
import Convolution from '../../../components/convolution/Convolution.vue'
import { exploredFeatureMap } from '../../../components/kit/feature-map'
import { lectureInput } from '../../../demos/shared/lecture-numbers'
import { fakeDeck } from '../../fakes/slidev-client'

beforeEach(() => {
  exploredFeatureMap.value = undefined
  fakeDeck.query.value = {}
})

it('is handed to the pooling once it is explored, and stays when the talk goes on', async () => {
  const convolution = mount(Convolution, { props: { clicks: 1 } })
  expect(exploredFeatureMap.value).toBeUndefined()

  fakeDeck.query.value = { kernel: '2', stride: '3' }
  await nextTick()
  // Every third cell of the input, doubled.
  const everyThird = [0, 3, 6].map(row => [0, 3, 6].map(column => 2 * lectureInput[row]![column]!))
  expect(exploredFeatureMap.value).toEqual(everyThird)

  await convolution.setProps({ clicks: 2 })
  expect(exploredFeatureMap.value).toEqual(everyThird)
  convolution.unmount()
})

it('is the last valid one while a kernel does not fit', async () => {
  const convolution = mount(Convolution, { props: { clicks: 1 } })
  fakeDeck.query.value = { kernel: '2', stride: '3' }
  await nextTick()
  const valid = exploredFeatureMap.value
  fakeDeck.query.value = { kernel: '1,1,1;1,1,1;1,1,1', dilation: '4' }
  await nextTick()
  expect(exploredFeatureMap.value).toBe(valid)
  convolution.unmount()
})
