import type { Browser, Locator } from 'playwright'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeFaults, prepareAxe } from './support/axe'
import { openDemo, saidBy } from './support/explore'
import { openLecture } from './support/lecture'
import { launch, painted } from './support/open-deck'

const place = { alias: 'convolution-and-pooling', name: 'digits' }
const page20 = { ...place, backend: 'wasm', search: 'explore=page&part=training' }
const readRun = (name: string) => JSON.parse(readFileSync(`public/weights/${name}-run.json`, 'utf8')) as { seed: number, losses: number[] }

let browser: Browser
beforeAll(async () => { browser = await launch() })
afterAll(() => browser.close())

const button = (demo: Locator, name: string) => demo.getByRole('button', { name, exact: true })
const lineOf = (demo: Locator) => demo.locator('.training-state .line').textContent()
const stepOf = async (demo: Locator) => Number(/tep (\d+) of/.exec((await lineOf(demo))!)?.[1] ?? 0)
const column = (demo: Locator, title: string) => demo.locator('.training-column').filter({ has: demo.page().getByRole('heading', { name: title, exact: true }) })
const kernelsOf = (column: Locator) => column.locator('.kernels').innerHTML()
const cosineOf = async (column: Locator) => Number(/first values: (-?[\d.]+)\./.exec((await column.locator('.course').textContent())!)![1])
const shares = (demo: Locator) => demo.getByRole('table', { name: 'Probabilities' }).textContent()

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

/** Step and loss of this run, from the table, unfolded. */
async function losses(demo: Locator): Promise<number[][]> {
  const rows = demo.getByRole('table', { name: 'Losses as a table' }).locator('tbody tr')
  if (await rows.count() === 0)
    await demo.getByText('Losses as a table').click()
  await rows.first().waitFor()
  const texts = await rows.evaluateAll(rows => rows.map(row => [...row.querySelectorAll('td')].map(cell => cell.textContent!.trim())))
  return texts.filter(row => row[3] !== '').map(([step, , , own]) => [Number(step), Number(own)])
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

it('is computed in one window of the lecture, shown and stopped in all, and waits while the lecturer clicks on', async () => {
  const { presenter, audience, led, followed, close } = await openLecture(browser, { ...place, query: '?backend=wasm', hasClicks: false })
  await button(led, 'Explore').click()
  await led.getByRole('radio', { name: 'training', exact: true }).check()
  await trainTo(led, 10)
  await expect.poll(() => stepOf(followed)).toBeGreaterThan(10)
  expect([presenter, audience].map(page => page.workers().length)).toEqual([1, 0])

  // The clicker in between: the talk goes on, and so does the run when its page is open again.
  await presenter.keyboard.press('PageDown')
  await expect.poll(() => led.locator('dialog').count()).toBe(0)
  await presenter.keyboard.press('PageUp')
  await audience.waitForURL(({ hash }) => hash.includes(place.alias))
  await button(led, 'Explore').click()
  const back = await stepOf(led)
  expect(back).toBeGreaterThan(10)
  await expect.poll(() => stepOf(led)).toBeGreaterThan(back)

  await button(followed, 'Stop').click() // in the hall's window, which computes nothing
  for (const demo of [led, followed])
    await expect.poll(() => lineOf(demo)).toContain('Held at step')
  await painted(presenter)
  await expect.poll(() => lineOf(followed)).toBe(await lineOf(led))
  const title = 'Small and smooth, this run'
  await expect.poll(() => kernelsOf(column(followed, title))).toBe(await kernelsOf(column(led, title)))
  await expect.poll(() => column(followed, title).locator('.course').textContent()).toBe(await column(led, title).locator('.course').textContent())
  await expect.poll(() => shares(followed)).toBe(await shares(led))

  await button(followed, 'Reset').click()
  await expect.poll(() => [presenter, audience].map(page => page.workers().length)).toEqual([0, 0])
  for (const demo of [led, followed])
    await expect.poll(() => lineOf(demo)).toContain('from its first values')
  await close()
})
