import type { Browser, Locator } from 'playwright'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeFaults, prepareAxe } from './support/axe'
import { openDemo, saidBy } from './support/explore'
import { openLecture } from './support/lecture'
import { launch, painted } from './support/open-deck'

const place = { alias: 'key-and-query', name: 'alignment' }
const page28 = { ...place, backend: 'wasm', search: 'explore=page&part=training' }
const recorded = JSON.parse(readFileSync('public/weights/alignment-run.json', 'utf8')) as { seed: number, losses: number[] }

let browser: Browser
beforeAll(async () => { browser = await launch() })
afterAll(() => browser.close())

const button = (demo: Locator, name: string) => demo.getByRole('button', { name, exact: true })
const lineOf = (demo: Locator) => demo.locator('.training-state .line').textContent()
const stepOf = async (demo: Locator) => Number(/tep (\d+) of/.exec((await lineOf(demo))!)?.[1] ?? 0)
const courseOf = async (demo: Locator) => (await demo.locator('.measured').textContent())!.trim()
const attentionOf = (demo: Locator) => demo.locator('dialog').getByRole('table', { name: 'Alignment' }).textContent()

/** Trains until so many steps are done; a machine that is busy may be measured as too slow, and asks. */
async function trainTo(demo: Locator, steps: number): Promise<void> {
  await button(demo, 'Train').click()
  const anyway = button(demo, 'Train anyway')
  await expect.poll(async () => {
    if (await anyway.isVisible())
      await anyway.click()
    return await stepOf(demo)
  }).toBeGreaterThan(steps)
}

/** Step, loss of this run and loss of the recorded one, from the table, unfolded; as far as this run has come. */
async function losses(demo: Locator): Promise<number[][]> {
  await demo.getByText('Losses as a table').click()
  const rows = demo.getByRole('table', { name: 'Losses as a table' }).locator('tbody tr')
  await rows.first().waitFor()
  const texts = await rows.evaluateAll(rows => rows.map(row => [...row.querySelectorAll('td')].map(cell => cell.textContent!.trim())))
  return texts.filter(row => row[1] !== '').map(row => row.map(Number))
}

it('trains with the recorded losses of the same seed, shows what is learned, stops, goes on and is reset', async () => {
  const { page, demo, complaints, close } = await openDemo(browser, page28)
  await prepareAxe(page)
  await expect.poll(() => courseOf(demo)).toContain('After 0 steps')
  const before = await attentionOf(demo)
  await demo.getByRole('spinbutton', { name: 'Seed' }).fill(String(recorded.seed))
  await trainTo(demo, 20)
  expect(page.workers()).toHaveLength(1)
  await expect.poll(() => courseOf(demo)).toMatch(/^After [1-9]\d* steps: \d+\.\d % of the French words right; in this sentence \d+ of 14 look/)
  await expect.poll(() => attentionOf(demo)).not.toBe(before)
  const first = (await losses(demo)).slice(0, 5)
  expect(first).toHaveLength(5)
  for (const [step, live, kept] of first) {
    expect(live).toBeCloseTo(recorded.losses[step! - 1]!, 1)
    expect(kept).toBeCloseTo(recorded.losses[step! - 1]!, 1)
  }

  await button(demo, 'Stop').click()
  await expect.poll(() => lineOf(demo)).toContain('Held at step')
  expect(await saidBy(demo)).toContain('Held at step')
  expect(await axeFaults(page, 'dialog')).toEqual([])
  const held = await stepOf(demo)
  const learned = await courseOf(demo)

  // The recorded run is in the same place.
  await demo.getByRole('slider', { name: 'Step' }).press('End')
  await expect.poll(() => courseOf(demo)).toContain('After 1600 steps')
  await demo.getByRole('slider', { name: 'Step' }).press('Home')
  await expect.poll(() => attentionOf(demo)).toBe(before)
  await demo.getByRole('radio', { name: 'this run' }).check()
  await expect.poll(() => courseOf(demo)).toBe(learned)

  await page.keyboard.press('Escape')
  await page.keyboard.press('e')
  await expect.poll(() => stepOf(demo)).toBe(held)
  await button(demo, 'Train').click()
  await expect.poll(() => stepOf(demo)).toBeGreaterThan(held)
  await button(demo, 'Reset').click()
  await expect.poll(() => page.workers().length).toBe(0)
  await expect.poll(() => attentionOf(demo)).toBe(before)
  expect(await lineOf(demo)).toContain('from its first values')
  expect(complaints).toEqual([])
  await close()
})

it('leaves the recorded run and a sentence where the worker cannot start', async () => {
  const { page, demo, close } = await openDemo(browser, { ...page28, isAlone: true })
  await page.route(/training-worker.*\.js$/, route => route.abort())
  await demo.getByRole('slider', { name: 'Step' }).press('End')
  await expect.poll(() => courseOf(demo)).toContain('After 1600 steps: 100.0 %')
  const attention = await attentionOf(demo)
  await button(demo, 'Train').click()
  const sentence = 'The worker that trains could not go on (its program could not be loaded); check the connection and reload the page.'
  await expect.poll(() => demo.locator('.training-state .trouble').textContent()).toContain(sentence)
  expect(await saidBy(demo)).toContain(sentence)
  expect(await courseOf(demo)).toContain('After 1600 steps: 100.0 %')
  expect(await attentionOf(demo)).toBe(attention)
  await demo.getByRole('slider', { name: 'Step' }).press('Home')
  await expect.poll(() => courseOf(demo)).toContain('After 0 steps')
  await close()
})

it('is computed in one window of the lecture, shown and stopped in all, and waits while the lecturer clicks on', async () => {
  const { presenter, audience, led, followed, close } = await openLecture(browser, { ...place, query: '?backend=wasm', hasClicks: false })
  await button(led, 'Explore').click()
  await led.getByRole('radio', { name: 'training', exact: true }).check()
  await trainTo(led, 5)
  await expect.poll(() => stepOf(followed)).toBeGreaterThan(5)
  expect([presenter, audience].map(page => page.workers().length)).toEqual([1, 0])

  // The clicker in between: the talk goes on, and so does the run when its page is open again.
  await presenter.keyboard.press('PageDown')
  await expect.poll(() => led.locator('dialog').count()).toBe(0)
  await presenter.keyboard.press('PageUp')
  await audience.waitForURL(({ hash }) => hash.includes(place.alias))
  await button(led, 'Explore').click()
  const back = await stepOf(led)
  expect(back).toBeGreaterThan(5)
  await expect.poll(() => stepOf(led)).toBeGreaterThan(back)

  await button(followed, 'Stop').click() // in the hall's window, which computes nothing
  for (const demo of [led, followed])
    await expect.poll(() => lineOf(demo)).toContain('Held at step')
  await painted(presenter)
  await expect.poll(() => lineOf(followed)).toBe(await lineOf(led))
  await expect.poll(() => courseOf(led)).not.toContain('After 0 steps')
  await expect.poll(() => courseOf(followed)).toBe(await courseOf(led))
  await expect.poll(() => attentionOf(followed)).toBe(await attentionOf(led))

  await button(followed, 'Reset').click()
  await expect.poll(() => [presenter, audience].map(page => page.workers().length)).toEqual([0, 0])
  for (const demo of [led, followed]) {
    await expect.poll(() => lineOf(demo)).toContain('from its first values')
    await expect.poll(() => courseOf(demo)).toContain('After 0 steps')
  }
  await close()
})
