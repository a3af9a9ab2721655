// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import Perceptron from '../../../components/perceptron/Perceptron.vue'
import { fakeDeck } from '../../fakes/slidev-client'
import { freshDeck } from '../kit/support/demo'

beforeEach(freshDeck)

/** What was explored outlives a demo; an address begins anew. */
function open(query: Record<string, string>, clicks = 1) {
  fakeDeck.query.value = query
  const wrapper = mount(Perceptron, { attachTo: document.body, props: { clicks } })
  const find = (text: string) => wrapper.findAll('button').find(button => button.text() === text)
  const press = (text: string) => find(text)!.trigger('click')
  const field = (label: string) => wrapper.findAll('.number-field').find(one => one.find('.name').text() === label)!.find('input')
  const value = (label: string) => Number(field(label).element.value)
  const select = (label: string) => wrapper.findAll('.select-field').find(one => one.find('.name').text() === label)!.find('select')
  const alt = () => wrapper.find('svg.figure').attributes('aria-label')!
  const said = () => wrapper.find('[role=status]').text()
  const lines = () => wrapper.findAll('svg text.number').map(text => text.text()).filter(text => /[=←]/.test(text))
  const point = (place: string) => wrapper.findAll('.handle').find(handle => handle.attributes('aria-label')!.includes(`at ${place},`))
  return { wrapper, find, press, field, value, select, alt, said, lines, point }
}

describe('on the slide', () => {
  it('keeps the lecture’s drawing and clicks, and can be used after the last one', async () => {
    const { wrapper, find, alt, press, said } = open({ explore: 'talk' }, 0)
    expect(alt()).toMatch(/^The perceptron in full/)
    expect(find('Step')).toBeUndefined()
    await wrapper.setProps({ clicks: 1 })
    expect(alt()).toMatch(/^The same perceptron, drawn compactly/)
    expect(wrapper.text()).toContain('Figure: The arrows represent the weights W.')
    expect(said()).toBe('')
    await press('Step')
    expect(alt()).toMatch(/weighted sum is .*, and y = step/)
    await press('Back to the talk')
    expect(alt()).toMatch(/^The same perceptron/)
  })

  it('writes an update out: AND, from given weights', async () => {
    const { press, lines, said } = open({ explore: 'slide', weights: '0.2,-0.2,-0.6' })
    expect(lines()).toEqual(['Σ = 1·0.2 + 0·(−0.2) + 0·(−0.6) = 0.2', 'y = step(0.2) = 1', 'ŷ = 0'])
    await press('Step')
    // By hand: δ = η · 2 (y − ŷ) · 1 = 0.5 · 2 · (1 − 0) = 1, and only the constant input is not 0.
    expect(lines().slice(3)).toEqual(['δ = 0.5·2·(1 − 0)·1 = 1', 'W0 ← 0.2 − 1·1 = −0.8', 'W1 ← −0.2 − 1·0 = −0.2', 'W2 ← −0.6 − 1·0 = −0.6'])
    expect(said()).toContain('Step 1, point 1 of 4')
    expect(said()).toContain('W 0 becomes 0.2 minus 1 times 1 equals −0.8')
    await press('Step')
    // Point (0, 1): the sum is −0.8 − 0.6.
    expect(lines()[0]).toBe('Σ = 1·(−0.8) + 0·(−0.2) + 1·(−0.6) = −1.4')
  })

  it('has inputs and weights typed into the drawing', async () => {
    const { wrapper, lines, press } = open({ explore: 'slide', weights: '0.2,-0.2,-0.6' })
    const type = async (grid: string, row: number, text: string) => {
      const cell = wrapper.find(`[aria-label="${grid}"] [data-row="${row}"]`)
      await cell.trigger('focusin')
      for (const key of text)
        await cell.trigger('keydown', { key })
      await cell.trigger('keydown', { key: 'Enter' })
    }
    await type('Weights W', 1, '0.5')
    await type('Inputs x', 0, '3')
    expect(lines()).toEqual(['Σ = 1·0.2 + 3·0.5 + 0·(−0.6) = 1.7', 'y = step(1.7) = 1'])
    await press('Step') // shows the point (0, 0) again
    expect(lines().slice(0, 3)).toEqual(['Σ = 1·0.2 + 0·0.5 + 0·(−0.6) = 0.2', 'y = step(0.2) = 1', 'ŷ = 0'])
  })

  it('asks before it shows', async () => {
    const { press, alt, said, lines } = open({ explore: 'slide', weights: '0.2,-0.2,-0.6', position: '1' })
    await press('Predict')
    expect(lines()).toEqual(['Σ = 1·0.2 + 0·(−0.2) + 0·(−0.6) = ?', 'y = step(?) = ?', 'ŷ = 0'])
    expect(alt()).not.toContain('weighted sum')
    expect(said()).toContain('What is y?')
    await press('Reveal')
    expect(lines()).toContain('y = step(0.2) = 1')
    await press('Step')
    expect(lines()).toContain('y = step(?) = ?')
  })
})

describe('on the full page', () => {
  it('learns AND, and says so', async () => {
    const { wrapper, press, value } = open({ explore: 'page', weights: '0.2,-0.2,-0.6' })
    await press('One pass')
    await press('One pass')
    const [w0, w1, w2] = ['W 0', 'W 1', 'W 2'].map(value) as [number, number, number]
    for (const [a, b] of [[0, 0], [0, 1], [1, 0], [1, 1]] as const)
      expect(w0 + w1 * a + w2 * b > 0).toBe(a === 1 && b === 1)
    expect(wrapper.find('.verdict').text()).toContain('4 of 4 points are right, J = 0. Learned')
    expect(wrapper.text()).toContain('A line separates these points.')
  })

  it('never learns XOR, says why, and leads on', async () => {
    const { wrapper, select } = open({ explore: 'page', position: '400' })
    await select('Data').setValue('xor')
    expect(wrapper.text()).toContain('No line separates these points: (0.5, 0.5) lies on (0, 1)–(1, 0), where ŷ = 1, and on (0, 0)–(1, 1), where ŷ = 0.')
    await wrapper.find('input[type=range]').setValue(400)
    expect(wrapper.find('.verdict').text()).toMatch(/After 400 steps [0-3] of 4 points are right.*goes round for ever/)
    expect(wrapper.find('a').attributes('href')).toBe('#/multi-layer-perceptron')
    await select('Activation').setValue('tanh')
    expect(wrapper.text()).toContain('where ŷ = −1.')
  })

  it('takes points by keys: moved, changed, deleted, added', async () => {
    const { wrapper, press, point, select } = open({ explore: 'page', position: '3' })
    await point('1, 1')!.trigger('keydown', { key: 'ArrowLeft' })
    expect(select('Data').element.value).toBe('own')
    expect(wrapper.find('input[type=range]').element).toHaveProperty('value', '0')
    await point('0.9, 1')!.trigger('keydown', { key: 'Enter' })
    expect(point('0.9, 1')!.attributes('aria-label')).toContain('ŷ = 0')
    expect(wrapper.text()).toContain('All points are of one kind.')
    await point('0, 0')!.trigger('keydown', { key: 'Delete' })
    expect(wrapper.findAll('.handle')).toHaveLength(3)
    await press('Add a point')
    await nextTick()
    expect(wrapper.findAll('.handle')).toHaveLength(4)
    expect(document.activeElement!.getAttribute('aria-label')).toMatch(/^Point 4 at .*, ŷ = 1/)
  })

  it('names a unit that is off, and refuses an input without a number', async () => {
    const { wrapper, field, select } = open({ explore: 'page', data: 'or', activation: 'relu', weights: '-1,0,0', position: '3' })
    expect(wrapper.find('.verdict').text()).toContain('ReLU is off at every point')
    await select('Activation').setValue('step')
    await field('x 1').setValue('')
    await field('x 1').trigger('blur')
    expect(wrapper.text()).toContain('x 1 takes no “”')
    expect(wrapper.text()).not.toMatch(/NaN|Infinity/)
  })

  it('a weight that is set begins a new run, a seed draws weights again', async () => {
    const { wrapper, field, value } = open({ explore: 'page', position: '6' })
    const drawn = ['W 0', 'W 1', 'W 2'].map(value)
    await field('W 1').setValue('4')
    expect(['W 0', 'W 1', 'W 2'].map(value)).toEqual([drawn[0], 4, drawn[2]])
    expect(wrapper.find('input[type=range]').element).toHaveProperty('value', '0')
    await field('Seed').setValue('10')
    const other = ['W 0', 'W 1', 'W 2'].map(value)
    expect(other).not.toContain(4)
    await field('Seed').setValue('11')
    await field('Seed').setValue('10')
    expect(['W 0', 'W 1', 'W 2'].map(value)).toEqual(other)
  })

  it('tells nothing of what is to be predicted', async () => {
    const { wrapper, value } = open({ explore: 'page', weights: '0.2,-0.2,-0.6', position: '1', predict: 'yes' })
    expect(value('W 0')).toBe(0.2) // and not −0.8
    expect(wrapper.find('dialog').text()).not.toMatch(/J = |are right|−0\.8/)
  })
})
