import type { Browser, Locator } from 'playwright'
import { beforeAll, expect, it } from 'vitest'
import { openDemo, saidBy, stateInAddress } from './support/explore'
import { openLecture } from './support/lecture'
import { launch, settled } from './support/open-deck'
import { equationsIn, expectToAddUp, linesOn } from './support/printed-equations'

const alias = 'backpropagation'

let browser: Browser
beforeAll(async () => {
  browser = await launch({ webgpu: true })
})

const button = (demo: Locator, name: string) => demo.getByRole('button', { name, exact: true })
const spin = (demo: Locator, name: string) => demo.getByRole('spinbutton', { name, exact: true })
const derivatives = (demo: Locator) => demo.getByRole('table', { name: 'Derivatives' }).locator('tbody tr').evaluateAll(rows => rows.map(row => row.children[2]!.textContent!.trim()))

it('is walked by the clicker, forward and back, in numbers that add up', async () => {
  const { page, demo, complaints, close } = await openDemo(browser, { alias, backend: 'webgpu' })
  expect(await demo.getAttribute('data-backend')).toBe('webgpu')
  const alt = () => demo.locator('svg.figure').getAttribute('aria-label')
  /** What each click brings, by the lecture's notes: the last of its products, and what is said of it. */
  const stops = [
    { lines: [], said: '' },
    { lines: ['0.8 · 1.5 + (−0.2) · 1 = 1'], said: 'Step 3 of 13, forward: the prediction y' },
    { lines: ['(1 − 2)² = 1'], said: 'Step 4 of 13, forward: the loss J' },
    { lines: ['0.4 · 1 · 1 = 0.4', '0.4 · 1 · 0.5 = 0.2'], said: 'Step 9 of 13, backward: the derivative by W(1) 2,1' },
    { lines: ['1.5 − 0.1 · 0.4 = 1.46', '−1 − 0.1 · 0.2 = −1.02'], said: 'Step 12 of 13, update: the new W(1) 2,1' },
  ]
  const seen: (string | null)[] = []
  for (const [click, { lines, said }] of stops.entries()) {
    await settled(page, alias, click)
    await expect.poll(() => saidBy(demo)).toMatch(new RegExp(`^${said.replaceAll(/[()]/g, '\\$&')}${said ? ':' : '$'}`))
    const printed = await linesOn(page)
    expect(printed).toEqual(expect.arrayContaining(lines))
    expect(printed.flatMap(equationsIn)).toHaveLength(lines.filter(line => line.includes('·')).length)
    expectToAddUp(printed.flatMap(equationsIn))
    expect(await page.locator('h2', { hasText: 'Batch' }).isVisible()).toBe(true)
    seen.push(await alt())
    await page.keyboard.press('PageDown')
  }
  expect(new Set(seen).size).toBe(5)
  await settled(page, 'limits-of-mlp', 0)
  for (const click of [4, 3, 2, 1, 0]) {
    await page.keyboard.press('PageUp')
    await settled(page, alias, click)
    expect(await alt()).toBe(seen[click])
  }
  expect(complaints).toEqual([])
  await close()
})

it('plays on from a click, and is the talk’s again at the clicker’s next press, forward or back', async () => {
  const { page, demo, complaints, close } = await openDemo(browser, { alias, click: 2, backend: 'webgpu' })
  const alt = () => demo.locator('svg.figure').getAttribute('aria-label')
  const atLoss = await alt()
  await button(demo, 'Step').click()
  await expect.poll(() => saidBy(demo)).toBe('Step 5 of 13, backward: the derivative by y: 2 times (1 minus 2) equals −2.')
  await expect.poll(() => stateInAddress(page)).toEqual({ explore: 'slide', position: '5' })

  for (const [key, click] of [['PageUp', 1], ['PageDown', 2]] as const) {
    await button(demo, 'Play').click()
    await button(demo, 'Pause').waitFor()
    await page.keyboard.press(key)
    await settled(page, alias, click)
    for (const name of ['Pause', 'Back to the talk'])
      expect(await button(demo, name).count()).toBe(0)
    await expect.poll(() => stateInAddress(page)).toEqual({})
  }
  expect(await alt()).toBe(atLoss)

  await page.keyboard.press('e')
  const dialog = page.locator('dialog')
  await dialog.waitFor()
  await button(demo, 'A unit that is off').click()
  await button(demo, 'Back to the talk').click()
  await dialog.waitFor({ state: 'detached' })
  expect(await alt()).toBe(atLoss)
  await page.keyboard.press('e')
  await dialog.waitFor()
  expect(await button(demo, 'A unit that is off').getAttribute('aria-pressed')).toBe('true') // what was explored is kept
  await page.keyboard.press('PageDown')
  await settled(page, alias, 3)
  expect(await dialog.count()).toBe(0)
  expect(await saidBy(demo)).toContain('Step 9 of 13')
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

it('keeps the hall in step: the clicks, the full page, what is asked for, and what is revealed', async () => {
  const { presenter, led, followed, close } = await openLecture(browser, { alias, query: '?backend=cpu' })
  const seen = () => followed.locator('svg.figure').first().textContent()
  await expect.poll(seen).toContain('0.8 · 1.5 + (−0.2) · 1 = 1')
  await presenter.keyboard.press('PageDown')
  await expect.poll(seen).toContain('(1 − 2)² = 1')
  await presenter.keyboard.press('PageUp')
  await expect.poll(seen).toContain('0.8 · 1.5 + (−0.2) · 1 = 1')
  await presenter.keyboard.press('e')
  await followed.locator('dialog').waitFor()
  await button(led, 'A unit that is off').click()
  await expect.poll(() => followed.locator('dialog').textContent()).toContain('Unit 2 is off: its sum is −0.5')
  await button(led, 'Back to the talk').click()
  await followed.locator('dialog').waitFor({ state: 'detached' })
  await button(led, 'Step').click()
  await expect.poll(seen).toContain('(1 − 2)² = 1')
  await presenter.keyboard.press('q')
  await expect.poll(seen).toContain('?')
  expect(await seen()).not.toContain('= 1')
  await presenter.keyboard.press('q')
  await expect.poll(seen).toContain('(1 − 2)² = 1')
  await button(led, 'Back to the talk').click()
  await expect.poll(seen).toContain('0.8 · 1.5 + (−0.2) · 1 = 1')
  await button(led, 'Play').click()
  await presenter.keyboard.press('PageDown')
  await expect.poll(seen).toContain('(1 − 2)² = 1')
  await close()
})
