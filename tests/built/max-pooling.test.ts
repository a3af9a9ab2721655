import type { Browser, Locator } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectClickerToWork, openDemo, saidBy, stateInAddress } from './support/explore'
import { openLecture } from './support/lecture'
import { gridText, launch, settled } from './support/open-deck'

const place = { alias: 'max-pooling' }
const INPUT = [['1', '2', '3', '1'], ['1', '1', '1', '1'], ['2', '3', '1', '6'], ['8', '1', '4', '5']]

let browser: Browser
beforeAll(async () => {
  browser = await launch({ webgpu: true })
})

const grid = (demo: Locator, name: string) => demo.getByRole('grid', { name, exact: true })
const cell = (demo: Locator, name: string, row: number, column: number) =>
  grid(demo, name).getByRole('row').nth(row).getByRole('gridcell').nth(column)
const spin = (demo: Locator, name: string) => demo.getByRole('spinbutton', { name, exact: true })
const button = (demo: Locator, name: string) => demo.getByRole('button', { name, exact: true })

describe.each(['webgpu', 'cpu'])('max-pooling on %s', (backend) => {
  it('has the lecture\'s numbers', async () => {
    const { demo, complaints, close } = await openDemo(browser, { ...place, click: 4, backend })
    expect(await demo.getAttribute('data-backend')).toBe(backend)
    expect(await gridText(grid(demo, 'Input'))).toEqual(INPUT)
    expect(await gridText(grid(demo, 'Output'))).toEqual([['2', '3'], ['8', '6']])
    expect(complaints).toEqual([])
    await close()
  })

  it('takes a typed number, and pools anew', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, click: 1, backend })
    await cell(demo, 'Input', 0, 0).focus()
    await page.keyboard.type('-12')
    await page.keyboard.press('Enter')
    await cell(demo, 'Input', 0, 1).focus()
    await page.keyboard.type('9')
    // max(−12, 9, 1, 1) and the lecture's other regions
    await expect.poll(() => gridText(grid(demo, 'Output'))).toEqual([['9', '3'], ['8', '6']])
    expect((await gridText(grid(demo, 'Input')))[0]).toEqual(['−12', '9', '3', '1'])
    await close()
  })

  it('pools with another kernel and stride, and averages', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend })
    await spin(demo, 'Kernel size').fill('3')
    await spin(demo, 'Stride').fill('1')
    // By hand: the maxima of the four 3 × 3 regions
    await expect.poll(() => gridText(grid(demo, 'Output'))).toEqual([['3', '6'], ['8', '6']])
    await button(demo, 'Explore').click()
    await demo.getByRole('radio', { name: 'average' }).check()
    // By hand: 15/9, 19/9, 22/9, 23/9
    await expect.poll(() => gridText(grid(demo, 'Output'))).toEqual([['1.67', '2.11'], ['2.44', '2.56']])
    expect(await page.locator('dialog').count()).toBe(1)
    await close()
  })
})

describe('exploring', () => {
  it('keeps what was set when the talk is resumed, and the talk as it was', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, click: 2, backend: 'cpu' })
    await spin(demo, 'Stride').fill('1')
    await expect.poll(async () => (await gridText(grid(demo, 'Output'))).length).toBe(3)
    await button(demo, 'Back to the talk').click()
    await expect.poll(async () => (await gridText(grid(demo, 'Output'))).length).toBe(2)
    await button(demo, 'Explore').click()
    await expect.poll(() => spin(demo, 'Stride').inputValue()).toBe('1')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('dialog').count()).toBe(0)
    await close()
  })

  it('takes the feature map that the convolution\'s slide computes', async () => {
    const { page, demo, close } = await openDemo(browser, { alias: 'convolution', backend: 'cpu', search: 'explore=slide&kernel=0,0,0;0,2,0;0,0,0' })
    // Twice the middle cell: the input without its edge, doubled
    const featureMap = [['0', '2', '2', '2', '0'], ['0', '0', '2', '2', '2'], ['0', '0', '2', '2', '0'], ['0', '2', '2', '0', '0'], ['2', '2', '0', '0', '0']]
    expect(await gridText(grid(demo, 'Output I * K'))).toEqual(featureMap)
    await page.goto(`${page.url().split('#')[0]}#/max-pooling`)
    const pooling = page.locator('#slideshow section[data-demo=max-pooling]')
    await button(pooling, 'Explore').click()
    await button(pooling, 'The convolution’s feature map').click()
    await expect.poll(() => gridText(grid(pooling, 'Input'))).toEqual(featureMap)
    await expect.poll(() => gridText(grid(pooling, 'Output'))).toEqual([['2', '2'], ['2', '2']])
    await close()
  })

  it('leaves the clicker alive after every control', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu' })
    let click = 0
    for (const name of ['Step', 'Play', 'Reset', 'Explore']) {
      await button(demo, name).click()
      await expectClickerToWork(page, place.alias, ++click)
    }
    await page.keyboard.press('PageUp')
    await page.keyboard.press('PageUp')
    await expect.poll(() => new URL(page.url()).hash).toBe('#/max-pooling?clicks=2')
    await spin(demo, 'Stride').fill('3')
    await expectClickerToWork(page, place.alias, 3)
    await cell(demo, 'Input', 1, 1).click()
    await expectClickerToWork(page, place.alias, 4)
    await close()
  })

  it('steps and says what the step did', async () => {
    const { demo, close } = await openDemo(browser, { ...place, backend: 'cpu' })
    await button(demo, 'Step').click()
    await button(demo, 'Step').click()
    await expect.poll(() => saidBy(demo)).toBe('Region 2 of 4, rows 1 to 2, columns 3 to 4: the maximum of 3, 1, 1, 1 is 3.')
    await button(demo, 'Reset').click()
    await expect.poll(() => saidBy(demo)).toBe('')
    await close()
  })

  it('goes by keys alone: opened, a cell found and changed, left', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu' })
    await page.keyboard.press('e')
    await page.locator('dialog').waitFor()
    const focusedName = () => page.evaluate(() => document.activeElement?.closest('[role=grid]')?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim())
    while (await focusedName() !== 'Input')
      await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    await page.keyboard.type('7')
    await page.keyboard.press('Escape') // ends the typing …
    await page.keyboard.press('Tab')
    expect(await focusedName()).toBe('Output')
    await expect.poll(() => gridText(grid(demo, 'Output'))).toEqual([['2', '7'], ['8', '6']])
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => saidBy(demo)).toContain('is 7')
    await page.keyboard.press('e')
    await expect.poll(() => page.locator('dialog').count()).toBe(0)
    await expectClickerToWork(page, place.alias, 1)
    await close()
  })

  it('hides what comes next when the room is to predict it', async () => {
    const { demo, close } = await openDemo(browser, { ...place, backend: 'cpu', search: 'explore=page&position=1' })
    const shown = () => demo.locator('[role=grid][aria-label=Output] text').evaluateAll(texts => texts.filter(text => text.checkVisibility({ visibilityProperty: true })).map(text => text.textContent))
    expect(await shown()).toEqual(['2', '3', '8', '6'])
    await demo.getByRole('checkbox', { name: /Predict/ }).check()
    await expect.poll(shown).toEqual([])
    await demo.getByRole('button', { name: 'Reveal' }).click()
    await expect.poll(shown).toEqual(['2'])
    await demo.getByRole('button', { name: 'Step' }).click()
    expect(await shown()).toEqual(['2'])
    expect(await demo.locator('dialog').textContent()).not.toMatch(/stays as it was|stay as they were/) // the panels beside would tell
    await demo.getByRole('button', { name: 'Reveal' }).click()
    await expect.poll(shown).toEqual(['2', '3'])
    await spin(demo, 'Stride').fill('1') // another question
    await expect.poll(async () => (await shown()).length).toBe(1)
    await close()
  })

  it('draws nothing on the slide that lies under the full page', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu', search: 'explore=page' })
    await page.locator('dialog[open]').waitFor()
    await page.evaluate(() => {
      const changes = new MutationObserver(records => document.body.dataset.drawn = String(Number(document.body.dataset.drawn) + records.length))
      document.body.dataset.drawn = '0'
      changes.observe(document.querySelector('#slideshow section[data-demo=max-pooling] .demo-picture')!, { attributes: true, characterData: true, childList: true, subtree: true })
    })
    const drawn = async () => Number(await page.locator('body').getAttribute('data-drawn'))
    await spin(demo, 'Stride').fill('1')
    await expect.poll(async () => (await gridText(grid(demo, 'Output'))).length).toBe(3)
    expect(await drawn()).toBe(0)
    await page.keyboard.press('Escape')
    await expect.poll(() => gridText(grid(demo, 'Input'))).toEqual(INPUT)
    expect(await drawn()).toBeGreaterThan(0)
    await close()
  })

  it('has the rows of a table while it is unfolded, and of the present numbers', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu', search: 'explore=page' })
    const summary = demo.getByText('All regions as a table')
    const rows = page.locator('dialog details:has-text("All regions as a table") tr')
    await spin(demo, 'Stride').fill('1')
    await expect.poll(async () => (await gridText(grid(demo, 'Output'))).length).toBe(3)
    expect(await rows.count()).toBe(0)
    await summary.click()
    // A heading and nine regions; the last one is 1, 6, 4, 5.
    await expect.poll(() => rows.count()).toBe(10)
    expect(await rows.last().locator('td').allTextContents()).toEqual(['9', '1, 6, 4, 5', '6', '4'])
    await summary.click()
    await expect.poll(() => rows.count()).toBe(0)
    await close()
  })
})

describe('the address', () => {
  it('holds what was set, and opens with it', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu' })
    await spin(demo, 'Stride').fill('1')
    await cell(demo, 'Input', 3, 3).focus()
    await page.keyboard.type('9')
    await expect.poll(() => stateInAddress(page)).toEqual({ explore: 'slide', stride: '1', input: '1,2,3,1;1,1,1,1;2,3,1,6;8,1,4,9' })
    const address = new URL(page.url()).hash.split('?')[1]!
    await close()

    const again = await openDemo(browser, { ...place, backend: 'cpu', search: address })
    // By hand: the maxima of the nine 2 × 2 regions
    await expect.poll(() => gridText(grid(again.demo, 'Output'))).toEqual([['2', '3', '3'], ['3', '3', '6'], ['8', '4', '9']])
    await expectClickerToWork(again.page, place.alias, 1)
    await expect.poll(() => stateInAddress(again.page)).toEqual({})
    await again.close()
  })

  it('with values that make no sense is refused, value by value, with a notice', async () => {
    const { demo, close } = await openDemo(browser, { ...place, backend: 'cpu', search: 'explore=slide&stride=0&pool-size=3&input=1,2;x,4' })
    const notice = demo.locator('.demo-notice')
    expect(await notice.textContent()).toContain('The address asks for stride “0”, which is not a whole number from 1 to 8; it is left as it was.')
    expect(await notice.textContent()).toContain('The address asks for input “1,2;x,4”')
    expect(await spin(demo, 'Kernel size').inputValue()).toBe('3')
    expect(await spin(demo, 'Stride').inputValue()).toBe('2')
    expect(await gridText(grid(demo, 'Input'))).toEqual(INPUT)
    await close()
  })

  it('with values that do not fit together shows the lecture\'s, and says why', async () => {
    const { demo, close } = await openDemo(browser, { ...place, backend: 'cpu', search: 'explore=slide&pool-size=8' })
    expect(await demo.locator('.demo-notice').textContent()).toContain('Kernel size (8) is larger than the input (4 × 4); use a smaller kernel.')
    expect(await gridText(grid(demo, 'Output'))).toEqual([['2', '3'], ['8', '6']])
    await close()
  })
})

describe('a number that cannot be', () => {
  it('is refused in a sentence, and the number before stays', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu' })
    const notice = demo.locator('.demo-notice')
    await spin(demo, 'Kernel size').fill('5')
    await expect.poll(() => notice.textContent()).toContain('Kernel size (5) is larger than the input (4 × 4); use a smaller kernel.')
    expect(await gridText(grid(demo, 'Output'))).toEqual([['2', '3'], ['8', '6']])
    await spin(demo, 'Kernel size').fill('2')
    await expect.poll(() => notice.count()).toBe(0)

    await cell(demo, 'Input', 0, 1).focus()
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Tab')
    await expect.poll(() => notice.textContent()).toContain('Input, row 1, column 2 was emptied; it keeps 2.')
    await cell(demo, 'Input', 0, 1).focus()
    await page.keyboard.type('--')
    await page.keyboard.press('Enter')
    await expect.poll(() => notice.textContent()).toContain('takes no “--”; it keeps 2. Type a number from −99 to 99.')
    await page.keyboard.type('x')
    expect(await gridText(grid(demo, 'Input'))).toEqual(INPUT)
    await close()
  })
})

describe('presenter and audience', () => {
  it('show the same demo', async () => {
    const { presenter, audience, led, followed, close } = await openLecture(browser, { alias: 'max-pooling' })
    await led.getByRole('spinbutton', { name: 'Stride' }).fill('1')

    await expect.poll(async () => (await gridText(grid(followed, 'Output'))).length).toBe(3)
    await led.getByRole('button', { name: 'Explore' }).click()
    await expect.poll(() => audience.locator('dialog').count()).toBe(1)
    await presenter.keyboard.press('PageDown')
    await expect.poll(() => audience.locator('dialog').count()).toBe(0)
    await settled(audience, 'max-pooling', 2)
    expect(await gridText(grid(followed, 'Output'))).toEqual([['2', '3'], ['8', '6']])
    await close()
  })
})
