// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest'
import LossTable from '../../../../components/kit/training/LossTable.vue'
import { weightChoices } from '../../../../components/kit/training/training-fields'
import { freshDeck, mountDemo } from '../support/demo'

beforeEach(freshDeck)

it('shows the losses of each run at some steps, and none where a run has not got so far', async () => {
  const { wrapper } = mountDemo({}, '<LossTable :steps="[1, 3]" :runs="{ \'This run\': [4.431, 4], \'Recorded run\': [4.4, 3.9, 3.856], \'Later run\': undefined }" />', { components: { LossTable } })
  const details = wrapper.get('details')
  ;(details.element as HTMLDetailsElement).open = true
  await details.trigger('toggle')
  expect(wrapper.findAll('tr').map(row => row.findAll('th, td').map(cell => cell.text())))
    .toEqual([['Step', 'This run', 'Recorded run', 'Later run'], ['1', '4.43', '4.40', ''], ['3', '', '3.86', '']])
})

it('offers the weights of the run in the room once there is one', () => {
  expect(weightChoices({ shipped: 'recorded' }, undefined)).toEqual([{ value: 'shipped', label: 'recorded' }])
  expect(weightChoices({ shipped: 'recorded' }, {})).toEqual([{ value: 'shipped', label: 'recorded' }, { value: 'live', label: 'this run' }])
})
