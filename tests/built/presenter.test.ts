import type { OpenDeck } from './support/open-deck'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it, inject } from 'vitest'
import { aliasOf, clicksOf, pageOf, slides } from '../support/deck'
import { launch, openDeck, settled } from './support/open-deck'
import { newContext } from './support/windows'

const frames = slides.map(slide => ({ page: pageOf(slide), alias: aliasOf(slide), clicks: clicksOf(slide), note: slide.note ?? '' }))

/** Words of a note as they stand on the page: no Markdown marks, no formulas, no click marks. */
const wordsOf = (note: string) => note
  .replace(/\[click(:\d+)?\]/g, ' ')
  .replace(/\$[^$]+\$/g, ' ')
  .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
  .replace(/[#*_]/g, ' ')
  .replace(/[“”"'’]/g, '')
  .split(/\s+/)
  .filter(Boolean)

const presenterReady = (page: Page) => page.locator('.grid-section.note').waitFor()

const hashOf = (page: Page) => new URL(page.url()).hash

let browser: Browser
let deck: OpenDeck
beforeAll(async () => {
  browser = await launch()
  deck = await openDeck(browser, { path: '#/presenter/1' })
  await presenterReady(deck.page)
})
afterAll(() => browser.close())

describe('presenter view', () => {
  it.each(frames)('of frame $page, $alias has its note and its click marks', async ({ alias, clicks, note }) => {
    const { page } = deck
    await page.goto(`${inject('deckUrl')}#/presenter/${alias}`)
    await page.waitForFunction(alias => location.hash.startsWith(`#/presenter/${alias}`), alias)
    const notes = page.locator('.grid-section.note')
    await expect.poll(async () => {
      const text = (await notes.textContent() ?? '').replace(/[“”"'’]/g, '')
      return wordsOf(note).filter(word => !text.includes(word))
    }).toEqual([])

    const marks = notes.locator('.slidev-note-click-mark')
    await expect.poll(() => marks.count()).toBe([...note.matchAll(/\[click/g)].length)
    const numbers = await marks.evaluateAll(elements => elements.map(({ dataset }) => Number(dataset.clicks)))
    expect(numbers).toEqual(Array.from({ length: clicks }, (_, index) => index + 1))
  })

  it('counts down from ninety minutes', async () => {
    await expect.poll(() => deck.page.locator('body').textContent()).toContain('1:30:00')
  })

  it('has nothing to complain of', () => {
    expect(deck.complaints).toEqual([])
  })
})

describe('presenter and audience', () => {
  it('are in step', async () => {
    const context = await newContext(browser, { viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' })
    // The audience's window first: a window that opens takes the others to its frame.
    const audience = await context.newPage()
    await audience.goto(`${inject('deckUrl')}#/deep-learning`)
    await settled(audience, 'deep-learning', 0)
    const presenter = await context.newPage()
    await presenter.goto(`${inject('deckUrl')}#/presenter/max-pooling`)
    await presenterReady(presenter)
    await presenter.keyboard.press('PageDown')
    await expect.poll(() => hashOf(audience)).toBe('#/max-pooling?clicks=1')
    await presenter.keyboard.press('PageDown')
    await expect.poll(() => hashOf(audience)).toBe('#/max-pooling?clicks=2')
    await context.close()
  })
})
