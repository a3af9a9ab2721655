import type { Browser, Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFaults, prepareAxe } from './support/axe'
import { expectClickerToWork, openDemo, saidBy, stateInAddress } from './support/explore'
import { openLecture } from './support/lecture'
import { launch, settled } from './support/open-deck'

const place = { alias: 'gradient-descent' }

let browser: Browser
beforeAll(async () => {
  browser = await launch({ webgpu: true })
})
afterAll(() => browser.close())

const spin = (demo: Locator, name: string) => demo.getByRole('spinbutton', { name, exact: true })
const button = (demo: Locator, name: string) => demo.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.locator('dialog')

/** The table's rows as text: step, W, loss, gradient. */
const iterates = (demo: Locator) => demo.getByRole('table', { name: 'Iterates', exact: true }).locator('tbody tr')
  .evaluateAll(rows => rows.map(row => [...row.querySelectorAll('td')].map(cell => cell.textContent!.trim())))
const lastIterate = async (demo: Locator) => (await iterates(demo)).at(-1)

describe.each(['webgpu', 'cpu'])('gradient descent on %s', (backend) => {
  it('has the lecture’s runs: seven small steps, and as many large ones that overshoot', async () => {
    const { page, demo, complaints, close } = await openDemo(browser, { ...place, click: 1, backend })
    expect(await demo.getAttribute('data-backend')).toBe(backend)
    const small = await iterates(demo)
    // Each step multiplies W by 1 − 2 · 0.05 = 0.9, and by 1 − 2 · 1.05 = −1.1.
    expect(small.map(([step, weight]) => [Number(step), weight])).toEqual(
      Array.from({ length: 8 }, (_, step) => [step, (5 * 0.9 ** step).toFixed(2)]))
    expect(small[0]).toEqual(['0', '5.00', '25.00', '10.00'])
    await page.keyboard.press('PageDown')
    await settled(page, place.alias, 2)
    const large = (await iterates(demo)).map(([, weight]) => Number(weight!.replace('−', '-')))
    expect(large).toHaveLength(8)
    large.forEach((weight, step) => expect(Math.abs(weight - 5 * (-1.1) ** step), `step ${step}`).toBeLessThan(0.0051))
    await expect.poll(() => demo.locator('svg.figure').getAttribute('aria-label')).toMatch(/Small step: η = 0\.05.*W = 2\.39.*Large step: η = 1\.05.*W = −9\.74/)
    expect(complaints).toEqual([])
    await close()
  })

  it('takes a learning rate and a start, and steps', async () => {
    const { demo, close } = await openDemo(browser, { ...place, backend })
    await spin(demo, 'Learning rate η').fill('0.2')
    await spin(demo, 'Start W₀').fill('10')
    for (let step = 0; step < 3; step++)
      await button(demo, 'Step').click()
    // By hand: W ← W − 0.2 · 2 W = 0.6 W
    await expect.poll(() => iterates(demo)).toEqual([
      ['0', '10.00', '100.00', '20.00'], ['1', '6.00', '36.00', '12.00'], ['2', '3.60', '12.96', '7.20'], ['3', '2.16', '4.67', '4.32'],
    ])
    await expect.poll(() => saidBy(demo)).toBe('Step 3: W is 2.16, the loss 4.67, the gradient 4.32.')
    await close()
  })

  it('has momentum: Polyak’s heavy ball', async () => {
    const { demo, close } = await openDemo(browser, { ...place, backend, search: 'explore=slide&second-rate=0.2&momentum=0.5&position=3' })
    // By hand: v = 20, 10 + 12 = 22, 11 + 3.2 = 14.2; W = 10, 6, 6 − 4.4 = 1.6, 1.6 − 2.84 = −1.24
    await expect.poll(() => iterates(demo)).toEqual([
      ['0', '10.00', '100.00', '20.00'], ['1', '6.00', '36.00', '12.00'], ['2', '1.60', '2.56', '3.20'], ['3', '−1.24', '1.54', '−2.48'],
    ])
    await close()
  })

  it('maps four thousand runs at once; a point that is chosen is played', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, click: 2, backend, search: 'explore=page' })
    const made = demo.locator('.descent-map .made')
    await expect.poll(() => made.textContent())
      .toMatch(backend === 'webgpu' ? /4,096 runs of 200 steps in \d+ ms, by TensorFlow\.js on WebGPU\./ : /4,096 runs of 200 steps in \d+ ms, by plain TypeScript\./)
    // Of the 64 rates 13 are over 1, where theory has every start but 0 diverge, and one is 1, where it cycles: 13/64 and 1/64 of 63/64.
    const legend = () => demo.locator('.legend').textContent()
    expect(await legend()).toContain('diverges: 20 %')
    expect(await legend()).toContain('cycles: 2 %')
    const map = demo.getByRole('application')
    const { x, y, width, height } = (await map.boundingBox())!
    await map.click({ position: { x: width * 0.95, y: height * 0.1 } }) // far to the right: over the edge of stability
    await expect.poll(() => spin(demo, 'Learning rate η').inputValue().then(Number)).toBeGreaterThan(2)
    await expect.poll(() => spin(demo, 'Start W₀').inputValue().then(Number)).toBeGreaterThan(8)
    await button(demo, 'Pause').waitFor()
    await expect.poll(() => demo.locator('.verdict').textContent()).toMatch(/Diverge/)
    await page.mouse.click(x + width / 2, y + height / 2)
    await expect.poll(() => spin(demo, 'Learning rate η').inputValue().then(Number)).toBeLessThan(0.3)
    await close()
  })
})

describe('a learning rate that is no good', () => {
  it.each([
    ['0', 'No step is taken: with η = 0, W stays at 5.'],
    ['1e9', 'Diverged at step 1: η × curvature = 2e9, more than 2, so the steps grow.'],
    ['1', 'Cycles: W goes back and forth between −5 and 5 and never settles; η × curvature = 2.'],
  ])('η = %s is named, in numbers that can be read', async (rate, sentence) => {
    const { demo, close } = await openDemo(browser, { ...place, click: 2, backend: 'cpu' })
    await spin(demo, 'Learning rate η').fill(rate)
    await expect.poll(() => demo.locator('.verdict').textContent().then(text => text?.trim())).toBe(sentence)
    await expect.poll(() => saidBy(demo)).toBe(sentence)
    await button(demo, 'Step').click()
    await button(demo, 'Explore').click()
    const text = await demo.evaluate(element => element.textContent + [...element.querySelectorAll('[aria-label]')].map(named => named.getAttribute('aria-label')).join(' '))
    expect(text).not.toMatch(/NaN|Infinity|undefined/)
    await close()
  })

  it('is refused in a sentence, and the one before stays', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, click: 2, backend: 'cpu' })
    await spin(demo, 'Learning rate η').fill('-1')
    await page.keyboard.press('Tab')
    await expect.poll(() => demo.locator('.demo-notice').textContent())
      .toContain('Learning rate η takes no “-1”; it stays at 1.05. Type a number from 0 to 1e+12.')
    expect(await spin(demo, 'Learning rate η').inputValue()).toBe('1.05')
    await spin(demo, 'Momentum').fill('')
    await page.keyboard.press('Tab')
    await expect.poll(() => demo.locator('.demo-notice').textContent()).toContain('Momentum takes no “”; it stays at 0.')
    await close()
  })
})

describe('exploring', () => {
  it('keeps what was set when the talk is resumed, and the talk as it was', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, click: 2, backend: 'cpu' })
    await spin(demo, 'Start W₀').fill('4')
    await expect.poll(async () => (await iterates(demo))[0]![1]).toBe('4.00')
    await button(demo, 'Back to the talk').click()
    await expect.poll(async () => (await iterates(demo))[0]![1]).toBe('5.00')
    expect(await saidBy(demo)).toBe('')
    await button(demo, 'Explore').click()
    await expect.poll(() => spin(demo, 'Start W₀').inputValue()).toBe('4')
    await page.keyboard.press('Escape')
    await expect.poll(() => dialog(page).count()).toBe(0)
    await close()
  })

  it('leaves the clicker alive after every control', async () => {
    const presses: ((demo: Locator) => Promise<void>)[] = [
      ...['Step', 'Play', 'Reset', 'Explore'].map(name => (demo: Locator) => button(demo, name).click()),
      ...['Learning rate η', 'Momentum', 'Start W₀'].map(name => (demo: Locator) => spin(demo, name).fill('0.5')),
      demo => demo.getByRole('radio', { name: '1', exact: true }).check(),
      demo => demo.locator('svg.figure').click({ position: { x: 60, y: 300 } }),
    ]
    const { page, demo, close } = await openDemo(browser, { ...place, click: 2, backend: 'cpu' })
    for (const press of presses) {
      await press(demo)
      await page.keyboard.press('PageUp')
      await settled(page, place.alias, 1)
      await expectClickerToWork(page, place.alias, 2)
    }
    await close()
  })

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
})

describe('the address', () => {
  it('holds what was set, and opens with it', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, click: 2, backend: 'cpu' })
    await spin(demo, 'Learning rate η').fill('0.2')
    await button(demo, 'Step').click()
    await expect.poll(() => stateInAddress(page)).toEqual({ 'explore': 'slide', 'start': '5', 'second-rate': '0.2', 'position': '8' })
    const address = new URL(page.url()).hash.split('?')[1]!
    await close()

    const again = await openDemo(browser, { ...place, backend: 'cpu', search: address })
    await expect.poll(() => lastIterate(again.demo)).toEqual(['8', '0.08', '0.01', '0.17']) // 5 · 0.6⁸ = 0.0840
    await again.close()
  })

  it('with values that make no sense is refused, value by value, with a notice', async () => {
    const { demo, close } = await openDemo(browser, { ...place, backend: 'cpu', search: 'explore=slide&second-rate=-1&momentum=2&start=5' })
    const notice = await demo.locator('.demo-notice').textContent()
    expect(notice).toContain('The address asks for second-rate “-1”, which is not a number from 0 to 1000000000000; it is left as it was.')
    expect(notice).toContain('The address asks for momentum “2”, which is not a number from 0 to 0.99; it is left as it was.')
    expect(await spin(demo, 'Start W₀').inputValue()).toBe('5')
    expect(await spin(demo, 'Learning rate η').inputValue()).toBe('0.95')
    await close()
  })
})

describe('presenter and audience', () => {
  it('show the same demo', async () => {
    const { presenter, audience, led, followed, close } = await openLecture(browser, { alias: 'gradient-descent' })
    await led.getByRole('spinbutton', { name: 'Learning rate η' }).fill('0.5')
    // One step of 1/λ into the minimum, and then none.
    await expect.poll(async () => (await iterates(followed))[1]).toEqual(['1', '0.00', '0.00', '0.00'])
    await led.getByRole('button', { name: 'Explore' }).click()
    await expect.poll(() => audience.locator('dialog').count()).toBe(1)
    await presenter.keyboard.press('PageDown')
    await settled(audience, 'gradient-descent', 2)
    expect(await audience.locator('dialog').count()).toBe(0)
    await close()
  })
})

describe('the full page', () => {
  it.each([['light', false], ['dark', true]])('has no barrier that axe finds, in %s', async (_, dark) => {
    const { page, close } = await openDemo(browser, { ...place, click: 2, backend: 'cpu', dark, search: 'explore=page' })
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
