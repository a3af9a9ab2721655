import type { Browser, Locator, Page } from 'playwright'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import metrics from '../../demos/alignment/alignment-metrics.json'
import { build, lecture, printedWords } from '../../demos/alignment/grammar'
import { translate } from '../../demos/alignment/translate'
import { decodeWeights } from '../../demos/alignment/weights'
import { slideOf } from '../support/deck'
import { axeFaults, prepareAxe } from './support/axe'
import { openDemo, saidBy, stateInAddress } from './support/explore'
import { FULL_PAGE } from './support/full-pages'
import { inspectSlide, SMALLEST } from './support/inspect-slide'
import { openLecture } from './support/lecture'
import { demoOf, LAPTOP, launch, openDeck, settled } from './support/open-deck'

const place = { alias: 'key-and-query', name: 'alignment' }
const WEIGHTS = /weights\/(?:alignment|shifted|recurrent)\.bin$/

let browser: Browser
beforeAll(async () => { browser = await launch({ webgpu: true }) })

const button = (demo: Locator, name: string) => demo.getByRole('button', { name, exact: true })
const select = (demo: Locator, name: string) => demo.getByRole('combobox', { name, exact: true })
const word = (demo: Locator, name: string) => demo.getByRole('radiogroup', { name: 'French word' }).getByRole('radio', { name, exact: true })
const altOf = async (demo: Locator) => (await demo.locator('svg.figure').last().getAttribute('aria-label'))!
/** The table “Alignment”, row by row; a share as a number. */
const tableOf = async (demo: Locator) => {
  const [english, ...rows] = await demo.getByRole('table', { name: 'Alignment' }).locator('tr').evaluateAll(rows => rows.map(row => [...row.querySelectorAll('th, td')].map(cell => cell.textContent!.trim())))
  return { english: english!.slice(1), rows: rows.map(([french, ...cells]) => ({ french, cells, shares: cells.map(text => Number(/^>?([\d.]+) %$/.exec(text)![1])) })) }
}

/** The table holds what the plain forward pass makes of the shipped weights, and adds up. */
async function expectTranslation(demo: Locator, choices: typeof lecture, name: 'alignment' | 'shifted' | 'recurrent' = 'alignment'): Promise<void> {
  const { english } = build(choices)
  const { words, attention } = translate(decodeWeights(readFileSync(`public/weights/${name}.bin`)), english)
  await expect.poll(async () => (await tableOf(demo)).rows.map(({ french }) => french)).toEqual(printedWords(words))
  const table = await tableOf(demo)
  expect(table.english).toEqual(printedWords(english))
  table.rows.forEach(({ shares, cells }, row) => {
    shares.forEach((share, column) => expect(Math.abs(share - 100 * attention[row]![column]!)).toBeLessThan(0.11))
    if (!cells.some(cell => cell.startsWith('>')))
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 6)
    expect(cells).not.toContain('100.0 %')
  })
}

describe.each(['webgpu', 'wasm', 'cpu'])('on %s', (backend) => {
  it('the slide has the lecture’s sentence as the shipped network translates it', async () => {
    const { demo, complaints, close } = await openDemo(browser, { ...place, backend })
    expect(await demo.getAttribute('data-backend')).toBe(backend)
    await expectTranslation(demo, lecture)
    const { links } = build(lecture)
    const { rows } = await tableOf(demo)
    rows.forEach(({ shares }, row) => expect(shares.indexOf(Math.max(...shares))).toBe(links[row]))
    expect(await altOf(demo)).toContain('The order is reversed in “European Economic Area”, “zone économique européenne”.')
    expect(Number(await demo.getAttribute('data-tensors'))).toBe(0)
    expect(complaints).toEqual([])
    await close()
  })
})

describe('on the slide', () => {
  it('a word is looked at by mouse and keys, asked for by q, and the clicker goes on', async () => {
    const { page, demo, complaints, close } = await openDemo(browser, { ...place, backend: 'cpu', viewport: LAPTOP })
    const lit = demo.locator('.row-ground')
    await word(demo, 'zone').hover({ position: { x: 300, y: 8 } }) // over its row
    await expect.poll(() => lit.count()).toBe(1)
    expect(await stateInAddress(page)).toEqual({})
    await page.mouse.move(5, 5)
    await expect.poll(() => lit.count()).toBe(0)

    await word(demo, 'L\'').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => saidBy(demo)).toMatch(/^“sur” looks at “on”, (> )?\d+\.\d %/)
    await expect.poll(() => stateInAddress(page)).toEqual({ explore: 'slide', word: '2' })
    await page.keyboard.press('Escape')

    await page.keyboard.press('q')
    await expect.poll(() => altOf(demo)).toContain('Where does the next French word, “zone”, look?')
    expect(await demo.textContent()).not.toMatch(/économique|reversed/)
    await page.keyboard.press('q')
    await expect.poll(async () => (await tableOf(demo)).rows.at(-1)!.french).toBe('zone')
    await page.keyboard.press('q')
    await expect.poll(() => altOf(demo)).toContain('“économique”, look?')
    await button(demo, 'Back to the talk').click()
    await expect.poll(async () => (await tableOf(demo)).rows.length).toBe(14)

    await demo.getByRole('radio', { name: 'Lines' }).check()
    await expect.poll(() => altOf(demo)).toContain('a line from each French word')
    await word(demo, 'européenne').click()
    await expect.poll(() => demo.locator('.attention-line.lit').count()).toBeGreaterThan(0)
    expect(await page.evaluate(inspectSlide, SMALLEST)).toEqual([])
    await page.keyboard.press('PageDown')
    await settled(page, 'self-attention', 0)
    await page.keyboard.press('PageUp')
    await settled(page, place.alias, 0)
    expect(await altOf(demo)).toContain('A grid')
    expect(complaints).toEqual([])
    await close()
  })

  it.each(['shifted', 'recurrent'] as const)('the network “%s” takes its place', async (name) => {
    const { demo, close } = await openDemo(browser, { ...place, backend: 'cpu' })
    await select(demo, 'Network').selectOption(name)
    await expectTranslation(demo, lecture, name)
    await close()
  })
})

describe('on the full page', () => {
  it('any sentence of the menus is translated, word by word', async () => {
    const { page, demo, complaints, close } = await openDemo(browser, { ...place, backend: 'cpu', viewport: { width: 1280, height: 720 }, search: 'explore=page' })
    const menus = demo.getByRole('group', { name: 'Sentence' })
    await menus.getByRole('combobox', { name: 'Noun', exact: true }).selectOption('school')
    await menus.getByRole('combobox', { name: 'Adjective 1', exact: true }).selectOption('public')
    await menus.getByRole('combobox', { name: 'Mark' }).selectOption('!')
    await expectTranslation(demo, { ...lecture, noun: 'school', adjective1: 'public', mark: '!' })
    await expect.poll(() => stateInAddress(page)).toEqual({ explore: 'page', noun: 'school', adjective1: 'public', mark: '!' })

    const written = demo.locator('.french-sentence label')
    await button(demo, 'Reset').click()
    expect(await written.count()).toBe(0)
    await button(demo, 'Step').click()
    await button(demo, 'Step').click()
    expect(await written.allInnerTexts()).toEqual(['L\'', 'école'])
    expect((await demo.getByRole('table', { name: 'Likeliest words' }).locator('tbody th').allInnerTexts())).toHaveLength(5)
    await button(demo, 'Play').click()
    await expect.poll(() => written.count()).toBeGreaterThan(4)
    await button(demo, 'Pause').click()
    await written.first().click()
    await expect.poll(() => demo.locator('dialog').textContent()).toContain('“L\'” looks at “The”')
    expect(await demo.getByRole('table', { name: 'Likeliest words' }).locator('tbody th').first().innerText()).toBe('l\'')

    // The longest sentence fits the smallest screen, in every view.
    for (const [name, value] of [['Place of the time', 'first'], ['Adjective 1', 'political'], ['Adjective 2', 'scientific'], ['Adjective 3 of noun 2', 'military'], ['Adverb', 'officially'], ['Number', 'plural'], ['Number of noun 2', 'plural']] as const)
      await select(menus, name).selectOption(value)
    await button(demo, 'Reset').click()
    await button(demo, 'Step').click()
    for (const view of ['Matrix', 'Lines', 'Numbers']) {
      await demo.getByRole('radio', { name: view }).check()
      expect(await page.locator(FULL_PAGE).evaluate(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => [scrollWidth - clientWidth, scrollHeight - clientHeight]), view).toEqual([0, 0])
    }
    await button(demo, 'The lecture’s sentence').click()
    expect(await select(menus, 'Noun').inputValue()).toBe('agreement')
    expect(complaints).toEqual([])
    await close()
  })

  it.each(['Matrix', 'Lines'])('a word is looked at in the figure as in the sentence beside it: %s', async (view) => {
    const { page, demo, complaints, close } = await openDemo(browser, { ...place, backend: 'cpu', viewport: { width: 1280, height: 720 }, search: 'explore=page' })
    await demo.getByRole('radio', { name: view }).check()
    const inFigure = demo.locator('dialog .picture [data-word="4"]')
    const inSentence = demo.locator('.french-sentence .lit')
    await inFigure.hover()
    await expect.poll(() => inSentence.allInnerTexts()).toEqual(['zone'])
    await page.mouse.move(5, 5)
    await expect.poll(() => inSentence.count()).toBe(0)
    await inFigure.click()
    await page.mouse.move(5, 5)
    await expect.poll(() => inSentence.allInnerTexts()).toEqual(['zone'])
    expect(await demo.locator('dialog').textContent()).toContain('“zone” looks at “Area”')
    await expect.poll(() => stateInAddress(page)).toMatchObject({ word: '4' })
    expect(await demo.getByRole('radiogroup', { name: 'French word' }).count()).toBe(0) // the sentence's radio buttons are enough
    expect(complaints).toEqual([])
    await close()
  })

  it('a guess is taken and put beside the answer', async () => {
    const { demo, close } = await openDemo(browser, { ...place, backend: 'cpu', search: 'explore=page&position=4' })
    await demo.getByRole('checkbox', { name: 'Predict' }).check()
    expect(await demo.getByRole('dialog').textContent()).not.toContain('European 9')
    await select(demo, 'Your guess: “zone” looks most at').selectOption({ label: 'European' })
    await button(demo, 'Reveal').click()
    await expect.poll(() => demo.locator('dialog').textContent()).toMatch(/You guessed “European”: “zone” looks at “Area”, (> )?\d+\.\d %/)
    await button(demo, 'Step').click()
    await expect.poll(() => altOf(demo)).toContain('“économique”, look?')
    await close()
  })

  it('three networks stand side by side with what was measured of them, and the run is gone through', async () => {
    const { page, demo, complaints, close } = await openDemo(browser, { ...place, backend: 'cpu', search: 'explore=page&part=networks' })
    const pictures = demo.locator('dialog svg.figure')
    await expect.poll(() => pictures.count()).toBe(3)
    const text = await demo.locator('dialog').innerText()
    for (const { shippedSeed, runs } of Object.values(metrics.networks)) {
      const { alignment } = runs.find(({ seed }) => seed === shippedSeed)!
      expect(text).toContain(`${(100 * alignment).toFixed(alignment === 1 ? 0 : 1)} % look at the word that decides them`)
    }
    await expect.poll(() => demo.getAttribute('data-status')).toBe('ready')
    await button(demo, 'Another sentence').click()
    const first = () => pictures.first().getAttribute('aria-label').then(alt => /English words “([^”]*)”/.exec(alt!)![1])
    await expect.poll(first).not.toContain('The agreement on the European Economic Area')
    const sentence = await first()
    for (const alt of await pictures.evaluateAll(pictures => pictures.map(picture => picture.getAttribute('aria-label'))))
      expect(alt).toContain(sentence)

    await demo.getByRole('radio', { name: 'training' }).check()
    const slider = demo.getByRole('slider', { name: 'Step', disabled: false })
    const shares = () => demo.locator('dialog .alignment-matrix .weight').evaluateAll(cells => cells.map(cell => Number((cell as SVGElement).style.fillOpacity)))
    await expect.poll(async () => (await shares()).length).toBe(14 * 13)
    const atFirst = Math.max(...await shares())
    await slider.press('End')
    await expect.poll(async () => Math.max(...await shares())).toBeGreaterThan(Math.max(0.99, atFirst))
    expect(await slider.getAttribute('aria-valuetext')).toBe('step 1600 of 1600 of the recorded run')
    await expect.poll(() => stateInAddress(page)).toHaveProperty('recorded-place')
    expect(complaints).toEqual([])
    await close()
  })
})

describe('presenter and audience', () => {
  it('see the same word, question, sentence and step of the run', async () => {
    const { presenter, led, followed, close } = await openLecture(browser, { ...place, query: '?backend=cpu', hasClicks: false })
    await word(led, 'zone').click()
    await expect.poll(() => followed.locator('.row-ground').count()).toBe(1)
    await presenter.keyboard.press('q')
    await expect.poll(() => altOf(followed)).toContain('“zone”, look?')
    await presenter.keyboard.press('e')
    await select(led, 'Noun 2').selectOption('law')
    await expect.poll(() => altOf(followed)).toContain('economic law')
    await led.getByRole('radio', { name: 'training' }).check()
    await led.getByRole('slider', { name: 'Step', disabled: false }).press('End')
    await expect.poll(() => followed.locator('dialog').textContent()).toContain('After 1600 steps')
    await close()
  })
})

describe.each([['light', false], ['dark', true]])('axe in %s', (_, dark) => {
  it('finds nothing on the slide in use and on the page, nor is anything out of its place', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu', dark, search: 'explore=slide&word=4&network=recurrent' })
    await prepareAxe(page)
    expect(await axeFaults(page, `#slideshow ${slideOf(place.alias)}`)).toEqual([])
    expect(await page.evaluate(inspectSlide, SMALLEST)).toEqual([])
    await button(demo, 'Explore').click()
    await demo.getByRole('radio', { name: 'Numbers' }).check()
    expect(await axeFaults(page, 'dialog'), 'numbers').toEqual([])
    await demo.getByRole('radio', { name: 'Matrix' }).check()
    await page.setViewportSize({ width: 360, height: 800 })
    const pictures = { translate: '.translate svg.figure', networks: '.network svg.figure', training: '.translator-training .picture svg.figure' }
    for (const [part, picture] of Object.entries(pictures)) {
      await demo.getByRole('radio', { name: part }).check()
      // One that comes later would move what axe is looking at.
      await expect.poll(() => demo.locator('dialog').locator(picture).count()).toBe(part === 'networks' ? 3 : 1)
      // Scrolled, the picture that stays in sight would lie over part of what axe judges.
      await page.locator('dialog').evaluate(dialog => dialog.scrollTo({ top: 0, behavior: 'instant' }))
      expect(await axeFaults(page, 'dialog'), part).toEqual([])
      expect(await page.locator('dialog').evaluate(dialog => dialog.scrollWidth - dialog.clientWidth), part).toBe(0)
    }
    await close()
  })
})

describe('weights that cannot be had', () => {
  const bytes = readFileSync('public/weights/alignment.bin')
  const faults: [string, (page: Page) => Promise<unknown>, RegExp][] = [
    ['missing', page => page.route(WEIGHTS, route => route.fulfill({ status: 404 })), /is missing: the server answers 404/],
    ['changed by a bit', page => page.route(WEIGHTS, route => route.fulfill({ body: bytes.map((byte, index) => index === 20_000 ? byte ^ 1 : byte) as Buffer })), /was changed on its way/],
    ['others', page => page.route(WEIGHTS, route => route.fulfill({ body: readFileSync('public/weights/digits.bin') })), /which is no translator/],
  ]
  it.each(faults)('when %s are told in a sentence, and the recorded picture stands there', async (_, spoil, sentence) => {
    const { page, close } = await openDeck(browser, { path: '?backend=cpu#/deep-learning' })
    await settled(page, 'deep-learning', 0)
    await spoil(page)
    await page.goto(`${page.url().split('#')[0]}#/${place.alias}`)
    const demo = demoOf(page, place.name)
    await expect.poll(() => demo.getAttribute('data-status')).toBe('error')
    expect(await demo.locator('.demo-notice').textContent()).toMatch(sentence)
    expect(await demo.locator('.demo-notice').textContent()).toContain('The picture is the lecture’s sentence, as it was recorded when the network was trained.')
    expect((await tableOf(demo)).rows.map(({ french }) => french)).toEqual(printedWords(build(lecture).french))
    expect(await page.evaluate(inspectSlide, SMALLEST)).toEqual([])
    await page.keyboard.press('PageDown')
    await settled(page, 'self-attention', 0)
    await close()
  })
})

it('an address with values that make no sense is refused, value by value', async () => {
  const { demo, close } = await openDemo(browser, { ...place, backend: 'cpu', search: 'explore=slide&noun=unicorn&word=99&position=-1' })
  const notice = await demo.locator('.demo-notice').textContent()
  for (const sentence of ['The address asks for noun “unicorn”', 'The address asks for word “99”, which is not a whole number from 0 to 18', 'The address asks for position “-1”'])
    expect(notice).toContain(sentence)
  await expectTranslation(demo, lecture)
  await close()
})
