import type { Browser, Locator } from 'playwright'
import { beforeAll, expect, it } from 'vitest'
import { openDemo, saidBy, stateInAddress } from './support/explore'
import { openLecture } from './support/lecture'
import { launch, settled } from './support/open-deck'
import { equationsIn, expectToAddUp, linesOn } from './support/printed-equations'

const alias = 'perceptron'

let browser: Browser
beforeAll(async () => {
  browser = await launch({ webgpu: true })
})

const button = (demo: Locator, name: string) => demo.getByRole('button', { name, exact: true })
const spin = (demo: Locator, name: string) => demo.getByRole('spinbutton', { name, exact: true })
const point = (demo: Locator, place: string) => demo.getByRole('button', { name: new RegExp(`^Point \\d+ at ${place},`) })

it('keeps the lecture’s drawing and its click, then learns step by step, its numbers typed by keys', async () => {
  const { page, demo, complaints, close } = await openDemo(browser, { alias, backend: 'webgpu' })
  const alt = () => demo.locator('svg.figure').getAttribute('aria-label')
  expect(await alt()).toMatch(/^The perceptron in full/)
  expect(await button(demo, 'Step').count()).toBe(0)
  await page.keyboard.press('PageDown')
  await settled(page, alias, 1)
  expect(await alt()).toMatch(/drawn compactly/)

  await demo.getByLabel('Activation').selectOption('sigmoid')
  for (let step = 0; step < 3; step++) {
    await button(demo, 'Step').click()
    const equations = (await linesOn(page)).flatMap(line => equationsIn(line.replaceAll('←', '=')))
    expectToAddUp(equations.filter(({ text }) => text.includes('·')))
    expect((await linesOn(page)).filter(line => /^W\d ← /.test(line))).toHaveLength(3)
  }
  await demo.getByLabel('Activation').selectOption('step')
  const weights = demo.getByRole('grid', { name: 'Weights W' })
  await weights.locator('[tabindex="0"]').focus()
  await page.keyboard.type('-1')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type('0.5')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type('0.7')
  const inputs = demo.getByRole('grid', { name: 'Inputs x' })
  await inputs.locator('[tabindex="0"]').focus()
  await page.keyboard.type('2')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type('3')
  await page.keyboard.press('Enter')
  // By hand: −1 + 2 · 0.5 + 3 · 0.7 = 2.1
  await expect.poll(() => linesOn(page)).toEqual(expect.arrayContaining(['Σ = 1·(−1) + 2·0.5 + 3·0.7 = 2.1', 'y = step(2.1) = 1']))
  await expect.poll(() => stateInAddress(page)).toEqual({ explore: 'slide', weights: '-1,0.5,0.7', input: '2,3' })

  await button(demo, 'Play').click()
  await page.keyboard.press('PageDown')
  await settled(page, 'optimizing-the-weights', 0)
  await page.keyboard.press('PageUp')
  await settled(page, alias, 1)
  expect(await alt()).toMatch(/drawn compactly/)
  expect(complaints).toEqual([])
  await close()
})

it('has points added, dragged and deleted, TensorFlow.js agree, and says why XOR fails', async () => {
  const { page, demo, complaints, close } = await openDemo(browser, { alias, click: 1, backend: 'webgpu', viewport: { width: 1280, height: 720 } })
  expect(await demo.getAttribute('data-backend')).toBe('webgpu')
  await page.keyboard.press('e')
  const dialog = page.locator('dialog')
  await dialog.waitFor()
  await demo.getByLabel('Data').selectOption('xor')
  await expect.poll(() => dialog.textContent()).toContain('No line separates these points: (0.5, 0.5) lies on (0, 1)–(1, 0)')
  await expect.poll(() => dialog.textContent()).toMatch(/automatic differentiation comes to the same at every step/)
  for (let pass = 0; pass < 5; pass++)
    await button(demo, 'One pass').click()
  await expect.poll(() => dialog.locator('.verdict').textContent()).toMatch(/After 20 steps [0-3] of 4 .*goes round for ever/)
  expect(await dialog.evaluate(element => element.scrollHeight - element.clientHeight)).toBe(0)

  // The square's side is two units of the inputs. To (1.1, 1.1) with the one, and the line can have it.
  const box = (await dialog.locator('.ground').first().boundingBox())!
  const at = (x1: number, x2: number) => [box.x + (x1 + 0.5) / 2 * box.width, box.y + (1.5 - x2) / 2 * box.height] as const
  await page.mouse.move(...at(0, 1))
  await page.mouse.down()
  await page.mouse.move(...at(0.6, 1.1), { steps: 4 })
  await page.mouse.move(...at(1.1, 1.1), { steps: 4 })
  await page.mouse.up()
  await point(demo, '1\\.1, 1\\.1').waitFor()
  await page.mouse.click(...at(1.4, 0.2))
  await point(demo, '1\\.4, 0\\.2').waitFor()
  await point(demo, '1, 1').click() // changes its kind
  await expect.poll(() => dialog.textContent()).toContain('A line separates these points.')
  await point(demo, '0, 0').focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Delete')
  await expect.poll(() => saidBy(demo)).toContain('Point 1 is deleted; 4 are left.')
  await expect.poll(() => stateInAddress(page)).toEqual({ explore: 'page', data: 'own', points: '1.1:1.1:1,1:0:1,1:1:1,1.4:0.2:1' })
  await spin(demo, 'Seed').fill('77')
  await expect.poll(async () => (await stateInAddress(page)).seed).toBe('77')

  await demo.getByLabel('Data').selectOption('xor')
  await dialog.getByRole('link', { name: /Multi-Layer Perceptron/ }).click()
  await settled(page, 'multi-layer-perceptron', 0)
  expect(await dialog.count()).toBe(0)
  expect(complaints).toEqual([])
  await close()
})

it('keeps the hall in step: the step, what is asked for, and the full page', async () => {
  const { presenter, led, followed, close } = await openLecture(browser, { alias, query: '?backend=cpu' })
  const alt = () => followed.locator('svg.figure').first().getAttribute('aria-label')
  await led.getByLabel('Data').selectOption('or')
  await button(led, 'Step').click()
  await expect.poll(alt).toContain('Their weighted sum is 0.2, and y = step(0.2) = 1')
  await presenter.keyboard.press('q')
  await expect.poll(alt).not.toContain('weighted sum')
  await presenter.keyboard.press('q')
  await expect.poll(alt).toContain('weighted sum')
  await presenter.keyboard.press('e')
  await followed.locator('dialog').waitFor()
  await point(led, '0, 0').press('Enter')
  await expect.poll(() => point(followed, '0, 0').getAttribute('aria-label')).toContain('ŷ = 1')
  expect(await followed.locator('dialog').textContent()).not.toContain('are right') // it is asked anew
  await button(led, 'Back to the talk').click()
  await followed.locator('dialog').waitFor({ state: 'detached' })
  await expect.poll(alt).toMatch(/drawn compactly/)
  await close()
})
