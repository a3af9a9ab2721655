// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { nextTick, ref } from 'vue'
import { flagField, numberField } from '../../../components/kit/fields'
import NumberField from '../../../components/kit/NumberField.vue'
import { fakeDeck } from '../../fakes/slidev-client'
import { freshDeck, mountDemo } from './support/demo'

const fields = {
  stride: numberField({ default: 1, min: 1, max: 6, integer: true }),
  position: numberField({ default: 0, min: 0, max: 9, integer: true }),
  revealed: flagField(),
}

beforeEach(freshDeck)

describe('a demo', () => {
  it('is set by the talk, what the talk leaves out by the defaults', async () => {
    const { demo, click } = mountDemo(fields, '<p />', { script: position => ({ position }) })
    click.value = 2
    await nextTick()
    expect(demo.values.value).toEqual({ stride: 1, position: 2, revealed: false })
    expect(demo.exploring.value).toBe(false)
  })

  it('is the visitor\'s once something is set, until the next click', async () => {
    const { demo, click } = mountDemo(fields, '<p />', { script: position => ({ position }) })
    demo.set({ stride: 3 })
    expect([demo.values.value.stride, demo.exploring.value]).toEqual([3, true])
    click.value = 1
    await nextTick()
    expect(demo.values.value).toEqual({ stride: 1, position: 1, revealed: false })
    expect(demo.exploring.value).toBe(false)
  })

  it('sets what a change brings along', () => {
    const { demo } = mountDemo(fields, '<p />', { amend: some => 'position' in some ? { revealed: false, ...some } : some })
    demo.set({ revealed: true })
    demo.set({ stride: 2 })
    expect(demo.values.value.revealed).toBe(true)
    demo.set({ position: 3 })
    expect(demo.values.value.revealed).toBe(false)
  })

  it('takes its values from the address, and says which it cannot take', async () => {
    const { demo } = mountDemo(fields, '<p />')
    fakeDeck.query.value = { stride: '4', position: '12' }
    await nextTick()
    expect(demo.values.value).toEqual({ stride: 4, position: 0, revealed: false })
    expect(demo.notices.value).toEqual(['The address asks for position “12”, which is not a whole number from 0 to 9; it is left as it was.'])
  })
})

describe('notices', () => {
  it('forget a refusal when something is set, but not a trouble that lasts', () => {
    const trouble = ref<string>()
    const { demo } = mountDemo(fields, '<p />')
    demo.report(() => trouble.value)
    expect(demo.notices.value).toEqual([])
    trouble.value = 'The picture cannot be read.'
    demo.refuse('Stride takes no “x”.')
    expect(demo.notices.value).toEqual(['Stride takes no “x”.', 'The picture cannot be read.'])
    demo.set({ stride: 2 })
    expect(demo.notices.value).toEqual(['The picture cannot be read.'])
    trouble.value = undefined
    expect(demo.notices.value).toEqual([])
  })
})

describe('the announcement', () => {
  it('is what happened, and then what is on show', () => {
    const { demo } = mountDemo(fields, '<p />', { describe: event => `${event} Step 3.`.trim() })
    demo.announce('The kernel is flipped.')
    expect(demo.announcement.value).toBe('The kernel is flipped. Step 3.')
    demo.set({ stride: 2 })
    expect(demo.announcement.value).toBe('Step 3.')
  })
})

describe('a control', () => {
  it('is bound to a value by its name, with the field\'s range', async () => {
    const { wrapper, demo } = mountDemo(fields, '<NumberField label="Stride" v-bind="demo.field(\'stride\')" />', { components: { NumberField } })
    const input = wrapper.get('input')
    expect([input.attributes('min'), input.attributes('max'), input.attributes('step'), input.element.value]).toEqual(['1', '6', '1', '1'])
    await input.setValue('5')
    expect(demo.values.value.stride).toBe(5)
    demo.set({ stride: 2 })
    await nextTick()
    expect(input.element.value).toBe('2')
  })

  it('outside of a demo says where it belongs', () => {
    expect(() => mount(NumberField, { props: { label: 'Stride', modelValue: 1, min: 1, max: 6 } }))
      .toThrow('A part of a demo stands outside of one; put it into the template of a widget that calls useDemo().')
  })
})
