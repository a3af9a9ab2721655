import type { OpenDeck } from './support/open-deck'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { slideOf, slides } from '../support/deck'
import { axeFaults, prepareAxe } from './support/axe'
import { launch, openDeck, settled, showScheme } from './support/open-deck'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})

describe('axe', () => {
  let deck: OpenDeck
  beforeAll(async () => {
    deck = await openDeck(browser, { isAlone: true })
    await prepareAxe(deck.page)
  })
  afterAll(() => deck.close())

  it.each(slides)('finds nothing on $alias at its last click, in light and in dark', async ({ alias, clicks }) => {
    await showScheme(deck.page, 'light')
    await deck.page.goto(`${inject('deckUrl')}#/${alias}${clicks ? `?clicks=${clicks}` : ''}`)
    await settled(deck.page, alias, clicks)
    const slide = `#slideshow ${slideOf(alias)}`
    expect.soft(await axeFaults(deck.page, slide), 'light').toEqual([])
    await showScheme(deck.page, 'dark')
    expect.soft(await axeFaults(deck.page, slide, { onlyContrast: true }), 'dark').toEqual([])
  })

  it('finds no id twice among all slides', async () => {
    await expect.poll(() => deck.page.locator('#slideshow [data-slidev-no] h1').count()).toBe(slides.length) // those that were on show stay
    expect(await axeFaults(deck.page, '#slideshow', { onlyIds: true })).toEqual([])
  })
})
