import type { OpenDeck } from './support/open-deck'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lecture } from '../deck/lecture'
import { slides } from '../support/deck'
import { axeFaults, prepareAxe } from './support/axe'
import { cutOff } from './support/cut-off'
import { launch, openDeck, settled } from './support/open-deck'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** All slides are loaded one by one, and then their fonts. */
async function loaded(page: Page): Promise<void> {
  await page.waitForFunction(count => document.querySelectorAll('.reading-frame:has(h1)').length === count, slides.length)
  await page.evaluate(() => document.fonts.ready)
}

describe.each([
  ['360 × 800', { width: 360, height: 800 }, { width: 320, height: 640 }, false],
  ['800 × 360, dark', { width: 800, height: 360 }, { width: 640, height: 360 }, true],
])('the lecture as one page, at %s', (_, viewport, smaller, dark) => {
  let deck: OpenDeck
  beforeAll(async () => {
    deck = await openDeck(browser, { path: '?print=clicks#/read', viewport, dark })
    await loaded(deck.page)
  })
  afterAll(async () => {
    expect(deck.complaints).toEqual([])
    await deck.close()
  })

  it('has every frame with its title and its note, in order', async () => {
    const shown = await deck.page.locator('.reading-frame').evaluateAll(articles => articles.map(article => ({
      title: article.querySelector('h1')!.innerText.replace(/\s+/g, ' ').trim(),
      words: article.textContent!.replace(/\s+/g, ' '),
    })))
    expect(shown).toHaveLength(lecture.length)
    for (const [index, { note, heading }] of lecture.entries()) {
      expect(shown[index]!.title).toBe(heading.replace('...', '…'))
      for (const sentence of (note ?? '').split(/(?<=[.!?])\s+/).filter(sentence => !/[$[*]/.test(sentence)))
        expect(shown[index]!.words).toContain(sentence.trim())
    }
  })

  it('has all words of a frame at once, and its figure at every click that changes it', async () => {
    const convolution = deck.page.locator('[data-frame="18"]')
    const steps = await convolution.locator('.print-slide-container:not([hidden])').evaluateAll(slides => slides.map(slide => (slide as HTMLElement).dataset.click))
    expect(steps).toEqual(['0', '1', '2', '3', '4', '5', '6'])
    // Text that a click brings, on a frame without a figure.
    const words = deck.page.locator('[data-frame="24"]')
    expect(await words.locator('.print-slide-container:not([hidden])').count()).toBe(1)
    for (const heading of ['Image classification', 'Large Language Models', 'Many other domains'])
      expect(await words.getByRole('heading', { name: heading }).isVisible()).toBe(true)
  })

  it('is no wider than the window, and its type no smaller than 14 pixels', async () => {
    expect(await deck.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    const small = await deck.page.locator('.reading :is(p, li, h1, h2, a, button, summary)').evaluateAll(elements => elements
      .filter(element => element.checkVisibility() && element.textContent!.trim() !== '' && Number.parseFloat(getComputedStyle(element).fontSize) < 14)
      .map(element => element.textContent!.trim().slice(0, 40)))
    expect(small).toEqual([])
  })

  it('cuts nothing off, in a smaller window still', async () => {
    const { page } = deck
    await page.setViewportSize(smaller)
    await page.locator('.reading-contents summary').click()
    expect(await page.evaluate(cutOff, '.reading')).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(smaller.width)
    await page.locator('.reading-contents summary').click()
    await page.setViewportSize(viewport)
  })

  it('lets a figure that is too wide scroll, and nothing beside it', async () => {
    const scrolled = await deck.page.locator('.reading-frame *').evaluateAll(elements => elements
      .filter(element => element.scrollWidth > element.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(element).overflowX))
      .map(element => ({ name: element.className, tabIndex: element.tabIndex, words: element.querySelectorAll('h1, h2, p:not(.katex *), li').length })))
    expect(scrolled.length > 0).toBe(deck.page.viewportSize()!.width < 700)
    expect(scrolled.filter(({ tabIndex, words }) => words > 0 || tabIndex < 0)).toEqual([])
  })

  it('has targets of 44 pixels, and no barrier that axe finds', async () => {
    const small = await deck.page.locator('.reading :is(button, summary, .reading-button, .reading-place a)').evaluateAll(elements => elements
      .filter(element => element.checkVisibility() && element.getBoundingClientRect().height < 43.5)
      .map(element => element.textContent!.trim()))
    expect(small).toEqual([])
    await prepareAxe(deck.page)
    expect(await axeFaults(deck.page, '.reading')).toEqual([])
  })
})

describe('the way there and back', () => {
  it('goes from a slide on a phone to the same frame, and from a frame to its slide', async () => {
    const { page, close } = await openDeck(browser, { path: '#/convolution', viewport: { width: 360, height: 800 } })
    await settled(page, 'convolution', 0)
    await page.getByRole('link', { name: 'Read as one page' }).last().click()
    await loaded(page)
    await expect.poll(() => page.evaluate(() => Math.abs(document.querySelector('[data-frame="18"]')!.getBoundingClientRect().top) < innerHeight / 2)).toBe(true)
    await page.locator('[data-frame="19"]').getByRole('link', { name: 'Slide 19 of 33' }).click()
    await settled(page, 'max-pooling', 0)
    await close()
  })

  it('goes to a frame by the contents, by keys alone', async () => {
    const { page, close } = await openDeck(browser, { path: '?print=clicks#/read', viewport: { width: 360, height: 800 } })
    await loaded(page)
    const summary = page.locator('.reading-contents summary')
    await summary.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Lab' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-frame]')?.getAttribute('data-frame'))).toBe('33')
    await close()
  })
})

describe('a change of slide', () => {
  it('is said', async () => {
    const { page, close } = await openDeck(browser, { path: '#/convolution?clicks=6' })
    await settled(page, 'convolution', 6)
    await page.keyboard.press('PageDown')
    await settled(page, 'max-pooling', 0)
    await expect.poll(() => page.locator('.slide-said').textContent()).toContain('Slide 19 of 33: Convolutional Neural Network')
    await close()
  })
})
