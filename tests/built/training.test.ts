import type { Browser, Locator, Page } from 'playwright'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { axeFaults, prepareAxe } from './support/axe'
import { openDemo, saidBy } from './support/explore'
import { openLecture } from './support/lecture'
import { demoOf, launch, painted } from './support/open-deck'
import { button, lineOf, lossRows, stepOf, trainTo } from './support/training'

const place = { alias: 'self-attention', search: 'explore=page&part=training' }
/** Of every step, as `npm run train` had them on wasm. */
const recorded = JSON.parse(readFileSync('public/weights/recorded/run.json', 'utf8')) as { seed: number, recordedSteps: number[], losses: number[] }

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})

/** Has the worker's clock go a hundred times as fast: by it, any machine is slow. */
const slowDown = (page: Page) => page.route(/training-worker.*\.js$/, async (route) => {
  const response = await route.fetch()
  const clock = 'const now = performance.now.bind(performance); performance.now = () => 100 * now();'
  await route.fulfill({ response, body: `${clock}\n${await response.text()}` })
})
const attentionOf = (demo: Locator) => demo.getByRole('table', { name: 'Attention' }).textContent()
/** Lets the worker do what it has to do: training that is not held takes a step a turn. */
async function takeTurns(page: Page): Promise<void> {
  await page.workers()[0]!.evaluate(async () => {
    for (let turn = 0; turn < 50; turn++)
      await new Promise(resolve => setTimeout(resolve))
  })
  await painted(page)
}
const hide = (page: Page, state: 'hidden' | 'visible') => page.evaluate((state) => {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
}, state)

describe('training in the room', () => {
  it('has the first losses of the recorded run for its seed, changes the attention, and stops', async () => {
    const { page, demo, complaints, close } = await openDemo(browser, { ...place, backend: 'wasm' })
    const shipped = await attentionOf(demo)
    await demo.getByRole('spinbutton', { name: 'Seed' }).fill(String(recorded.seed))
    await trainTo(demo, 20)
    expect(page.workers()).toHaveLength(1)
    for (const [step, live, before] of (await lossRows(demo)).slice(0, 5)) {
      expect(Number(live)).toBeCloseTo(recorded.losses[Number(step) - 1]!, 1)
      expect(Number(before)).toBeCloseTo(recorded.losses[Number(step) - 1]!, 1)
    }
    await expect.poll(() => attentionOf(demo)).not.toBe(shipped)

    await hide(page, 'hidden')
    await expect.poll(() => lineOf(demo)).toContain('Held at step')
    await hide(page, 'visible')
    await expect.poll(() => lineOf(demo)).toContain('left.')
    await button(demo, 'Stop').click()
    await expect.poll(() => lineOf(demo)).toContain('Held at step')
    await takeTurns(page) // the beat that was under way ends
    const held = await stepOf(demo)
    await takeTurns(page)
    expect(await stepOf(demo)).toBe(held)

    await page.keyboard.press('Escape')
    await page.keyboard.press('e')
    await expect.poll(() => stepOf(demo)).toBe(held)
    await button(demo, 'Reset').click()
    await expect.poll(() => page.workers().length).toBe(0)
    await expect.poll(() => attentionOf(demo)).toBe(shipped)
    expect(complaints).toEqual([])
    await close()
  })

  it('says before that a machine is too slow, and scrubs through the recorded run, by keys alone', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu' })
    await slowDown(page)
    await prepareAxe(page)
    const shipped = await attentionOf(demo)
    await button(demo, 'Train').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => lineOf(demo)).toMatch(/^\s*A step takes \d{4,} ms here on the processor \(JavaScript\), so 3000 steps would take about \d+ minutes\. The recorded run/)
    expect(await saidBy(demo)).toContain('Or train anyway.')
    await button(demo, 'Train anyway').waitFor()
    await demo.getByRole('slider', { name: 'Step' }).focus()
    await page.keyboard.press('End')
    expect(await demo.getByRole('slider', { name: 'Step' }).getAttribute('aria-valuetext')).toBe(`step ${recorded.recordedSteps.at(-1)} of 3000 of the recorded run`)
    await expect.poll(() => attentionOf(demo)).toBe(shipped) // whose last step is what is shipped
    await page.keyboard.press('Home')
    await expect.poll(() => attentionOf(demo)).not.toBe(shipped)
    expect(await axeFaults(page, 'dialog')).toEqual([])
    await close()
  })

  it('opens from an address at a step of the recorded run', async () => {
    const { page, demo, complaints, close } = await openDemo(browser, { ...place, backend: 'cpu', search: `${place.search}&shown=recorded&recorded-place=1` })
    const [first] = recorded.recordedSteps
    await page.locator('dialog').getByText(`after ${first} steps`).waitFor()
    expect(await demo.getByRole('slider', { name: 'Step' }).getAttribute('aria-valuetext')).toBe(`step ${first} of 3000 of the recorded run`)
    expect(complaints).toEqual([])
    await close()
  })

  it('is computed in one window of the lecture, and shown, stopped and ended in all', async () => {
    const { presenter, audience, led, followed, close } = await openLecture(browser, { ...place, query: '?backend=wasm' })
    await button(led, 'Explore').click()
    await led.getByRole('radio', { name: 'training' }).check()
    await led.getByRole('spinbutton', { name: 'Seed' }).fill('7')
    await trainTo(led, 5, followed)
    expect([presenter, audience].map(page => page.workers().length)).toEqual([1, 0])

    await button(followed, 'Stop').click() // in the hall's window, which computes nothing
    for (const demo of [led, followed])
      await expect.poll(() => lineOf(demo)).toContain('Held at step')
    const late = await audience.context().newPage()
    await late.goto(audience.url().replace(/#.*/, '#/deep-learning'))
    const joined = demoOf(late, 'self-attention')
    await joined.locator('.attention-training').waitFor()
    for (const demo of [followed, joined]) {
      await expect.poll(() => lineOf(demo)).toBe(await lineOf(led))
      await expect.poll(() => attentionOf(demo)).toBe(await attentionOf(led))
    }
    const [first] = await lossRows(led)
    expect(Number(first![1])).toBeGreaterThan(1)
    for (const demo of [followed, joined])
      expect((await lossRows(demo, true))[0]![1]).toBe(first![1])

    await button(followed, 'Reset').click()
    await expect.poll(() => [presenter, audience, late].map(page => page.workers().length)).toEqual([0, 0, 0])
    for (const demo of [led, followed, joined])
      await expect.poll(() => lineOf(demo)).toContain('from its first numbers')
    await late.close()
    await close()
  })
})
