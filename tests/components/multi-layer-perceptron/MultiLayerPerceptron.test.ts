// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import MultiLayerPerceptron from '../../../components/multi-layer-perceptron/MultiLayerPerceptron.vue'
import { fakeDeck } from '../../fakes/slidev-client'
import { freshDeck } from '../kit/support/demo'

beforeEach(freshDeck)

/** What was explored outlives a demo; an address begins anew. */
function open(query: Record<string, string>) {
  fakeDeck.query.value = query
  const wrapper = mount(MultiLayerPerceptron, { attachTo: document.body })
  const find = (text: string) => wrapper.findAll('button').find(button => button.text() === text)
  const press = (text: string) => find(text)!.trigger('click')
  const named = (label: string) => wrapper.find(`button[aria-label="${label}"]`)
  const field = (label: string) => wrapper.findAll('.number-field').find(one => one.find('.name').text() === label)!.find('input')
  const labels = () => wrapper.findAll('.number-field .name').map(name => name.text())
  const value = (label: string) => Number(field(label).element.value)
  const select = (label: string) => wrapper.findAll('.select-field').find(one => one.find('.name').text() === label)!.find('select')
  const parameter = (name: string) => wrapper.find(`[data-parameter][aria-label$="${name}"]`)
  const losses = () => wrapper.findAll('table[aria-label="Losses"] tbody tr').map(row => row.findAll('td').map(cell => cell.text()))
  const lines = () => wrapper.findAll('.parameter svg text.number').map(text => text.text())
  const scrub = (epoch: number) => wrapper.find('input[type=range]').setValue(epoch)
  return { wrapper, find, press, named, field, labels, value, select, parameter, losses, lines, scrub }
}

const numberIn = (text: string) => Number(text.replaceAll('−', '-'))

describe('on the slide', () => {
  it('keeps the lecture’s drawing until it is used, and gives it back', async () => {
    const { wrapper, press } = open({ explore: 'talk' })
    const alt = () => wrapper.find('svg.figure').attributes('aria-label')!
    expect(alt()).toMatch(/^A multi-layer perceptron, from left to right/)
    await press('Step')
    expect(wrapper.findAll('.comparison .name').map(name => name.text())).toEqual(['One perceptron', 'Six hidden units'])
    await press('Back to the talk')
    expect(alt()).toMatch(/^A multi-layer perceptron, from left to right/)
  })

  it('has one perceptron stay on its plateau, beside six hidden units that solve XOR', () => {
    const { wrapper } = open({ explore: 'slide', position: '100' })
    const [one, six] = wrapper.findAll('.comparison .score').map(score => /loss ([\d.]+), (\d+) % right/.exec(score.text())!.slice(1).map(Number)) as [number[], number[]]
    // The best that is the same everywhere, 0, has a loss of 1; no line has more than three of the four quarters on its side.
    expect(Math.abs(one[0]! - 1)).toBeLessThan(0.1)
    expect(one[1]).toBeLessThan(76)
    expect(six[0]).toBeLessThan(0.05)
    expect(six[1]).toBe(100)
  })
})

describe('on the full page', () => {
  it('goes on by an epoch, back through the run, and to the same start', async () => {
    const { press, losses, scrub } = open({ explore: 'page' })
    const start = losses()
    expect(start).toHaveLength(1)
    await press('Step')
    const first = losses()
    expect(first.map(row => row[0])).toEqual(['0', '1'])
    expect(first[0]).toEqual(start[0])
    expect(numberIn(first[1]![1]!)).toBeLessThan(numberIn(start[0]![1]!))
    await scrub(50)
    expect(losses()[1]![0]).toBe('50')
    await scrub(1)
    expect(losses()).toEqual(first)
    await press('Reset')
    expect(losses()).toEqual(start)
  })

  it('layers and units are changed on the drawing, and the parameters counted', async () => {
    const { wrapper, named, labels, select, field } = open({ explore: 'page', position: '7' })
    const count = () => wrapper.find('.count').text()
    expect(count()).toBe('25 parameters') // 2 · 6 + 6 + 6 + 1
    await named('Units in layer 1: more').trigger('click')
    expect(count()).toBe('29 parameters')
    expect(wrapper.find('input[type=range]').element).toHaveProperty('value', '0')
    await named('Hidden layers: more').trigger('click')
    expect(count()).toBe(`${2 * 7 + 7 + 7 * 7 + 7 + 7 + 1} parameters`)
    await field('Units in layer 2').setValue('3')
    expect(count()).toBe(`${2 * 7 + 7 + 7 * 3 + 3 + 3 + 1} parameters`)
    expect(wrapper.findAll('.weight')).toHaveLength(2 * 7 + 7 * 3 + 3)
    await select('Hidden layers').setValue('0')
    expect(labels().filter(label => label.startsWith('Units'))).toEqual([])
    expect(count()).toBe('3 parameters')
  })

  it('a weight is explained with its numbers, and set from this epoch on', async () => {
    const { wrapper, parameter, press, value, field, lines, losses, scrub, find } = open({ explore: 'page', position: '3', input: '0.5,-1' })
    expect(lines()).toEqual([])
    await parameter('W(1) 2,1').trigger('click')
    const [w, b] = [value('W(1) 2,1'), 0]
    expect(wrapper.find('.parameter').text()).toContain('weight from x 1 to unit 2 of layer 1')
    expect(lines()[0]).toMatch(/^Σ = .*·0\.5 [+−] /)
    await field('W(1) 2,1').setValue('2')
    expect(value('W(1) 2,1')).toBe(2)
    const [, sign, rest, total] = /^Σ = 2·0\.5 ([+−]) (\S+) [=≈] (\S+)$/.exec(lines()[0]!)!
    expect(1 + numberIn(`${sign === '−' ? '−' : ''}${rest}`)).toBeCloseTo(numberIn(total!), 2)
    // By hand: 2 · 0.5 + (−1) W(1) 2,2 + b(1) 2.
    const edited = losses()
    await parameter('W(1) 2,2').trigger('click')
    const other = value('W(1) 2,2')
    await parameter('b(1) 2').trigger('click')
    const bias = value('b(1) 2')
    const sum = 2 * 0.5 - other + bias
    expect(numberIn(/[=≈] (\S+)$/.exec(lines()[0]!)![1]!)).toBeCloseTo(sum, 2)
    expect(numberIn(/[=≈] (\S+)$/.exec(lines()[1]!)![1]!)).toBeCloseTo(Math.tanh(sum), 2)
    await scrub(2)
    expect(value('b(1) 2')).not.toBe(b)
    await parameter('W(1) 2,1').trigger('click')
    expect(value('W(1) 2,1')).not.toBe(2)
    await scrub(3)
    expect(losses()).toEqual(edited)
    expect(find('Undo the number set by hand')).toBeDefined()
    await press('Undo the number set by hand')
    expect(value('W(1) 2,1')).toBe(w)
  })

  it('is walked by keys, from parameter to parameter, and a number typed', async () => {
    const { wrapper, parameter, value } = open({ explore: 'page' })
    await nextTick() // the page takes the focus
    const stop = wrapper.find('.network [tabindex="0"]')
    await stop.trigger('keydown', { key: 'ArrowDown' })
    await nextTick()
    expect(document.activeElement?.getAttribute('aria-label')).toBe('W(1) 1,2')
    await parameter('W(1) 1,2').trigger('keydown', { key: 'End' })
    expect(document.activeElement?.getAttribute('aria-label')).toBe('the output y, bias b(2) 1')
    await parameter('b(2) 1').trigger('keydown', { key: 'Enter' })
    expect(value('b(2) 1')).toBe(0)
    expect(document.activeElement).toHaveProperty('type', 'number')
    await parameter('b(2) 1').trigger('keydown', { key: 'Escape' })
    expect(wrapper.find('.parameter').text()).toContain('Press a line for its weight')
  })

  it('shows a hidden unit’s map on the plane when it is pressed', async () => {
    const { wrapper, parameter } = open({ explore: 'page' })
    const alt = () => wrapper.find('.input-plane svg').attributes('aria-label')!
    expect(alt()).toContain('in the colours of the output y')
    await parameter('b(1) 4').trigger('click')
    expect(alt()).toContain('in the colours of unit 4 of layer 1')
  })

  it('names a run that has diverged and keeps its last finite state, and one that is stuck', async () => {
    const { wrapper, field, select, losses, scrub } = open({ explore: 'page', hidden: '4,4', activation: 'identity' })
    await field('Learning rate η').setValue('3')
    await scrub(500)
    expect(wrapper.find('.verdict').text()).toMatch(/Diverged: .*η is too large\. This is the last finite state\./)
    expect(Number(losses()[1]?.[0] ?? losses()[0]![0])).toBeLessThan(500)
    await select('Activation').setValue('tanh')
    await field('Learning rate η').setValue('60')
    await scrub(60)
    expect(wrapper.find('.verdict').text()).toMatch(/Stuck: every derivative is 0, .*η is too large/)
    expect(wrapper.text()).not.toMatch(/NaN|Infinity/)
  })

  it('takes points of one’s own, of which every fourth is held out', async () => {
    const { wrapper, select, press, losses } = open({ explore: 'page', position: '5' })
    await select('Data').setValue('own')
    const handles = () => wrapper.findAll('.handle').map(handle => handle.attributes('aria-label')!)
    const before = handles().length
    expect(handles().filter(name => name.includes('held out'))).toHaveLength(Math.floor(before / 4))
    const start = losses()
    await press('Add a point')
    expect(handles()).toHaveLength(before + 1)
    await wrapper.findAll('.handle')[0]!.trigger('keydown', { key: 'ArrowUp' })
    expect(losses()).not.toEqual(start)
    for (let left = before + 1; left > 0; left--)
      await wrapper.findAll('.handle')[0]!.trigger('keydown', { key: 'Delete' })
    expect(wrapper.find('.verdict').text()).toBe('There are no points to learn from; add some.')
    expect(losses()[0]!.slice(1)).toEqual(['–', '–', '–'])
  })

  it('starts anew from the same weights when what it learns from changes, from others with another seed', async () => {
    const { field, parameter, value, select } = open({ explore: 'page', position: '20' })
    await select('Data').setValue('circle')
    await parameter('W(1) 1,1').trigger('click')
    const drawn = value('W(1) 1,1')
    await select('Data').setValue('blobs')
    expect(value('W(1) 1,1')).toBe(drawn)
    await field('Seed').setValue('2')
    expect(value('W(1) 1,1')).not.toBe(drawn)
    await field('Seed').setValue('1')
    expect(value('W(1) 1,1')).toBe(drawn)
  })
})

describe('an address', () => {
  it.each(['hidden=3,99', 'hidden=1,1,1,1,1', 'edits=1:2', 'edits=1:2:1e9', 'points=3:0:1', 'chosen=x'])('does not take %s, and says so', (query) => {
    const { wrapper } = open({ explore: 'page', ...Object.fromEntries(new URLSearchParams(query)) })
    expect(wrapper.find('.demo-notice').text()).toMatch(/^The address asks for/)
  })

  it('opens a perceptron, a number set by hand, and no point at all', () => {
    const { wrapper, value } = open({ explore: 'page', hidden: '', edits: '0:1:0.5', chosen: '1', data: 'own' })
    expect(wrapper.find('.demo-notice').exists()).toBe(false)
    expect(value('W(1) 1,2')).toBe(0.5)
  })
})
