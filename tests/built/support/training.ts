import type { Browser, Locator } from 'playwright'
import { expect } from 'vitest'
import { openLecture } from './lecture'
import { painted } from './open-deck'

export const button = (demo: Locator, name: string) => demo.getByRole('button', { name, exact: true })

/** How the run stands. */
export const lineOf = (demo: Locator) => demo.locator('.training-state .line').textContent()
export const stepOf = async (demo: Locator) => Number(/tep (\d+) of/.exec((await lineOf(demo))!)?.[1] ?? 0)

/**
 * Trains until so many steps are done; a machine that is busy may be measured as too slow, and asks.
 *
 * @param followed - In another window, which must have come as far.
 */
export async function trainTo(demo: Locator, steps: number, followed = demo): Promise<void> {
  await button(demo, 'Train').click()
  const anyway = button(demo, 'Train anyway')
  await expect.poll(async () => {
    if (await anyway.isVisible())
      await anyway.click()
    return Math.min(await stepOf(demo), await stepOf(followed))
  }).toBeGreaterThan(steps)
}

/** Rows of the table of losses; unfolds it, unless the other window of the lecture does. */
export async function lossRows(demo: Locator, isUnfolded = false): Promise<string[][]> {
  const rows = demo.getByRole('table', { name: 'Losses as a table' }).locator('tbody tr')
  if (!isUnfolded && await rows.count() === 0)
    await demo.getByText('Losses as a table').click()
  await rows.first().waitFor()
  return rows.evaluateAll(rows => rows.map(row => [...row.querySelectorAll('td')].map(cell => cell.textContent!.trim())))
}

/** Trains in a lecture of two windows: one computes, both show it, either stops and resets it, and the clicker comes in between. */
export async function expectOneWindowToTrain(browser: Browser, place: { alias: string, name: string }, { steps, whenHeld, whenReset }: {
  /** After how many it is looked at. */
  steps: number
  /** Both show the same that was learned. */
  whenHeld: (led: Locator, followed: Locator) => Promise<void>
  whenReset?: (demo: Locator) => Promise<void>
}): Promise<void> {
  const { presenter, audience, led, followed, close } = await openLecture(browser, { ...place, query: '?backend=wasm', hasClicks: false })
  const workers = () => [presenter, audience].map(page => page.workers().length)
  await button(led, 'Explore').click()
  await led.getByRole('radio', { name: 'training', exact: true }).check()
  await trainTo(led, steps, followed)
  expect(workers()).toEqual([1, 0])

  // The clicker in between: the talk goes on, and so does the run when its page is open again.
  await presenter.keyboard.press('PageDown')
  await expect.poll(() => led.locator('dialog').count()).toBe(0)
  await presenter.keyboard.press('PageUp')
  await audience.waitForURL(({ hash }) => hash.includes(place.alias))
  await button(led, 'Explore').click()
  const back = await stepOf(led)
  expect(back).toBeGreaterThan(steps)
  await expect.poll(() => stepOf(led)).toBeGreaterThan(back)

  await button(followed, 'Stop').click() // in the hall's window, which computes nothing
  for (const demo of [led, followed])
    await expect.poll(() => lineOf(demo)).toContain('Held at step')
  await painted(presenter)
  await expect.poll(() => lineOf(followed)).toBe(await lineOf(led))
  await whenHeld(led, followed)

  await button(followed, 'Reset').click()
  await expect.poll(workers).toEqual([0, 0])
  for (const demo of [led, followed]) {
    await expect.poll(() => lineOf(demo)).toContain('from its first values')
    await whenReset?.(demo)
  }
  await close()
}
