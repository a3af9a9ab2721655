import type { OpenDeck } from './support/open-deck'
import type { Browser } from 'playwright'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { slideOf } from '../support/deck'
import { launch, openDeck, settled } from './support/open-deck'

let browser: Browser
let deck: OpenDeck
beforeAll(async () => {
  browser = await launch()
})
beforeEach(async () => {
  deck = await openDeck(browser, { path: '#/max-pooling' })
  await settled(deck.page, 'max-pooling', 0)
})
afterEach(() => deck.close())

describe('the keys of a clicker and of a keyboard', () => {
  it.each(['PageDown', 'ArrowRight', ' '])('go forward by one click: “%s”', async (key) => {
    await deck.page.keyboard.press(key)
    await settled(deck.page, 'max-pooling', 1)
  })

  it.each(['PageUp', 'ArrowLeft', 'Shift+ '])('go back by one click: “%s”', async (key) => {
    await deck.page.keyboard.press('PageDown')
    await settled(deck.page, 'max-pooling', 1)
    await deck.page.keyboard.press(key)
    await deck.page.waitForFunction(() => /^#\/max-pooling(?:\?clicks=0)?$/.test(location.hash))
  })

  it('go to the last click of the slide before', async () => {
    await deck.page.keyboard.press('PageUp')
    await settled(deck.page, 'convolution', 6)
  })
})

describe('the section bar', () => {
  it('leads to the section that is pressed, and leaves the clicker alive', async () => {
    await deck.page.locator(`${slideOf('max-pooling')} nav a`, { hasText: 'Transformers' }).click()
    await settled(deck.page, 'outline-transformers', 0, '23')
    await deck.page.keyboard.press('PageDown')
    await settled(deck.page, 'what-about-now', 0)
  })

  it('names the section that the slide belongs to', async () => {
    const current = deck.page.locator(`${slideOf('max-pooling')} nav [aria-current="true"]`)
    expect((await current.textContent())?.trim()).toBe('Convolutional Neural Networks (CNN)')
  })

  it('can be reached and followed by keys alone', async () => {
    await deck.page.keyboard.press('Tab')
    const focused = deck.page.locator(':focus')
    expect((await focused.textContent())?.trim()).toBe('Multi-layer Perceptron')
    await deck.page.keyboard.press('Enter')
    await settled(deck.page, 'outline-multi-layer-perceptron', 0, '7')
  })
})
