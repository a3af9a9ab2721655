// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import Backpropagation from '../../../components/backpropagation/Backpropagation.vue'
import { WIDTH } from '../../../components/backpropagation/picture'
import { fakeDeck } from '../../fakes/slidev-client'
import { freshDeck } from '../kit/support/demo'

beforeEach(freshDeck)

/** Of every character of the font of numbers, in em. */
const ADVANCE = 0.632

/** What was explored outlives a demo; an address begins anew. */
function open(explore: 'talk' | 'page', clicks = 0) {
  fakeDeck.query.value = { explore }
  const wrapper = mount(Backpropagation, { props: { clicks }, attachTo: document.body })
  const press = (text: string) => wrapper.findAll('button').find(button => button.text() === text)!.trigger('click')
  const field = (label: string) => wrapper.findAll('.number-field').find(one => one.find('.name').text() === label)!.find('input')
  const alt = () => wrapper.find('svg.figure').attributes('aria-label')!
  const numbers = () => wrapper.find('svg.figure').findAll('text.number').map(text => text.text())
  const rows = () => wrapper.findAll('table[aria-label=Derivatives] tbody tr').map(row => row.findAll('td').map(cell => cell.text()))
  return { wrapper, press, field, alt, numbers, rows }
}

describe('in the talk', () => {
  const DERIVATIVES = ['−2', '−3', '−1.6', '−0.8', '0.4', '0.2']
  const UPDATED = ['1.16', '1.08', '1.46', '−1.02', '1.1', '0']

  it('brings the forward pass, the loss, the backward pass and the update with a click each, and takes them back', async () => {
    const { wrapper, alt, numbers } = open('talk')
    const at = async (clicks: number) => {
      await wrapper.setProps({ clicks })
      return { alt: alt(), numbers: numbers(), heading: wrapper.find('svg.figure text.strong').text() }
    }
    const seen = [await at(0), await at(1), await at(2), await at(3), await at(4)]
    expect(seen.map(({ heading }) => heading)).toEqual(['1. forward: prediction y', '1. forward: prediction y', '1. forward: prediction y', '2. backward: error', '3. update: weights W'])
    expect(seen[0]!.numbers).toEqual([])
    expect(seen[1]!.alt).toContain('So far the output of unit 1 is 1.5, the output of unit 2 is 1, the prediction y is 1. Step 3 of 13')
    expect(seen[2]!.numbers).toContain('(1 − 2)² = 1')
    expect(seen[2]!.numbers).not.toEqual(expect.arrayContaining(['−3']))
    expect(seen[3]!.numbers).toEqual(expect.arrayContaining([...DERIVATIVES, '0.8', '1.5', '−1']))
    expect(seen[4]!.numbers).toEqual(expect.arrayContaining([...DERIVATIVES, ...UPDATED]))
    expect(seen[4]!.numbers).not.toContain('0.0169')
    for (const clicks of [3, 2, 1, 0])
      expect(await at(clicks)).toEqual(seen[clicks])
  })

  it('is stepped on from where the clicks stand, until the next click', async () => {
    const { wrapper, press, numbers } = open('talk', 3)
    await press('Step')
    expect(numbers()).toContain('0.8 − 0.1 · (−3) = 1.1')
    expect(numbers()).not.toContain('1.16')
    await wrapper.setProps({ clicks: 4 })
    expect(numbers()).toContain('1.16')
    await press('Step')
    expect(numbers()).toContain('(1.87 − 2)² = 0.0169')
    await wrapper.setProps({ clicks: 3 })
    expect(numbers()).toEqual(expect.arrayContaining(['0.4 · 1 · 1 = 0.4', '0.8']))
    expect(wrapper.text()).not.toContain('Back to the talk')
  })
})

describe('on the slide', () => {
  it.each<[string, string]>([
    ['the example', ''],
    ['long numbers', 'first=-123.45,0.12345,-1.5678,-123.45&second=-1.2345,-123.45&input=-12.345,-0.12345&learningRate=0.0123'],
  ])('keeps the arithmetic of %s inside the picture', async (_, setting) => {
    const { wrapper, press } = open('talk')
    fakeDeck.query.value = { explore: 'slide', ...Object.fromEntries(new URLSearchParams(setting)) }
    await nextTick()
    const lengths = new Set<number>()
    for (let step = 1; step <= 13; step++) {
      await press('Step')
      for (const line of wrapper.find('svg.figure').findAll('text.number').filter(text => /[=≈]/.test(text.text()))) {
        lengths.add(line.text().length)
        expect(Number.parseFloat((line.element as SVGElement).style.fontSize) * ADVANCE * line.text().length).toBeLessThan(WIDTH)
      }
    }
    expect(Math.max(...lengths)).toBeGreaterThan(setting ? 35 : 20)
  })

  it('shows both ways in letters until it is stepped through, number by number', async () => {
    const { press, alt, numbers } = open('talk')
    expect(numbers()).toEqual([])
    for (let step = 1; step <= 4; step++)
      await press('Step')
    expect(alt()).toContain('the loss J is 1.')
    expect(alt()).not.toContain('derivative')
    expect(numbers()).not.toContain('−1.6')
    for (let step = 5; step <= 13; step++)
      await press('Step')
    expect(numbers()).toEqual(expect.arrayContaining(['1.16', '1.08', '1.46', '−1.02', '1.1', '1.87', '0.0169']))
    await press('Back to the talk')
    expect(numbers()).toEqual([])
  })

  it('asks before it shows', async () => {
    const { wrapper, press, numbers } = open('talk')
    await press('Step')
    await press('Predict')
    expect(numbers()).toContain('?')
    expect(numbers()).not.toContain('1.5 = 1.5')
    expect(wrapper.find('[role=status]').text()).toContain('what is it?')
    await press('Reveal')
    expect(numbers()).not.toContain('?')
    await press('Step')
    expect(numbers()).toContain('?')
  })
})

describe('on the full page', () => {
  it('has every derivative beside its finite difference, for any numbers', async () => {
    const { press, field, rows } = open('page')
    expect(rows().map(([name, , derivative]) => [name, derivative])).toContainEqual(['W(1) 1,2', '−0.8'])
    await press('A unit that is off')
    expect(rows().map(([, , derivative]) => derivative)).toEqual(['1.6', '3.2', '0', '0', '6', '0'])
    await field('Target ŷ').setValue('2.4')
    expect(rows().map(([, , derivative]) => derivative)).toEqual(['0', '0', '0', '0', '0', '0'])
    // By hand: sums 3 and −0.5 + 2 · 0.5 = 0.5; y = 2.4 − 0.2 · 0.5 = 2.3; ∂J/∂y = −0.2
    await field('W(1) 2,2').setValue('-0.5')
    expect(rows().map(([, , derivative]) => derivative)).toEqual(['−0.16', '−0.32', '0.04', '0.08', '−0.6', '−0.1'])
  })

  it('makes updates, and a weight that is set begins a new run from there', async () => {
    const { wrapper, field, rows } = open('page')
    await field('Updates').setValue('1')
    expect(rows().map(([, value]) => value)).toEqual(['1.16', '1.08', '1.46', '−1.02', '1.1', '0'])
    expect(wrapper.find('.verdict').text()).toContain('After 1 update J = 0.0169;')
    await field('W(2) 1,2').setValue('0.5')
    expect(field('Updates').element.value).toBe('0')
    expect(rows().map(([, value]) => value)).toEqual(['1.16', '1.08', '1.46', '−1.02', '1.1', '0.5'])
  })

  it('names a run that diverges, and keeps its last finite state', async () => {
    const { wrapper, field, rows } = open('page')
    await wrapper.find('select').setValue('identity')
    await field('Learning rate η').setValue('50')
    await field('Updates').setValue('100')
    await nextTick()
    expect(wrapper.find('.verdict').text()).toContain('would leave all bounds: η is too large')
    expect(rows().flat().join(' ')).not.toMatch(/NaN|Infinity/)
    expect(Number(field('Updates').element.value)).toBeLessThan(10)
  })

  it('trains XOR from one start after another, and says which stay', async () => {
    const { wrapper, press } = open('page')
    const choose = (part: string) => wrapper.find(`input[type=radio][value=${part}]`).setValue()
    await press('Step')
    await choose('xor')
    const starts = () => wrapper.findAll('table[aria-label=Starts] tbody tr').map(row => row.findAll('td').map(cell => cell.text()))
    expect(starts()).toEqual([])
    for (let step = 0; step < 10; step++)
      await press('Step')
    await vi.waitFor(() => expect(starts()).toHaveLength(10), { timeout: 60_000 })
    // Of 100 starts in an earlier trial 84 learned it, and the others stayed at a loss of ½ with two examples right.
    const stay = starts().filter(([, , , , end]) => end === 'not learned')
    expect(stay.length).toBeGreaterThan(0)
    expect(stay.length).toBeLessThan(5)
    for (const [, loss, , right] of stay)
      expect([Number(loss).toFixed(1), right]).toEqual(['0.5', '2 of 4'])
    expect(wrapper.find('.verdict').text()).toContain(`${10 - stay.length} of 10 starts learned XOR; ${stay.length} `)
    expect(wrapper.findAll('path.stuck')).toHaveLength(stay.length)
    await choose('example')
    expect(wrapper.findAll('table[aria-label=Derivatives] tbody tr')).toHaveLength(6)
  })

  it('tells nothing of what is to be predicted', async () => {
    const { wrapper, press, rows } = open('page')
    await press('Step')
    await wrapper.find('input[type=checkbox]').setValue(true)
    expect(rows()).toEqual([])
    expect(wrapper.find('dialog').text()).not.toMatch(/J = 1|0\.0169/)
  })
})
