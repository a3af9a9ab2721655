import type { Browser } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { crossCorrelation } from '../tensors/support/definitions'
import { axeFaults, prepareAxe } from './support/axe'
import { button, cell, INPUT, numbers, output, place } from './support/convolution'
import { expectClickerToWork, openDemo } from './support/explore'
import { launch } from './support/open-deck'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})

describe('the full page', () => {
  it('goes by keys alone: opened, a preset chosen, a weight changed, left', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu' })
    await page.keyboard.press('e')
    await page.locator('dialog').waitFor()
    const focused = () => page.evaluate(() => document.activeElement?.closest('[role=grid]')?.getAttribute('aria-label') ?? document.activeElement?.tagName)
    for (let presses = 0; await focused() !== 'Kernel K' && presses < 30; presses++)
      await page.keyboard.press('Tab')
    expect(await focused()).toBe('Kernel K')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('-4')
    await page.keyboard.press('Enter')
    await expect.poll(() => output(demo)).toEqual(crossCorrelation(INPUT, [[1, 0, 1], [0, -4, 0], [1, 0, 1]]))
    for (let presses = 0; await focused() !== 'SELECT' && presses < 40; presses++)
      await page.keyboard.press('Tab')
    await page.keyboard.press('e') // here a letter of a name, not the key that leaves
    await expect.poll(() => output(demo)).toEqual(crossCorrelation(INPUT, [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]]))
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('dialog').count()).toBe(0)
    await expectClickerToWork(page, place.alias, 1)
    await close()
  })

  it('steps a cell by buttons, for a finger', async () => {
    const { demo, close } = await openDemo(browser, { ...place, backend: 'cpu', search: 'explore=page' })
    await cell(demo, 'Kernel K', 0, 1).click()
    await button(demo, 'Kernel, row 1, column 2: more').click()
    await button(demo, 'Kernel, row 1, column 2: more').click()
    await expect.poll(async () => (await numbers(demo, 'Kernel K'))[0]).toEqual([1, 2, 1])
    await close()
  })
})

describe('on a phone', () => {
  it.each([[360, 800], [800, 360]])('of %i × %i nothing scrolls sideways, and fingers find what they press', async (width, height) => {
    for (const part of ['cells', 'matrix', 'picture']) {
      const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu', viewport: { width, height }, search: `explore=page&part=${part}&position=3` })
      const dialog = page.locator('dialog')
      expect(await dialog.evaluate(element => element.scrollWidth - element.clientWidth), part).toBe(0)
      const small = await demo.locator('dialog').locator('button, select, input[type=number], label:has(input[type=radio]), label:has(input[type=checkbox]), summary').evaluateAll(elements =>
        elements.filter(element => element.checkVisibility()).map(element => ({ name: element.textContent.trim().slice(0, 30), height: element.getBoundingClientRect().height })).filter(({ height }) => height < 43.5))
      expect(small, part).toEqual([])
      if (part === 'cells') {
        const sides = await dialog.getByRole('gridcell').evaluateAll(cells => cells.map(cell => cell.getBoundingClientRect()).flatMap(({ width, height }) => [width, height]))
        expect(Math.min(...sides)).toBeGreaterThan(43.5)
      }
      await close()
    }
  })
})

describe.each([['light', false], ['dark', true]])('axe in %s', (_, dark) => {
  it.each(['cells', 'matrix', 'picture'])('finds nothing on the page\'s part %s', async (part) => {
    const { page, close } = await openDemo(browser, { ...place, backend: 'cpu', dark, search: `explore=page&part=${part}&position=3&kernel=-1,0,1;-2,0,2;-1,0,1&several=yes` })
    if (part === 'picture')
      await page.locator('.computing').waitFor()
    await prepareAxe(page)
    expect(await axeFaults(page, 'dialog')).toEqual([])
    await close()
  })
})
