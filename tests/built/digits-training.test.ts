import type { Browser, Locator } from 'playwright'
import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { axeFaults, prepareAxe } from './support/axe'
import { openDemo, saidBy } from './support/explore'
import { launch } from './support/open-deck'
import { button, expectOneWindowToTrain, lineOf, lossRows, stepOf, trainTo } from './support/training'

const place = { alias: 'convolution-and-pooling', name: 'digits' }
const page20 = { ...place, backend: 'wasm', search: 'explore=page&part=training' }
const readRun = (name: string) => JSON.parse(readFileSync(`public/weights/${name}-run.json`, 'utf8')) as { seed: number, losses: number[] }

let browser: Browser
beforeAll(async () => { browser = await launch() })

const column = (demo: Locator, title: string) => demo.locator('.training-column').filter({ has: demo.page().getByRole('heading', { name: title, exact: true }) })
const kernelsOf = (column: Locator) => column.locator('.kernels').innerHTML()
const cosineOf = async (column: Locator) => Number(/first values: (-?[\d.]+)\./.exec((await column.locator('.course').textContent())!)![1])
const shares = (demo: Locator) => demo.getByRole('table', { name: 'Probabilities' }).textContent()

/** Step and loss of this run, from the table, unfolded. */
async function losses(demo: Locator): Promise<number[][]> {
  return (await lossRows(demo)).filter(row => row[3] !== '').map(([step, , , own]) => [Number(step), Number(own)])
}

it('trains from both ways to begin, with the recorded losses of the same seed, and reads what is drawn', async () => {
  const { page, demo, complaints, close } = await openDemo(browser, page20)
  await prepareAxe(page)
  const shipped = await shares(demo)
  for (const { name, choice, title } of [
    { name: 'digits', choice: 'small and smooth', title: 'Small and smooth' },
    { name: 'digits-ordinary', choice: 'ordinary', title: 'Ordinary' },
  ]) {
    const recorded = readRun(name)
    await demo.getByRole('radio', { name: choice, exact: true }).check()
    await demo.getByRole('spinbutton', { name: 'Seed' }).fill(String(recorded.seed))
    await column(demo, `${title}, recorded`).waitFor()
    await trainTo(demo, 50)
    expect(page.workers()).toHaveLength(1)
    const trained = column(demo, `${title}, this run`)
    const before = await kernelsOf(trained)
    await expect.poll(() => kernelsOf(trained)).not.toBe(before)
    await expect.poll(async () => Number(/([\d.]+) % of the 120 drawings right/.exec((await trained.locator('.course').textContent())!)?.[1])).toBeGreaterThan(30) // ten digits: guessing has 10
    const first = (await losses(demo)).filter(([step]) => step! <= 20)
    expect(first.length).toBeGreaterThan(3)
    for (const [step, loss] of first)
      expect(loss).toBeCloseTo(recorded.losses[step! - 1]!, 1)
    await expect.poll(() => shares(demo)).not.toBe(shipped)

    await button(demo, 'Stop').click()
    await expect.poll(() => lineOf(demo)).toContain('Held at step')
    expect(await saidBy(demo)).toContain('Held at step')
    await demo.getByRole('radio', { name: 'shipped', exact: true }).check()
    await expect.poll(() => shares(demo)).toBe(shipped)
  }
  // What they are there to show, as soon as a tenth of the way.
  expect(await cosineOf(column(demo, 'Ordinary, this run'))).toBeGreaterThan(0.9)
  expect(await axeFaults(page, 'dialog')).toEqual([])

  // The run waits where it is while the page is closed, and on other parts of the page goes on.
  const held = await stepOf(demo)
  await page.keyboard.press('Escape')
  await page.keyboard.press('e')
  await expect.poll(() => stepOf(demo)).toBe(held)
  await button(demo, 'Train').click()
  await demo.getByRole('radio', { name: 'its maps' }).check()
  await expect.poll(() => demo.locator('dialog').innerText()).toMatch(/So reads the network that is trained here, after \d+ steps\./)
  await demo.getByRole('radio', { name: 'training', exact: true }).check()
  await expect.poll(() => stepOf(demo)).toBeGreaterThan(held)

  await button(demo, 'Reset').click()
  await expect.poll(() => page.workers().length).toBe(0)
  await expect.poll(() => shares(demo)).toBe(shipped)
  await column(demo, 'Ordinary, recorded').waitFor()
  expect(complaints).toEqual([])
  await close()
})

it('is computed in one window of the lecture, shown and stopped in all, and waits while the lecturer clicks on', () => expectOneWindowToTrain(browser, place, {
  steps: 10,
  whenHeld: async (led, followed) => {
    const trained = (demo: Locator) => column(demo, 'Small and smooth, this run')
    await expect.poll(() => kernelsOf(trained(followed))).toBe(await kernelsOf(trained(led)))
    await expect.poll(() => trained(followed).locator('.course').textContent()).toBe(await trained(led).locator('.course').textContent())
    await expect.poll(() => shares(followed)).toBe(await shares(led))
  },
}))
