// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import Alignment from '../../../components/alignment/Alignment.vue'
import { build, lecture, printedWords } from '../../../demos/alignment/grammar'
import { translate } from '../../../demos/alignment/translate'
import { decodeWeights } from '../../../demos/alignment/weights'
import { fakeDeck } from '../../fakes/slidev-client'
import { freshDeck } from '../kit/support/demo'

/** Whether the server has the weights. */
let hasWeights = true

beforeEach(() => {
  freshDeck()
  hasWeights = true
  vi.stubGlobal('fetch', async (address: string) => hasWeights
    ? new Response(readFileSync(`public/${address.replace(/^.*(?=weights)/, '')}`))
    : new Response('', { status: 404 }))
})

const networkOf = (name: string) => decodeWeights(readFileSync(`public/weights/${name}.bin`))
const pair = build(lecture)
const french = printedWords(pair.french)
const english = printedWords(pair.english)

/** What was explored outlives a demo; an address begins anew. */
function open(query: Record<string, string> = { explore: 'talk' }) {
  fakeDeck.query.value = query
  const wrapper = mount(Alignment, { attachTo: document.body, props: { clicks: 0 } })
  const press = (text: string) => wrapper.findAll('button').find(button => button.text() === text)!.trigger('click')
  const alt = () => wrapper.findAll('svg.figure').at(-1)!.attributes('aria-label')!
  const word = (text: string) => wrapper.find(`[role=radio][aria-label="${text}"]`)
  const select = (label: string) => wrapper.findAll('.select-field').find(one => one.find('.name').text() === label)!.find('select')
  const said = () => wrapper.find('[role=status]').text()
  const table = () => wrapper.findAll('table[aria-label="Alignment"]').at(-1)!.findAll('tr').map(row => row.findAll('th, td').map(cell => cell.text()))
  return { wrapper, press, alt, word, select, said, table }
}

// First: what is here is not fetched again.
describe('without weights', () => {
  it('keeps the recorded picture, and says so', async () => {
    hasWeights = false
    const { wrapper, alt, table } = open({ explore: 'slide', network: 'recurrent' })
    await expect.poll(() => wrapper.find('.demo-notice').text()).toMatch(/is missing: the server answers 404.*The picture is the lecture’s sentence, as it was recorded when the network was trained\./)
    expect(alt()).toContain(french.join(' '))
    expect(table()).toHaveLength(1 + 14)
  })
})

describe('on the slide', () => {
  it('shows the lecture’s matrix, the reversed block outlined, and says whose it is', () => {
    const { wrapper, alt, table } = open()
    expect(alt()).toContain('The order is reversed in “European Economic Area”, “zone économique européenne”.')
    expect(wrapper.findAll('.alignment-matrix .weight')).toHaveLength(14 * 13)
    const [window] = wrapper.findAll('.alignment-matrix .window')
    expect(Number(window!.attributes('width')) / Number(window!.attributes('x'))).toBeCloseTo(3 / 4) // columns 4 to 6
    expect(wrapper.find('.origin').text()).toMatch(/trained here; not Bahdanau’s\. This sentence was not in its training\./)
    expect(table()[0]).toEqual(['French word', ...english])
    expect(table().slice(1).map(([word]) => word)).toEqual(french)
    // Each word's largest share is on the word that decides it.
    table().slice(1).forEach(([, ...cells], row) => expect(Number(cells[pair.links[row]!]!.replace(/[^\d.]/g, ''))).toBeGreaterThan(50))
  })

  it('lights the row of a word that has the focus, and keeps one that is chosen', async () => {
    const { wrapper, word, said } = open()
    expect(wrapper.find('.row-ground').exists()).toBe(false)
    await word('zone').trigger('focusin')
    const rowOf = () => Math.round(Number(wrapper.find('.row-ground').attributes('y')) / Number(wrapper.find('.row-ground').attributes('height')))
    expect(rowOf()).toBe(4)
    await word('zone').trigger('keydown', { key: 'ArrowDown' })
    await word('économique').trigger('focusout')
    expect(rowOf()).toBe(5)
    expect(said()).toMatch(/^“économique” looks at “Economic”, (> )?\d+\.\d %/)
    expect(word('économique').attributes()).toMatchObject({ 'aria-checked': 'true', 'tabindex': '0' })
    expect(wrapper.findAll('[role=radio][tabindex="0"]')).toHaveLength(1)
    await word('économique').trigger('keydown', { key: 'Escape' })
    expect(wrapper.find('.row-ground').exists()).toBe(false)
  })

  it('draws the same as lines', async () => {
    const { wrapper, alt, word } = open({ explore: 'slide', view: 'lines' })
    expect(alt()).toContain('with a line from each French word')
    expect(wrapper.findAll('.attention-line').length).toBeGreaterThanOrEqual(14)
    await word('zone').trigger('click')
    expect(wrapper.findAll('.attention-line.lit').length).toBeGreaterThanOrEqual(1)
    expect(wrapper.text()).toMatch(/> 99\.9 %|\d\d\.\d %/)
  })

  it('asks where the next word looks, from the reversed block on, and gives nothing away', async () => {
    const { wrapper, press, alt, table } = open()
    await press('Predict')
    expect(alt()).toMatch(/Where does the next French word, “zone”, look\? It is to be predicted\.$/)
    expect(table()).toHaveLength(1 + 4)
    expect(wrapper.findAll('.alignment-matrix .weight')).toHaveLength(4 * 13)
    expect(wrapper.find('.alignment-matrix .window').exists()).toBe(false)
    expect(wrapper.text()).not.toContain('économique')
    await press('Reveal')
    expect(table().at(-1)![0]).toBe('zone')
    await press('Predict')
    expect(alt()).toContain('“économique”, look?')
    await press('Back to the talk')
    expect(table()).toHaveLength(1 + 14)
  })
})

describe('on the full page', () => {
  it('translates what the menus spell, as the shipped weights do', async () => {
    const { wrapper, select, table } = open({ explore: 'page' })
    await select('Noun 2').setValue('law')
    await select('Adjective 3 of noun 2').setValue('national')
    const chosen = { ...lecture, secondNoun: 'law', secondAdjective3: 'national' } as const
    const { words, attention } = translate(networkOf('alignment'), build(chosen).english)
    await expect.poll(() => table().slice(1).map(([word]) => word)).toEqual(printedWords(words))
    expect(table()[0]!.slice(1)).toEqual(printedWords(build(chosen).english))
    table().slice(1).forEach(([, ...cells], row) => cells.forEach((cell, column) =>
      expect(Math.abs(Number(cell.replace(/[^\d.]/g, '')) - 100 * attention[row]![column]!), cell).toBeLessThan(0.11)))
    await select('Preposition').setValue('none')
    expect(wrapper.findAll('.sentence-menus select')).toHaveLength(19 - 6)
  })

  it('writes word by word, each with its five likeliest', async () => {
    const { wrapper, press } = open({ explore: 'page' })
    await press('Reset')
    const written = () => wrapper.findAll('.french-sentence label').map(label => label.text())
    expect(written()).toEqual([])
    await press('Step')
    await press('Step')
    expect(written()).toEqual(french.slice(0, 2))
    const likeliest = wrapper.findAll('table[aria-label="Likeliest words"] tbody tr')
    expect(likeliest).toHaveLength(5)
    expect(likeliest[0]!.find('th').text()).toBe('accord')
    await wrapper.find('.french-sentence input').trigger('change')
    expect(wrapper.find('table[aria-label="Likeliest words"] th[lang]').text()).toBe('l\'')
  })

  it('takes a guess and puts it beside the answer', async () => {
    const { wrapper, press, select } = open({ explore: 'page', predict: 'yes', position: '4' })
    expect(wrapper.findAll('.french-sentence label')).toHaveLength(4)
    await select('Your guess: “zone” looks most at').setValue('4')
    await press('Reveal')
    expect(wrapper.text()).toMatch(/You guessed “European”: “zone” looks at “Area”, (> )?\d+\.\d %/)
  })

  it('shows three networks on one sentence, and the run from diffuse to sharp', async () => {
    const { wrapper } = open({ explore: 'page', part: 'networks' })
    await expect.poll(() => wrapper.findAll('dialog .alignment-matrix').length).toBe(3)
    expect(wrapper.text()).toContain('A network can be right and its attention wrong.')
    await wrapper.findAll('.choice-field').find(field => field.text().includes('training'))!.find('input[value=training]').setValue(true)
    await expect.poll(() => wrapper.find('dialog .alignment-matrix').exists()).toBe(true)
    const sharpest = () => Math.max(...wrapper.findAll('dialog .weight').map(rect => Number(/fill-opacity: ([\d.e-]+)/.exec(rect.attributes('style')!)![1])))
    const mean = () => {
      const opacities = wrapper.findAll('dialog .weight').map(rect => Number(/fill-opacity: ([\d.e-]+)/.exec(rect.attributes('style')!)![1]))
      return opacities.reduce((sum, opacity) => sum + opacity ** 2, 0) / 14
    }
    const diffuse = mean()
    await wrapper.find('input[type=range]').setValue(99)
    expect(sharpest()).toBeGreaterThan(0.99)
    expect(mean()).toBeGreaterThan(2 * diffuse)
  })
})
