import type { Browser, Locator } from 'playwright'
import { beforeAll, expect, it } from 'vitest'
import { openDemo, saidBy, stateInAddress } from './support/explore'
import { openLecture } from './support/lecture'
import { launch, settled } from './support/open-deck'
import { equationsIn, expectToAddUp, linesOn } from './support/printed-equations'

const alias = 'multi-layer-perceptron'

let browser: Browser
beforeAll(async () => {
  browser = await launch({ webgpu: true })
})

const button = (demo: Locator, name: string) => demo.getByRole('button', { name, exact: true })
const spin = (demo: Locator, name: string) => demo.getByRole('spinbutton', { name, exact: true })
/** Losses and accuracies in per cent, as the hall reads them: one perceptron's, then the network's. */
const scores = async (demo: Locator) => (await demo.locator('.comparison .score').allTextContents()).map(text => /loss (\S+), (\d+) % right/.exec(text)!.slice(1).map(Number) as [number, number])
const epochOf = async (demo: Locator) => Number(await demo.getByRole('slider', { name: 'Epoch' }).inputValue())
/** Whether something other than the ground is painted on a canvas. */
const coloursOn = (canvas: Locator) => canvas.evaluate((element: HTMLCanvasElement) => {
  const { data } = element.getContext('2d')!.getImageData(0, 0, element.width, element.height)
  const colours = new Set<number>()
  for (let at = 0; at < data.length; at += 4)
    colours.add((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!)
  return colours.size
})

it('plays XOR to one perceptron and six units, and opens the network for every number', async () => {
  const { page, demo, complaints, close } = await openDemo(browser, { alias, backend: 'webgpu', viewport: { width: 1280, height: 720 } })
  expect(await demo.locator('svg.figure').getAttribute('aria-label')).toMatch(/^A multi-layer perceptron, from left to right/)
  await button(demo, 'Play').click()
  await expect.poll(async () => (await scores(demo))[1]![1]).toBeGreaterThanOrEqual(99)
  await button(demo, 'Pause').click()
  const [one, six] = await scores(demo) as [[number, number], [number, number]]
  expect(Math.abs(one[0] - 1)).toBeLessThan(0.1)
  expect(one[1]).toBeLessThan(76)
  expect(six[0]).toBeLessThan(0.15)
  expect(await coloursOn(demo.locator('canvas').nth(1))).toBeGreaterThan(20)

  await page.keyboard.press('e')
  const dialog = page.locator('dialog')
  await dialog.waitFor()
  const epoch = await epochOf(demo)
  expect(epoch).toBeLessThanOrEqual(200)
  await expect.poll(() => dialog.textContent()).toContain(`Gradient at epoch ${epoch}: TensorFlow.js’s automatic differentiation comes to the same, within`)
  expect(await demo.getAttribute('data-backend')).toBe('webgpu')
  expect(await dialog.evaluate(element => element.scrollHeight - element.clientHeight)).toBe(0)

  // Layers, units and a weight, by keys.
  await button(demo, 'Hidden layers: more').press('Enter')
  await spin(demo, 'Units in layer 2').fill('3')
  expect(await dialog.textContent()).toContain(`${2 * 6 + 6 + 6 * 3 + 3 + 3 + 1} parameters`)
  await button(demo, 'Step').click()
  await demo.locator('.network [tabindex="0"]').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await spin(demo, 'W(1) 1,2').fill('-1.5')
  const equations = (await linesOn(page)).flatMap(line => equationsIn(line.replaceAll('←', '=')))
  expectToAddUp(equations.filter(({ text }) => text.includes('·')))
  await expect.poll(() => stateInAddress(page)).toMatchObject({ explore: 'page', hidden: '6,3', position: '1', edits: '1:1:-1.5', chosen: '1' })
  expect(await coloursOn(demo.locator('.network canvas'))).toBeGreaterThan(50)

  // A unit's own map on the plane, then the run back to its start.
  await demo.locator('.unit').first().click()
  expect(await demo.locator('.input-plane svg').getAttribute('aria-label')).toContain('in the colours of unit 1 of layer 1')
  await button(demo, 'Reset').click()
  await expect.poll(() => saidBy(demo)).toMatch(/^At the start: training loss/)
  await demo.getByLabel('Data').selectOption('own')
  const box = (await dialog.locator('.input-plane .ground').boundingBox())!
  await page.mouse.click(box.x + 0.9 * box.width, box.y + 0.9 * box.height)
  await demo.getByRole('button', { name: /^Point 11 at 1, −1/ }).waitFor()

  await button(demo, 'Back to the talk').click()
  expect(await demo.locator('svg.figure').getAttribute('aria-label')).toMatch(/^A multi-layer perceptron, from left to right/)
  await page.keyboard.press('PageDown')
  await settled(page, 'definitions', 0)
  expect(complaints).toEqual([])
  await close()
})

it('keeps the hall in step: the run, the network, and the full page', async () => {
  const { led, followed, close } = await openLecture(browser, { alias, query: '?backend=cpu', hasClicks: false })
  await button(led, 'Play').click()
  await expect.poll(async () => (await scores(followed))[1]?.[1]).toBeGreaterThanOrEqual(99)
  await button(led, 'Pause').click()
  await expect.poll(() => scores(followed)).toEqual(await scores(led))
  await led.page().keyboard.press('e')
  await followed.locator('dialog').waitFor()
  await led.locator('.unit').last().click()
  await spin(led, 'b(2) 1').fill('0.75')
  await expect.poll(() => spin(followed, 'b(2) 1').inputValue()).toBe('0.75')
  const losses = (demo: Locator) => demo.getByRole('table', { name: 'Losses' }).textContent()
  await expect.poll(() => losses(followed)).toBe(await losses(led))
  expect(await epochOf(followed)).toBe(await epochOf(led))
  await button(led, 'Back to the talk').click()
  await followed.locator('dialog').waitFor({ state: 'detached' })
  await close()
})
