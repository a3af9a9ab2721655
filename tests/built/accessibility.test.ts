import type { OpenDeck } from './support/open-deck'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aliasOf, clicksOf, slideOf, slides } from '../support/deck'
import { axeFaults, prepareAxe } from './support/axe'
import { launch, openDeck, settled } from './support/open-deck'

const frames = slides.map(slide => ({ alias: aliasOf(slide), clicks: clicksOf(slide) }))

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

describe.each([['light', false], ['dark', true]])('axe in %s', (_, dark) => {
  let deck: OpenDeck
  beforeAll(async () => {
    deck = await openDeck(browser, { dark, isAlone: true })
    await prepareAxe(deck.page)
  })
  afterAll(() => deck.close())

  it.each(frames)('finds nothing on $alias, at its last click', async ({ alias, clicks }) => {
    await deck.page.goto(`${inject('deckUrl')}#/${alias}${clicks ? `?clicks=${clicks}` : ''}`)
    await settled(deck.page, alias, clicks)
    expect(await axeFaults(deck.page, `#slideshow ${slideOf(alias)}`, { onlyContrast: dark })).toEqual([])
  })
})
