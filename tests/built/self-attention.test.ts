import type { ArchitectureName } from '../../demos/transformer/architectures'
import type { Browser, Locator, Page } from 'playwright'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { architectures } from '../../demos/transformer/architectures'
import { lecturePair } from '../../demos/transformer/grammar'
import { readSentence } from '../../demos/transformer/transformer'
import { tokensOf } from '../../demos/transformer/vocabulary'
import { decodeWeights } from '../../demos/transformer/weights'
import { axeFaults, prepareAxe } from './support/axe'
import { expectClickerToWork, openDemo, saidBy, stateInAddress } from './support/explore'
import { inspectSlide, SMALLEST } from './support/inspect-slide'
import { openLecture } from './support/lecture'
import { launch, openDeck, settled } from './support/open-deck'

const place = { alias: 'self-attention' }
const [tired, wide] = lecturePair

let browser: Browser
beforeAll(async () => {
  browser = await launch({ webgpu: true })
})

const networkOf = (name: ArchitectureName) => decodeWeights(readFileSync(`public/weights/${name}.bin`))
const percent = (weight: number) => `${(weight * 100).toFixed(1)} %`

/** Shares of a word's attention by the plain forward pass on the shipped file. */
const sharesOf = (name: ArchitectureName, sentence: typeof tired, { layer = 2, head = 1, word = sentence.pronoun, cuts = [] as number[] } = {}) =>
  readSentence(networkOf(name), tokensOf(sentence.words), { cuts: cuts.map(to => ({ layer: layer - 1, head: head - 1, from: word, to })) })
    .layers[layer - 1]!.heads[head - 1]!.weights[word]!

/** The table named "Attention": a column a sentence. */
async function columnsOf(demo: Locator): Promise<string[][]> {
  const rows = await demo.getByRole('table', { name: 'Attention' }).locator('tbody tr').evaluateAll(rows =>
    rows.map(row => [...row.querySelectorAll('td')].map(cell => cell.textContent!.trim()).filter(text => text.endsWith('%'))))
  return rows[0]!.map((_, column) => rows.map(row => row[column]!))
}
/** The software adapter rounds as a GPU does, and the table to a tenth: of the two last digits one may differ. */
async function expectShares(demo: Locator, expected: readonly (readonly number[])[]): Promise<void> {
  await expect.poll(async () => {
    const columns = await columnsOf(demo)
    return columns.length === expected.length && columns.every((column, sentence) =>
      column.every((text, word) => Math.abs(Number.parseFloat(text) - expected[sentence]![word]! * 100) < 0.06))
  }, { message: expected.map(row => row.map(percent).join(' ')).join('\n') }).toBe(true)
}
const radio = (demo: Locator, group: string, name: string) =>
  demo.getByRole(group === 'Word' ? 'radiogroup' : 'group', { name: group, exact: true }).getByRole('radio', { name, exact: true })

describe.each(['webgpu', 'cpu'])('self-attention on %s', (backend) => {
  it('gives the largest share of "it" to the right noun in both sentences, by the shipped weights', async () => {
    const { demo, complaints, close } = await openDemo(browser, { ...place, click: 1, backend })
    expect(await demo.getAttribute('data-backend')).toBe(backend)
    expect(await demo.getAttribute('data-computations')).not.toBe('0')
    await expectShares(demo, [sharesOf('readable', tired), sharesOf('readable', wide)])
    const columns = (await columnsOf(demo)).map(column => column.map(text => Number.parseFloat(text)))
    for (const [side, { words, referent }] of [tired, wide].entries())
      expect(words[columns[side]!.indexOf(Math.max(...columns[side]!))]).toBe(words[referent])
    expect(complaints).toEqual([])
    await close()
  })

  it('reads with every one of the networks, layers and heads', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, click: 1, backend })
    await page.keyboard.press('e')
    await page.locator('dialog').waitFor()
    for (const [name, weights, layer, head] of [['word values', 'word-values', 2, 1], ['standard', 'standard', 1, 1], ['4 heads', 'four-heads', 2, 3], ['1 layer', 'one-layer', 1, 1], ['causal', 'causal', 2, 1]] as const) {
      await radio(demo, 'Weights', name).check()
      await radio(demo, 'Layer', String(layer)).check()
      await radio(demo, 'Head', String(head)).check()
      await expectShares(demo, [sharesOf(weights, tired, { layer, head }), sharesOf(weights, wide, { layer, head })])
    }
    expect(Number(await demo.getAttribute('data-tensors'))).toBe(0)
    await close()
  })
})

describe('exploring', () => {
  it.each(Object.keys(architectures))('on the slide leaves room for everything, with the weights %s', async (name) => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu', search: `explore=slide&weights=${name}` })
    await demo.getByRole('button', { name: 'Back to the talk' }).waitFor()
    expect(await page.evaluate(inspectSlide, SMALLEST)).toEqual([])
    await close()
  })

  it('goes by keys alone: another word, the layer below, an edge cut, and back', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu' })
    await page.keyboard.press('e')
    await page.locator('dialog').waitFor()
    await tabTo(page, 'it')
    await page.keyboard.press('ArrowRight')
    const was = tired.pronoun + 1
    await expectShares(demo, [sharesOf('readable', tired, { word: was }), sharesOf('readable', wide, { word: was })])
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowDown')
    await expectShares(demo, [sharesOf('readable', tired, { layer: 1 }), sharesOf('readable', wide, { layer: 1 })])
    expect(await radio(demo, 'Layer', '1').isChecked()).toBe(true)
    await page.keyboard.press('ArrowUp')
    await radio(demo, 'Beside', 'shares to cut').check()
    await tabTo(page, 'Cut the edge to “animal”')
    await page.keyboard.press('Enter')
    const cuts = [tired.animal]
    await expectShares(demo, [sharesOf('readable', tired, { cuts }), sharesOf('readable', wide, { cuts })])
    expect(await saidBy(demo)).toContain('Layer 2, head 1: “it” gives')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('dialog').count()).toBe(0)
    await close()
  })

  it('shows under the pointer what any word looks at, and keeps what is pressed', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu', viewport: { width: 1280, height: 720 }, search: 'explore=page' })
    const map = demo.getByRole('grid', { name: 'Attention in percent' })
    const cellAt = (row: number, column: number) => map.getByRole('row').nth(row).getByRole('gridcell').nth(column)
    const drawn = () => demo.locator('.demo-page .arc.lit').evaluateAll(arcs => arcs.map(arc => Number.parseFloat(getComputedStyle(arc).strokeWidth)))
    const caption = () => demo.locator('.demo-page .pair').textContent()
    for (const element of [demo.locator('.demo-page .arcs'), map]) {
      const box = (await element.boundingBox())!
      expect(box.y + box.height, 'both are on the first screen').toBeLessThan(720)
    }

    const { weights } = readSentence(networkOf('readable'), tokensOf(tired.words)).layers[1]!.heads[0]!
    const [was, didnt] = [8, 2]
    await cellAt(was, didnt).hover()
    expect(await caption()).toContain(`“was” looks at “didn't”: ${percent(weights[was]![didnt]!)}`)
    expect(await drawn()).toEqual([expect.closeTo(2 + 32 * weights[was]![didnt]!, 1)]) // from 2 units for nothing to 34 for all
    expect(await radio(demo, 'Word', 'was').isChecked()).toBe(true)
    await page.mouse.move(5, 5)
    expect(await radio(demo, 'Word', 'it').isChecked()).toBe(true)
    expect(await caption()).toContain(`“it” looks at “animal”`)

    await cellAt(was, didnt).click()
    await page.mouse.move(5, 5)
    await page.keyboard.press('ArrowDown')
    expect(await caption()).toContain(`“too” looks at “didn't”: ${percent(weights[was + 1]![didnt]!)}`)
    await expectShares(demo, [sharesOf('readable', tired, { word: was + 1 }), sharesOf('readable', wide, { word: was + 1 })])
    const shares = await map.getByRole('row').evaluateAll(rows => rows.map(row => [...row.querySelectorAll('[role=gridcell]')].map(cell => Number(cell.textContent))))
    expect(shares).toEqual(weights.map(row => row.map(weight => Math.round(weight * 100))))
    await close()
  })

  it('cuts an edge without moving anything else', async () => {
    const { demo, close } = await openDemo(browser, { ...place, backend: 'cpu', viewport: { width: 1280, height: 720 }, search: 'explore=page&beside=shares' })
    const places = () => demo.locator('.demo-page').locator('button, label, select, .word, h2, th, .attention-table td:first-of-type').evaluateAll(elements =>
      elements.map(element => Object.values(element.getBoundingClientRect().toJSON() as Record<string, number>).map(Math.round)))
    /** Paths by where they end; their thickness is another one then. */
    const arcs = async () => new Map((await demo.locator('.demo-page .arcs svg > g').evaluateAll(sentences =>
      sentences.map(sentence => [...sentence.querySelectorAll('.arc')].map(arc => arc.getAttribute('d')!))))
      .flatMap((paths, sentence) => paths.map(path => [`${sentence} ${path.split(' ').at(-1)}`, path] as const)))
    const heights = () => demo.locator('.demo-page tbody tr').evaluateAll(rows => [...new Set(rows.map(row => Math.round(row.getBoundingClientRect().height)))])
    const [before, arcsBefore] = [await places(), await arcs()]
    for (const word of ['The', 'animal', 'street']) {
      await demo.getByRole('button', { name: `Cut the edge to “${word}”`, exact: true }).click()
      expect(await demo.getByRole('button', { name: `Cut the edge to “${word}”`, exact: true }).textContent()).toContain('mend')
      expect(await places()).toEqual(before)
      expect((await heights()).length, 'no row is higher than the others').toBeLessThanOrEqual(2) // to the pixel
    }
    const after = await arcs()
    const both = [...after.keys()].filter(end => arcsBefore.has(end))
    expect(both.length).toBeGreaterThan(1)
    for (const end of both)
      expect(after.get(end)).toBe(arcsBefore.get(end))
    await close()
  })

  it('writes the arithmetic of one pair of words out with the network\'s numbers', async () => {
    const { demo, close } = await openDemo(browser, { ...place, backend: 'cpu', search: 'explore=page&key=5&sentence=second' })
    const { scores, scaledScores, weights } = readSentence(networkOf('readable'), tokensOf(wide.words)).layers[1]!.heads[0]!
    const [score, scaled, weight] = [scores, scaledScores, weights].map(matrix => matrix[wide.pronoun]![wide.place]!.toFixed(2).replace('-', '−'))
    await demo.getByRole('img', { name: `sum to the score ${score}; divided by the square root of 6 it is ${scaled}; the softmax over all words makes of it the weight ${weight}` }).waitFor()
    await close()
  })

  it('refuses to cut the last edge of a row, and keeps the picture', async () => {
    // The causal network's first word sees itself alone.
    const { demo, close } = await openDemo(browser, { ...place, backend: 'cpu', search: 'explore=page&weights=causal&word=0&beside=shares' })
    const before = await columnsOf(demo)
    expect(before[0]![0]).toBe('100.0 %')
    await demo.getByRole('button', { name: 'Cut the edge to “The”', exact: true }).click()
    await expect.poll(() => demo.locator('.demo-notice').textContent()).toContain('leave at least one')
    expect(await columnsOf(demo)).toEqual(before)
    await close()
  })

  it('leaves the clicker alive after every control, and resumes the talk', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu' })
    await radio(demo, 'Layer', '1').check()
    await expectClickerToWork(page, place.alias, 1)
    await expectShares(demo, [sharesOf('readable', tired), sharesOf('readable', wide)])
    await page.keyboard.press('PageUp')
    await expect.poll(() => new URL(page.url()).hash).toBe('#/self-attention')
    await radio(demo, 'Word', 'street').click()
    await expectClickerToWork(page, place.alias, 1)
    await page.keyboard.press('PageUp')
    await demo.getByRole('button', { name: 'Explore' }).click()
    await expectClickerToWork(page, place.alias, 1)
    await close()
  })

  it('restores what the address holds, and refuses what it cannot hold with a notice', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu', search: 'explore=slide&weights=causal&layer=1&word=1' })
    await expectShares(demo, [sharesOf('causal', tired, { layer: 1, word: 1 }), sharesOf('causal', wide, { layer: 1, word: 1 })])
    await expect.poll(() => stateInAddress(page)).toEqual({ explore: 'slide', weights: 'causal', layer: '1', word: '1' })
    await close()
    const refused = await openDemo(browser, { ...place, backend: 'cpu', search: 'explore=slide&weights=huge&word=99&cuts=1.1.1' })
    const notice = (await refused.demo.locator('.demo-notice').textContent())!
    for (const bad of ['huge', '99', '1.1.1'])
      expect(notice).toContain(bad)
    await expectShares(refused.demo, [sharesOf('readable', tired), sharesOf('readable', wide)])
    await refused.close()
  })

  it.each([['light', false], ['dark', true]])('has no barrier on the full page that axe finds, in %s', async (_, dark) => {
    const { page, demo, close } = await openDemo(browser, { ...place, click: 1, backend: 'cpu', dark, search: 'explore=page' })
    await prepareAxe(page)
    for (const part of ['every word', 'shares to cut']) {
      await radio(demo, 'Beside', part).check()
      expect(await axeFaults(page, 'dialog'), part).toEqual([])
    }
    await close()
  })
})

async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  for (let presses = 0; await focused() !== name; presses++) {
    expect(presses, `the keyboard finds “${name}”`).toBeLessThan(60)
    await page.keyboard.press('Tab')
  }
}

describe('weights that cannot be had', () => {
  const damages = {
    missing: { answer: { status: 404, body: '' }, says: 'is missing: the server answers 404' },
    truncated: { answer: { body: readFileSync('public/weights/readable.bin').subarray(0, 20_000) }, says: 'is cut off: it has 20000 of' },
    flipped: { answer: { body: flipped(readFileSync('public/weights/readable.bin')) }, says: 'was changed on its way: its checksum is' },
  }

  it.each(Object.entries(damages))('%s: a sentence, the recorded picture, and the talk goes on', async (_, { answer, says }) => {
    const deck = await openDeck(browser)
    await deck.page.route(/readable\.bin/, route => route.fulfill(answer))
    await deck.page.goto(`${deck.page.url().split('#')[0]}?backend=cpu#/self-attention?clicks=1`)
    const demo = deck.page.locator('#slideshow section[data-demo=self-attention]')
    await demo.and(deck.page.locator('[data-status=error]')).waitFor()
    expect(await demo.locator('.demo-notice').textContent()).toContain(says)
    // What was recorded has four digits.
    await expectShares(demo, [sharesOf('readable', tired), sharesOf('readable', wide)])
    // Another network's file is whole: nothing is lost.
    await radio(demo, 'Weights', 'causal').check()
    await expectShares(demo, [sharesOf('causal', tired), sharesOf('causal', wide)])
    await deck.page.keyboard.press('PageDown')
    await settled(deck.page, 'value', 0)
    await deck.close()
  })
})

/** The file with one bit of its parameters turned over. */
function flipped(bytes: Buffer): Buffer {
  bytes[15_000]! ^= 1
  return bytes
}

describe('presenter and audience', () => {
  it('show the same demo', async () => {
    const { presenter, led, followed, close } = await openLecture(browser, { alias: 'self-attention' })
    await radio(led, 'Weights', 'causal').check()
    await expectShares(followed, [sharesOf('causal', tired), sharesOf('causal', wide)])
    await presenter.keyboard.press('PageUp')
    await expectShares(followed, [sharesOf('readable', tired)])
    await close()
  })
})

describe('on a phone', () => {
  it.each([[360, 800], [800, 360]])('of %i × %i only the line of words scrolls sideways, and fingers find what they press', async (width, height) => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu', viewport: { width, height }, search: 'explore=page' })
    const dialog = page.locator('dialog')
    expect(await dialog.evaluate(element => element.scrollWidth - element.clientWidth)).toBe(0)
    for (const word of ['The', 'it', '.']) {
      await radio(demo, 'Word', word).focus()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowLeft')
      const { x, width: size } = (await radio(demo, 'Word', word).locator('.word').boundingBox())!
      expect(x, word).toBeGreaterThanOrEqual(0)
      expect(x + size, word).toBeLessThanOrEqual(width)
    }
    const small = await dialog.locator('button, select, label:has(input[type=radio]), summary').evaluateAll(elements => elements
      .filter(element => element.checkVisibility())
      .map(element => ({ name: element.textContent.trim().slice(0, 30), height: element.getBoundingClientRect().height }))
      .filter(({ height }) => height < 43.5))
    expect(small).toEqual([])
    await close()
  })
})
