import type { Browser, Locator } from 'playwright'
import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { decodePatches } from '../../demos/digits/patches-file'
import { decodeWeights } from '../../demos/digits/weights'
import { openDemo, saidBy, stateInAddress } from './support/explore'
import { openLecture } from './support/lecture'
import { launch } from './support/open-deck'

const place = { alias: 'why-convolutions', name: 'digit-units' }
const patches = decodePatches(readFileSync('public/weights/digits-patches.bin'))
const { parameters } = decodeWeights(readFileSync('public/weights/digits.bin'))
/** Cells a side that a unit of each layer sees: a 5 × 5 window; five of those windows, pooled, and the pooled window's own two cells; the whole image. */
const FIELDS = [5, 2 * 4 + 2 + 4, 28]

let browser: Browser
beforeAll(async () => { browser = await launch() })

const figureOf = (demo: Locator) => demo.locator('svg.figure').first().getAttribute('aria-label')

/** How dark each cell of a patch is drawn, row by row. */
const shadesOf = (tile: Locator) => tile.evaluate((element) => {
  const svg = element as SVGSVGElement
  const { width, height } = svg.viewBox.baseVal
  const paths = [...svg.querySelectorAll('path')].map(path => ({ path, opacity: Number(path.getAttribute('fill-opacity')) }))
  return Array.from({ length: width * height }, (_, cell) => {
    const centre = new DOMPoint(cell % width + 0.5, Math.floor(cell / width) + 0.5)
    return paths.find(({ path }) => path.isPointInFill(centre))?.opacity ?? 0
  })
})

/** The page shows that unit: nine patches of the size that it sees, as the file has them, the most exciting first. */
async function expectUnit(demo: Locator, layer: number, unit: number): Promise<void> {
  const side = FIELDS[layer]!
  await expect.poll(() => demo.locator('dialog').innerText()).toContain(`the patches of ${side} × ${side} cells`)
  for (const rank of [1, 2, 9]) {
    const tile = demo.getByRole('img', { name: `Patch of rank ${rank}`, exact: true })
    expect(await tile.getAttribute('viewBox')).toBe(`0 0 ${side} ${side}`)
    const shades = await shadesOf(tile)
    const expected = patches[layer]![unit]![rank - 1]!
    expect(shades).toHaveLength(side * side)
    shades.forEach((shade, cell) => expect(shade, `cell ${cell} of rank ${rank}`).toBeCloseTo(expected[cell]!, 1))
    expect(Math.max(...shades)).toBeGreaterThan(0.5)
  }
}

it('shows what excites any unit, by keys and by mouse, to the scale of what it sees', async () => {
  const { page, demo, complaints, close } = await openDemo(browser, { ...place, viewport: { width: 1280, height: 720 } })
  // On the slide: every patch drawn to one scale, of all 32 units.
  const sides = await demo.locator('svg.figure .edge-thin').evaluateAll(edges => edges.map(edge => Number(edge.getAttribute('width'))))
  const [small, middle, large] = FIELDS.map(field => sides.filter(side => side * 5 === field * Math.min(...sides)).length)
  expect([small, middle, large]).toEqual([6, 16, 10])
  expect(await figureOf(demo)).toContain('the mean of the 100 patches')
  await demo.getByRole('spinbutton', { name: /^Patch/ }).press('ArrowUp')
  await expect.poll(() => figureOf(demo)).toContain('the patch that excites each most')
  await page.keyboard.press('Escape')

  // By keys: to the classes, and there to the 3.
  await demo.getByRole('button', { name: 'Explore' }).focus()
  await page.keyboard.press('Enter')
  await demo.locator('dialog[open]').waitFor()
  await expectUnit(demo, 0, 0)
  const weights = await demo.getByRole('table', { name: 'Weights of the kernel' }).getByRole('cell').allInnerTexts()
  expect(weights).toHaveLength(25)
  weights.forEach((text, cell) => expect(Number(text.replace('−', '-'))).toBeCloseTo(parameters[6 * cell]!, 1))
  await demo.getByRole('radio', { name: 'first layer' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  const unit = demo.getByRole('spinbutton', { name: 'Class, counted from 1' })
  for (let press = 0; press < 3; press++)
    await unit.press('ArrowUp')
  await expectUnit(demo, 2, 3)
  expect(await demo.getByRole('img', { name: 'Mean of the 100 patches that excite the class 3 most' }).getAttribute('viewBox')).toBe('0 0 28 28')
  await expect.poll(() => stateInAddress(page)).toMatchObject({ layer: 'classes', unit: '4' })

  // By mouse: a unit of the second layer.
  await demo.getByRole('radio', { name: 'second layer' }).check()
  for (let press = 0; press < 3; press++)
    await demo.getByRole('button', { name: /^Unit.*\+$|^\+$|more/i }).first().click()
  await expectUnit(demo, 1, 6)
  expect(await page.locator('dialog').evaluate(dialog => dialog.scrollHeight <= dialog.clientHeight && dialog.scrollWidth <= dialog.clientWidth)).toBe(true)
  expect(complaints).toEqual([])
  await close()
})

it('shows the audience the patches that the lecturer goes through', async () => {
  const { led, followed, close } = await openLecture(browser, { ...place, hasClicks: false })
  for (let press = 0; press < 2; press++)
    await led.getByRole('spinbutton', { name: /^Patch/ }).press('ArrowUp')
  await expect.poll(() => figureOf(followed)).toContain('the patch of rank 2 of each')
  await led.getByRole('button', { name: 'Explore' }).click()
  await led.getByRole('radio', { name: 'second layer' }).check()
  await expectUnit(followed, 1, 0)
  await close()
})

it.each([
  ['missing', undefined, /patches .* could not be fetched/],
  ['cut off', (file: Buffer) => file.subarray(0, 90), /patches .* has 90 bytes, not \d+/],
  ['changed', (file: Buffer) => Buffer.from(file).fill(7, 400, 420), /patches .* was changed on its way/],
])('leaves the recorded means and a sentence with its patches %s', async (_, spoil, sentence) => {
  const { page, close } = await openDemo(browser, { alias: 'max-pooling' })
  await page.route(/weights\/digits-patches\.bin/, route => spoil ? route.fulfill({ body: spoil(readFileSync('public/weights/digits-patches.bin')) }) : route.abort())
  await page.goto(page.url().replace(/#.*/, `#/${place.alias}`))
  const demo = page.locator(`#slideshow section[data-demo=${place.name}]`)
  await expect.poll(() => demo.locator('.demo-notice').allInnerTexts().then(texts => texts.join())).toMatch(sentence)
  expect(await saidBy(demo)).toContain('The means stand here all the same.')
  expect(await figureOf(demo)).toContain('the mean of the 100 patches')
  // A patch that is not here: the means stay.
  await demo.getByRole('spinbutton', { name: /^Patch/ }).press('ArrowUp')
  expect(await figureOf(demo)).toContain('the mean of the 100 patches')
  expect(await demo.locator('svg.figure .edge-thin').count()).toBe(6 + 6 + 16 + 10)
  await close()
})
