import type { Lecture } from './support/lecture'
import type { Browser, Locator, Page } from 'playwright'
import { readFileSync } from 'node:fs'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keys } from '../../site/keys'
import { axeFaults, prepareAxe } from './support/axe'
import { openDemo } from './support/explore'
import { openLecture } from './support/lecture'
import { launch, openDeck, settled } from './support/open-deck'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})

const isBlack = (page: Page) => page.evaluate(() => document.querySelector('.blank-screen')?.matches(':popover-open') ?? false)
const hashOf = (page: Page) => new URL(page.url()).hash

describe('the black screen', () => {
  let lecture: Lecture
  beforeAll(async () => {
    lecture = await openLecture(browser, { alias: 'convolution', query: '?backend=cpu' })
  })
  afterAll(() => lecture.close())
  const both = async (black: boolean) => {
    for (const page of [lecture.presenter, lecture.audience])
      await expect.poll(() => isBlack(page)).toBe(black)
  }

  it.each([
    ['nothing', () => undefined, ['b', '.']],
    ['a button', (demo: Locator) => demo.getByRole('button', { name: 'Step' }), ['b', '.']],
    ['a link', (demo: Locator) => demo.page().locator('nav a:visible').first(), ['b', '.']],
    ['a number', (demo: Locator) => demo.getByRole('spinbutton').first(), ['b']],
    ['a cell of a grid', (demo: Locator) => demo.getByRole('gridcell').first(), ['b']],
  ] as const)('comes and goes in all windows, with the focus in %s, whichever window hears the key', async (_, control, keys) => {
    const { presenter, audience, led, followed } = lecture
    for (const [page, demo] of [[presenter, led], [audience, followed]] as const) {
      await page.bringToFront()
      for (const key of keys) {
        await control(demo)?.focus()
        await page.keyboard.press(key)
        await both(true)
        await page.keyboard.press(key)
        await both(false)
      }
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    }
  })

  // Each by its own way to the focus; tests/site/lecturer-keys.test.ts has every kind of control with every key.
  it.each<[string, (demo: Locator, page: Page) => Promise<unknown>]>([
    ['nothing', async () => undefined],
    ['a button', demo => demo.getByRole('button', { name: 'Step' }).focus()],
    ['a link', (_, page) => page.locator('nav a:visible').first().focus()],
    ['a number', demo => demo.getByRole('spinbutton').first().focus()],
    ['a cell of a grid', demo => demo.getByRole('gridcell').first().focus()],
    ['Slidev’s field for a slide', async (_, page) => {
      await page.keyboard.press('g')
      await page.waitForFunction(() => document.activeElement?.id === 'slidev-goto-input')
      await page.keyboard.type('b.1')
      expect(await page.locator('#slidev-goto-input').inputValue()).toBe('b.1')
    }],
    ['Slidev’s slider of brightness', async (_, page) => {
      const slider = page.locator('input.slider').first()
      if (!await slider.isVisible())
        await page.getByTitle('More Options').dispatchEvent('click')
      await slider.focus()
    }],
  ])('leaves the clicker alive in both windows, with the focus in %s', async (_, focus) => {
    const { presenter, audience, led, followed } = lecture
    for (const [page, demo] of [[presenter, led], [audience, followed]] as const) {
      await page.bringToFront()
      await focus(demo, page)
      await page.keyboard.press('PageDown')
      await settled(audience, 'convolution', 2)
      await focus(demo, page)
      await page.keyboard.press('PageUp')
      await settled(audience, 'convolution', 1)
      await expect.poll(() => hashOf(presenter)).toBe('#/presenter/convolution?clicks=1')
      if (await page.locator('input.slider').first().isVisible())
        await page.getByTitle('More Options').dispatchEvent('click')
    }
  })

  it('covers a demo\'s full page in the hall, and ends with the next click', async () => {
    const { presenter, audience, led } = lecture
    await presenter.bringToFront()
    await led.getByRole('button', { name: 'Explore' }).click()
    await audience.locator('dialog[open]').waitFor()
    await presenter.keyboard.press('b')
    await both(true)
    const { data } = PNG.sync.read(await audience.screenshot())
    expect(data.every((value, index) => index % 4 === 3 || value === 0)).toBe(true)
    // The lecturer goes on seeing the slide and the notes, and is told.
    expect(await presenter.locator('.blank-screen').boundingBox().then(box => box!.height)).toBeLessThan(80)
    await presenter.keyboard.press('PageDown')
    await both(false)
    await settled(audience, 'convolution', 2)
  })

  it('is no answer to a point in a number, or a letter in the search', async () => {
    const { page, demo, close } = await openDemo(browser, { alias: 'gradient-descent', click: 2, backend: 'cpu', search: 'explore=page' })
    const rate = demo.getByRole('spinbutton', { name: /Learning rate/ })
    await rate.fill('')
    await rate.pressSequentially('.5')
    expect(await rate.inputValue()).toBe('.5')
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.getByRole('combobox').pressSequentially('b.?')
    expect(await page.getByRole('combobox').inputValue()).toBe('b.?')
    expect(await isBlack(page)).toBe(false)
    await close()
  })
})

describe('Home and End', () => {
  it.each(['', 'presenter/'])('go to the first and the last slide, from #/%sconvolution, with the focus on a button too', async (view) => {
    const { page, close } = await openDeck(browser, { path: `?backend=cpu#/${view}convolution?clicks=1`, isAlone: true })
    const demo = page.locator('section[data-demo=convolution]').filter({ has: page.locator('.demo-bar') })
    await demo.getByRole('button', { name: 'Step' }).focus()
    await page.keyboard.press('End')
    await expect.poll(() => hashOf(page)).toBe(`#/${view}lab`)
    await page.keyboard.press('Home')
    await expect.poll(() => hashOf(page)).toBe(`#/${view}deep-learning`)
    await close()
  })

  it('leave a slider and a grid what is theirs', async () => {
    const { page, demo, close } = await openDemo(browser, { alias: 'convolution', click: 2, backend: 'cpu', search: 'explore=page&position=2' })
    await demo.getByRole('slider', { name: 'Window' }).focus()
    await page.keyboard.press('End')
    await expect.poll(() => demo.getByRole('slider', { name: 'Window' }).getAttribute('aria-valuetext')).toBe('window 25 of 25')
    expect(hashOf(page)).toContain('#/convolution')
    await close()
  })
})

describe('F5', () => {
  it.each(['', 'presenter/'])('brings #/%sgradient-descent back as it was, clicks and demo', async (view) => {
    const { page, close } = await openDeck(browser, { path: `?backend=cpu#/${view}gradient-descent?clicks=2`, isAlone: true })
    const slider = () => page.locator('section[data-demo=gradient-descent]').filter({ has: page.locator('.demo-bar') }).getByRole('slider', { name: /Learning rate/ }).first()
    await slider().waitFor()
    await slider().press('ArrowRight')
    const value = await slider().inputValue()
    await page.keyboard.press('F5') // at once, before the address is written as usual
    await page.reload()
    await slider().waitFor()
    await expect.poll(() => slider().inputValue()).toBe(value)
    expect(hashOf(page)).toContain(`#/${view}gradient-descent?clicks=2`)
    await close()
  })
})

describe('the list of keys', () => {
  it.each(['', 'presenter/'])('opens with ? in #/%sconvolution, and closes with Escape', async (view) => {
    const { page, complaints, close } = await openDeck(browser, { path: `?backend=cpu#/${view}convolution`, isAlone: true })
    await page.locator('h1:visible').first().waitFor()
    await prepareAxe(page)
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: 'Keys' })
    await dialog.waitFor()
    const text = (await dialog.textContent())!
    for (const { does } of keys)
      expect(text).toContain(does)
    expect(await axeFaults(page, 'dialog')).toEqual([])
    await page.keyboard.press('PageDown') // stays in the list
    expect(hashOf(page)).toBe(`#/${view}convolution`)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.keys-dialog:has(#keys-title)').count()).toBe(0) // until it is gone, the keys are its own
    await page.keyboard.press('PageDown')
    await expect.poll(() => hashOf(page)).toBe(`#/${view}convolution?clicks=1`)
    expect(complaints).toEqual([])
    await close()
  })

  it('stands in the README', () => {
    const readme = readFileSync('README.md', 'utf8')
    for (const key of keys.flatMap(({ keys }) => keys).filter(key => /^([a-z.?/]|Home|End)$/.test(key)))
      expect(readme).toContain(`\`${key}\``)
  })
})
