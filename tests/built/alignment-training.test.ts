import type { Browser, Locator } from 'playwright'
import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { axeFaults, prepareAxe } from './support/axe'
import { openDemo, saidBy } from './support/explore'
import { launch } from './support/open-deck'
import { button, expectOneWindowToTrain, lineOf, lossRows, stepOf, trainTo } from './support/training'

const place = { alias: 'key-and-query', name: 'alignment' }
const page28 = { ...place, backend: 'wasm', search: 'explore=page&part=training' }
const recorded = JSON.parse(readFileSync('public/weights/alignment-run.json', 'utf8')) as { seed: number, losses: number[] }

let browser: Browser
beforeAll(async () => { browser = await launch() })

const courseOf = async (demo: Locator) => (await demo.locator('.measured').textContent())!.trim()
const attentionOf = (demo: Locator) => demo.locator('dialog').getByRole('table', { name: 'Alignment' }).textContent()

/** Step, loss of this run and loss of the recorded one, from the table, unfolded; as far as this run has come. */
async function losses(demo: Locator): Promise<number[][]> {
  return (await lossRows(demo)).filter(row => row[1] !== '').map(row => row.map(Number))
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
  await expect.poll(() => demo.locator('.training-state .demo-notice').textContent()).toContain(sentence)
  expect(await saidBy(demo)).toContain(sentence)
  expect(await courseOf(demo)).toContain('After 1600 steps: 100.0 %')
  expect(await attentionOf(demo)).toBe(attention)
  await demo.getByRole('slider', { name: 'Step' }).press('Home')
  await expect.poll(() => courseOf(demo)).toContain('After 0 steps')
  await close()
})

it('is computed in one window of the lecture, shown and stopped in all, and waits while the lecturer clicks on', () => expectOneWindowToTrain(browser, place, {
  steps: 5,
  whenHeld: async (led, followed) => {
    await expect.poll(() => courseOf(led)).not.toContain('After 0 steps')
    await expect.poll(() => courseOf(followed)).toBe(await courseOf(led))
    await expect.poll(() => attentionOf(followed)).toBe(await attentionOf(led))
  },
  whenReset: demo => expect.poll(() => courseOf(demo)).toContain('After 0 steps'),
}))
