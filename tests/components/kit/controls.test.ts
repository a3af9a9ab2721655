// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import axe from 'axe-core'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import ChoiceField from '../../../components/kit/ChoiceField.vue'
import DataTable from '../../../components/kit/DataTable.vue'
import EditableGrid from '../../../components/kit/EditableGrid.vue'
import { choiceField, flagField, matrixField, numberField } from '../../../components/kit/fields'
import NumberField from '../../../components/kit/NumberField.vue'
import PlayBar from '../../../components/kit/PlayBar.vue'
import SelectField from '../../../components/kit/SelectField.vue'
import ToggleField from '../../../components/kit/ToggleField.vue'
import { useSteps } from '../../../components/kit/useSteps'
import { freshDeck, mountDemo } from './support/demo'

const fields = {
  stride: numberField({ default: 2, min: 1, max: 6, integer: true }),
  rate: numberField({ default: 0.1, min: 0, max: 1 }),
  kind: choiceField(['max', 'average']),
  predict: flagField(),
  input: matrixField({ default: [[1, 2], [3, 4]], min: -9, max: 9, maxSide: 3 }),
  position: numberField({ default: 0, min: 0, max: 5, integer: true }),
}
const components = { ChoiceField, DataTable, EditableGrid, NumberField, PlayBar, SelectField, ToggleField }

beforeEach(freshDeck)

const press = (wrapper: VueWrapper<any>, selector: string, key: string) => wrapper.get(selector).trigger('keydown', { key }) // eslint-disable-line @typescript-eslint/no-explicit-any -- any demo

describe('a number', () => {
  const mountNumber = (attributes = '') => mountDemo(fields, `<NumberField label="Stride" v-bind="demo.field('stride')" ${attributes} />`, { components })

  it('goes up and down by the arrow keys, and no further than its range', async () => {
    const { wrapper, demo } = mountNumber()
    for (const [key, value] of [['ArrowUp', 3], ['ArrowDown', 2], ['ArrowDown', 1], ['ArrowDown', 1]] as const) {
      await press(wrapper, 'input', key)
      expect(demo.values.value.stride).toBe(value)
    }
  })

  it('goes up and down by its buttons, which end at the range', async () => {
    const { wrapper, demo } = mountNumber('buttons')
    const [less, more] = wrapper.findAll('button')
    await less!.trigger('click')
    expect([demo.values.value.stride, less!.attributes('disabled')]).toEqual([1, ''])
    await more!.trigger('click')
    expect([demo.values.value.stride, less!.attributes('disabled')]).toEqual([2, undefined])
  })

  it('steps without the traces of binary fractions', async () => {
    const { wrapper, demo } = mountDemo(fields, '<NumberField label="Rate" v-bind="demo.field(\'rate\')" :step="0.2" />', { components })
    await press(wrapper, 'input', 'ArrowUp')
    expect(demo.values.value.rate).toBe(0.3)
  })

  it.each([['9', '“9”'], ['1.5', '“1.5”'], ['', '“”']])('refuses %o in a sentence, and stays', async (typed, told) => {
    const { wrapper, demo } = mountNumber()
    const input = wrapper.get('input')
    await input.setValue(typed)
    await input.trigger('blur')
    expect(demo.values.value.stride).toBe(2)
    expect(input.element.value).toBe('2')
    expect(demo.notices.value).toEqual([`Stride takes no ${told}; it stays at 2. Type a whole number from 1 to 6.`])
  })
})

describe('the other controls', () => {
  it('set what they are bound to, and follow it', async () => {
    const { wrapper, demo } = mountDemo(fields, `
      <ChoiceField label="Take the" v-bind="demo.field('kind')" :choices="[{ value: 'max', label: 'maximum' }, { value: 'average', label: 'average' }]" />
      <SelectField label="Kind" v-bind="demo.field('kind')" :groups="[{ choices: [{ value: 'max', label: 'maximum' }, { value: 'average', label: 'average' }] }]" />
      <ToggleField label="Predict" v-bind="demo.field('predict')" />`, { components })
    await wrapper.findAll('input[type=radio]')[1]!.setValue()
    expect([demo.values.value.kind, wrapper.get('select').element.value]).toEqual(['average', 'average'])
    await wrapper.get('select').setValue('max')
    expect(wrapper.findAll<HTMLInputElement>('input[type=radio]').map(({ element }) => element.checked)).toEqual([true, false])
    await wrapper.get('input[type=checkbox]').setValue(true)
    expect(demo.values.value.predict).toBe(true)
    demo.set({ predict: false })
    await nextTick()
    expect(wrapper.get<HTMLInputElement>('input[type=checkbox]').element.checked).toBe(false)
  })
})

describe('the play bar', () => {
  const mountBar = () => mountDemo(fields, '<PlayBar scrub="Window" position-text="none" />', { components, setup: demo => useSteps(demo, { last: () => 3 }) })

  it('steps, goes to a place and resets', async () => {
    const { wrapper, demo } = mountBar()
    const [step, play, reset] = wrapper.findAll('button')
    await step!.trigger('click')
    expect(demo.values.value.position).toBe(1)
    await wrapper.get('input').setValue('3')
    expect(demo.values.value.position).toBe(3)
    await reset!.trigger('click')
    expect([demo.values.value.position, play!.text()]).toEqual([0, 'Play'])
  })

  it('plays to the end and stops, and takes no notice away', async () => {
    vi.useFakeTimers()
    const { wrapper, demo } = mountBar()
    const play = wrapper.findAll('button')[1]!
    demo.refuse('Stride takes no “x”.')
    await play.trigger('click')
    expect([demo.values.value.position, play.text()]).toEqual([1, 'Pause'])
    await vi.advanceTimersByTimeAsync(60_000)
    expect([demo.values.value.position, play.text()]).toEqual([3, 'Play'])
    expect(demo.notices.value).toEqual(['Stride takes no “x”.'])
    vi.useRealTimers()
  })
})

describe('a grid', () => {
  it('is walked by the arrow keys, typed into, and refuses what is out of range', async () => {
    const { wrapper, demo } = mountDemo(fields, '<svg><EditableGrid name="Input I" meaning="input" :matrix="demo.values.value.input" editable @edit="edit" /></svg>', {
      components,
      setup: demo => ({ edit: (cell: { row: number, column: number }, value: number) => demo.set({ input: demo.values.value.input.map((line, row) => line.map((old, column) => row === cell.row && column === cell.column ? value : old)) }) }),
    })
    const cell = (row: number, column: number) => wrapper.get(`[data-row="${row}"][data-column="${column}"]`)
    await cell(0, 0).trigger('focusin')
    await cell(0, 0).trigger('keydown', { key: 'ArrowRight' })
    await cell(0, 1).trigger('focusin')
    await cell(0, 1).trigger('keydown', { key: '7' })
    expect(demo.values.value.input).toEqual([[1, 7], [3, 4]])
    await cell(0, 1).trigger('keydown', { key: '5' })
    await cell(0, 1).trigger('keydown', { key: 'Enter' })
    expect(demo.values.value.input).toEqual([[1, 7], [3, 4]])
    expect(demo.notices.value).toEqual(['Input I, row 1, column 2 takes no “75”; it keeps 7. Type a number from −9 to 9.'])
  })
})

describe('a table', () => {
  it('asks for its rows only while it is unfolded', async () => {
    const rows = vi.fn(() => [[1, 'one']])
    const { wrapper } = mountDemo(fields, '<DataTable folded name="Rows" :columns="[\'Number\', \'Word\']" :rows="rows" />', { components, setup: () => ({ rows }) })
    expect([rows.mock.calls.length, wrapper.find('table').exists()]).toEqual([0, false])
    const details = wrapper.get<HTMLDetailsElement>('details')
    details.element.open = true
    await details.trigger('toggle')
    expect(wrapper.findAll('td').map(cell => cell.text())).toEqual(['1', 'one'])
  })
})

it('has no control that axe objects to', async () => {
  const { wrapper } = mountDemo(fields, `<main>
    <NumberField label="Stride" v-bind="demo.field('stride')" buttons />
    <ChoiceField label="Take the" v-bind="demo.field('kind')" :choices="[{ value: 'max', label: 'maximum' }, { value: 'average', label: 'average' }]" />
    <SelectField label="Kind" v-bind="demo.field('kind')" :groups="[{ heading: 'All', choices: [{ value: 'max', label: 'maximum' }] }]" />
    <ToggleField label="Predict" v-bind="demo.field('predict')" />
    <PlayBar scrub="Window" position-text="none" />
    <DataTable name="Rows" :columns="['Number']" :rows="() => [[1]]" />
  </main>`, { components, setup: demo => useSteps(demo, { last: () => 3 }) })
  const { violations } = await axe.run(wrapper.element, { rules: { region: { enabled: false } } })
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})
