import type { Browser } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { axeFaults, prepareAxe } from './support/axe'
import { openDemo, saidBy } from './support/explore'
import { button, dialog, iterates, lastIterate, place, spin } from './support/gradient-descent'
import { FULL_HD, launch, settled } from './support/open-deck'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})

describe('the full page', () => {
  it('is about the run that was chosen, by its picture or by its name', async () => {
    const { demo, close } = await openDemo(browser, { ...place, click: 2, backend: 'cpu', search: 'explore=page' })
    const rate = () => spin(demo, 'Learning rate η').inputValue()
    expect(await rate()).toBe('0.95')
    await demo.locator('.pictures svg.figure').first().click({ position: { x: 100, y: 40 } })
    await expect.poll(rate).toBe('0.05')
    await demo.getByRole('radio', { name: '2', exact: true }).check()
    await expect.poll(rate).toBe('0.95')
    await button(demo, 'diverge').click()
    await expect.poll(rate).toBe('1.05')
    await expect.poll(() => demo.locator('.verdict').textContent()).toContain('Diverges: η × curvature = 2.1, more than 2')
    await close()
  })

  it('has a slider of powers of ten, with the landmarks 1/λ and 2/λ', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, click: 2, backend: 'cpu', search: 'explore=page' })
    const rate = () => spin(demo, 'Learning rate η').inputValue().then(Number)
    const slider = demo.getByRole('slider', { name: 'Learning rate η', exact: true })
    await demo.getByRole('button', { name: /^1\/λ = 0\.5 one step to the minimum$/ }).click()
    await expect.poll(rate).toBe(0.5)
    await expect.poll(async () => Number(await slider.inputValue())).toBeCloseTo(Math.log10(0.5), 1)
    await expect.poll(() => demo.locator('.verdict').textContent()).toContain('Converged at step 1')
    await demo.getByRole('button', { name: /^2\/λ = 1 edge of stability$/ }).click()
    await expect.poll(rate).toBe(1)
    await slider.focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(rate).toBe(1.02) // 10^0.01
    await spin(demo, 'Momentum').fill('0.5')
    await demo.getByRole('button', { name: /^2\(1 \+ β\)\/λ = 1\.5 edge of stability$/ }).click()
    await expect.poll(rate).toBe(1.5)
    await close()
  })

  it('moves the start in the picture, by pointer and by keys', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, click: 2, backend: 'cpu', search: 'explore=page&position=0' })
    const start = () => spin(demo, 'Start W₀').inputValue().then(Number)
    const handle = demo.getByRole('slider', { name: 'Start W₀, in the picture' }).first()
    const { x, y, width, height } = (await handle.boundingBox())!
    await page.mouse.move(x + width / 2, y + height / 2)
    await page.mouse.down()
    await page.mouse.move(x - 150, y, { steps: 4 })
    await page.mouse.up()
    await expect.poll(start).toBeLessThan(8)
    const dragged = await start()
    expect(await handle.getAttribute('aria-valuenow')).toBe(String(dragged))
    await handle.focus()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(start).toBeCloseTo(dragged - 0.5, 6)
    await page.keyboard.press('Home')
    await expect.poll(start).toBe(-10)
    expect((await iterates(demo))[0]![1]).toBe('−10.00')
    expect(await dialog(page).count()).toBe(1)
    await close()
  })

  it('goes back and forth through the run', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, click: 2, backend: 'cpu', search: 'explore=page&second-rate=0.2&position=0' })
    const scrub = demo.getByRole('slider', { name: 'Step of the run' })
    await scrub.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => lastIterate(demo)).toEqual(['2', '3.60', '12.96', '7.20'])
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => lastIterate(demo)).toEqual(['1', '6.00', '36.00', '12.00'])
    await close()
  })

  it('hides what comes next until it is revealed', async () => {
    const { demo, close } = await openDemo(browser, { ...place, click: 2, backend: 'cpu', search: 'explore=page&second-rate=0.2&position=1' })
    const verdict = () => demo.locator('.verdict').textContent()
    const arithmetic = () => demo.locator('.pictures svg.figure').nth(1).locator('.update').textContent().then(text => text?.replaceAll(/\s+/g, ''))
    expect(await verdict()).toContain('Converged')
    expect(await arithmetic()).toBe('W2=6.00−0.20·12.00=3.60')
    await demo.getByRole('checkbox', { name: 'Predict' }).check()
    await expect.poll(verdict).toContain('Predict: what will become of run 2 with η = 0.2?')
    expect(await arithmetic()).toBe('W2=6.00−0.20·12.00=?')
    expect(await demo.getByRole('application').count()).toBe(0)
    await button(demo, 'Reveal').click()
    await expect.poll(verdict).toContain('Converged')
    expect(await arithmetic()).toBe('W2=6.00−0.20·12.00=3.60')
    await spin(demo, 'Learning rate η').fill('0.95') // another question
    await expect.poll(verdict).toContain('Predict')
    await close()
  })

  it('goes by keys alone: opened, a run found on the map and played, left', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, click: 2, backend: 'cpu' })
    await page.keyboard.press('e')
    await dialog(page).waitFor()
    const focusedRole = () => page.evaluate(() => document.activeElement?.getAttribute('role'))
    for (let tab = 0; tab < 60 && await focusedRole() !== 'application'; tab++)
      await page.keyboard.press('Tab')
    // From the run that is played, η = 1.05 and W₀ = 5, one to the left: the edge of stability.
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => saidBy(demo)).toMatch(/^η = 1\.00, start 4\.\d+: cycles\.$/)
    await page.keyboard.press('Enter')
    await expect.poll(() => spin(demo, 'Learning rate η').inputValue()).toBe('1')
    await expect.poll(() => demo.locator('.verdict').textContent()).toContain('Cycles')
    await expect.poll(async () => (await iterates(demo)).length).toBeGreaterThan(2) // it plays
    await page.keyboard.press('e')
    await expect.poll(() => dialog(page).count()).toBe(0)
    await page.keyboard.press('PageUp')
    await settled(page, place.alias, 1)
    await close()
  })

  it('goes on to the double well, and calls its hilltop flat', async () => {
    const { demo, close } = await openDemo(browser, { ...place, click: 2, backend: 'cpu', search: 'explore=page' })
    await demo.getByRole('radio', { name: 'double well' }).check()
    await expect.poll(() => spin(demo, 'Start W₀').inputValue()).toBe('3')
    await spin(demo, 'Start W₀').fill('0')
    await expect.poll(() => demo.locator('.verdict').textContent()).toContain('Flat: at W = 0 the gradient is 0')
    await close()
  })

  it.each([['light', false], ['dark', true]])('has no barrier that axe finds, in %s', async (_, dark) => {
    // In a lower window the table's head lies over rows, and axe judges no contrast there.
    const { page, close } = await openDemo(browser, { ...place, click: 2, backend: 'cpu', dark, viewport: FULL_HD, search: 'explore=page' })
    await prepareAxe(page)
    expect(await axeFaults(page, 'dialog')).toEqual([])
    await close()
  })

  it.each([[1920, 1080], [1366, 768], [360, 800], [800, 360]])('fits a window of %i × %i, with targets for a finger', async (width, height) => {
    const { page, close } = await openDemo(browser, { ...place, click: 2, backend: 'cpu', viewport: { width, height }, search: 'explore=page' })
    const faults = await page.evaluate(() => {
      const dialog = document.querySelector('dialog')!
      const small = [...dialog.querySelectorAll('button, input[type=number], input[type=range], summary, .choice-field label, .toggle-field')]
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect()
          return height < 43.5 || width < 36
        })
        .map(element => `too small: ${element.outerHTML.slice(0, 80)}`)
      return [...small, ...dialog.scrollWidth > dialog.clientWidth + 1 ? [`scrolls sideways: ${dialog.scrollWidth}`] : []]
    })
    expect(faults).toEqual([])
    await close()
  })
})
