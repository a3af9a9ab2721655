import type { Browser, Locator } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDemo, saidBy, stateInAddress } from './support/explore'
import { openLecture } from './support/lecture'
import { launch, settled } from './support/open-deck'
import { equationsIn, expectToAddUp, linesOn } from './support/printed-equations'

const alias = 'backpropagation'

let browser: Browser
beforeAll(async () => {
  browser = await launch({ webgpu: true })
})
afterAll(() => browser.close())

const button = (demo: Locator, name: string) => demo.getByRole('button', { name, exact: true })
const spin = (demo: Locator, name: string) => demo.getByRole('spinbutton', { name, exact: true })
const derivatives = (demo: Locator) => demo.getByRole('table', { name: 'Derivatives' }).locator('tbody tr').evaluateAll(rows => rows.map(row => row.children[2]!.textContent!.trim()))

it('is walked step by step, and left by one press of the clicker', async () => {
  const { page, demo, complaints, close } = await openDemo(browser, { alias, backend: 'webgpu' })
  expect(await demo.getAttribute('data-backend')).toBe('webgpu')
  const alt = () => demo.locator('svg.figure').getAttribute('aria-label')
  expect(await alt()).not.toMatch(/\d\.\d/)
  for (let step = 0; step < 8; step++)
    await button(demo, 'Step').click()
  await expect.poll(() => saidBy(demo)).toBe('Step 8 of 13, backward: the derivative by W(1) 1,1: −1.6 times 1 times 1 equals −1.6; −1.6 times 1 times 0.5 equals −0.8.')
  const equations = (await linesOn(page)).flatMap(equationsIn)
  expect(equations).toHaveLength(2)
  expectToAddUp(equations)

  await button(demo, 'Play').click()
  await page.keyboard.press('PageDown')
  await settled(page, 'limits-of-mlp', 0)
  await page.keyboard.press('PageUp')
  await settled(page, alias, 0)
  expect(await button(demo, 'Back to the talk').count()).toBe(0)
  expect(await alt()).not.toMatch(/\d\.\d/)
  expect(complaints).toEqual([])
  await close()
})

it('has every number edited by keys, TensorFlow.js agree, and the address hold what was set', async () => {
  const { page, demo, complaints, close } = await openDemo(browser, { alias, backend: 'webgpu' })
  await page.keyboard.press('e')
  await page.locator('dialog').waitFor()
  expect(await derivatives(demo)).toEqual(['−1.6', '−0.8', '0.4', '0.2', '−3', '−2'])
  // The second example, typed: unit 2 is off.
  for (const [name, value] of [['Input x 2', '2'], ['Target ŷ', '1.4']] as const) {
    await spin(demo, name).focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type(value)
  }
  await expect.poll(() => derivatives(demo)).toEqual(['1.6', '3.2', '0', '0', '6', '0'])
  await expect.poll(() => demo.textContent()).toMatch(/automatic differentiation comes to the same, within \d[.\d]*(?:e−\d+)?\./)
  await spin(demo, 'W(2) 1,2').focus()
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => stateInAddress(page)).toEqual({ explore: 'page', input: '1,2', target: '1.4', second: '0.8,-0.1' })

  await demo.getByLabel('Activation').selectOption('sigmoid')
  const sigmoid = (sum: number) => 1 / (1 + Math.exp(-sum))
  const [one, two] = [sigmoid(3), sigmoid(-0.5)]
  const y = sigmoid(0.8 * one - 0.1 * two)
  const delta = 2 * (y - 1.4) * y * (1 - y)
  await expect.poll(async () => Number((await derivatives(demo))[0]!.replace('−', '-'))).toBeCloseTo(delta * 0.8 * one * (1 - one), 6)
  expect(await page.locator('dialog').evaluate(dialog => dialog.scrollHeight - dialog.clientHeight)).toBe(0)
  await page.keyboard.press('Escape')
  await page.locator('dialog').waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
  await close()
})

it('keeps the hall in step: the full page, what is asked for, and what is revealed', async () => {
  const { presenter, led, followed, close } = await openLecture(browser, { alias, query: '?backend=cpu', hasClicks: false })
  const seen = () => followed.locator('svg.figure').first().textContent()
  await presenter.keyboard.press('e')
  await followed.locator('dialog').waitFor()
  await button(led, 'A unit that is off').click()
  await expect.poll(() => followed.locator('dialog').textContent()).toContain('Unit 2 is off: its sum is −0.5')
  await button(led, 'Back to the talk').click()
  await followed.locator('dialog').waitFor({ state: 'detached' })
  await button(led, 'Step').click()
  await expect.poll(seen).toContain('1 · 1 + 1 · 0.5 = 1.5')
  await presenter.keyboard.press('q')
  await expect.poll(seen).toContain('?')
  expect(await seen()).not.toContain('= 1.5')
  await presenter.keyboard.press('q')
  await expect.poll(seen).toContain('1 · 1 + 1 · 0.5 = 1.5')
  await button(led, 'Back to the talk').click()
  await expect.poll(seen).not.toContain('= 1.5')
  await close()
})
