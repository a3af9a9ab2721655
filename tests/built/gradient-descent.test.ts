import type { Browser, Locator } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectClickerToWork, openDemo, saidBy, stateInAddress } from './support/explore'
import { button, dialog, iterates, lastIterate, place, spin } from './support/gradient-descent'
import { openLecture } from './support/lecture'
import { launch, settled } from './support/open-deck'

let browser: Browser
beforeAll(async () => {
  browser = await launch({ webgpu: true })
})

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
