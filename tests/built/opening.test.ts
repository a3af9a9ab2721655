import type { Viewport } from './support/open-deck'
import type { Browser, Page } from 'playwright'
import { PNG } from 'pngjs'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { LAPTOP, launch, NOT_THE_DECKS, painted } from './support/open-deck'
import { newContext } from './support/windows'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})

/** Opens the deck without its entry, which comes when it is let. */
async function openWithoutDeck({ viewport, dark, path = '' }: { viewport: Viewport, dark?: boolean, path?: string }) {
  const context = await newContext(browser, { viewport, colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce', serviceWorkers: 'block' })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', message => NOT_THE_DECKS.includes(message.text()) || complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
  let letDeckCome = () => {}
  const deck = new Promise<void>(resolve => letDeckCome = resolve)
  await page.route(/\/index-[^/]*\.js$/, async (route) => {
    await deck
    await route.continue()
  })
  await page.goto(`${inject('deckUrl')}${path}`, { waitUntil: 'commit' })
  await page.locator('.opening h1').waitFor()
  return { page, complaints, letDeckCome, close: () => context.close() }
}

/** The slide on the screen; its outermost pixels are shared with what is around it. */
async function pictureOf(page: Page): Promise<PNG> {
  const { x, y, width, height } = (await page.locator('.frame:visible').boundingBox())!
  return PNG.sync.read(await page.screenshot({ clip: { x: Math.ceil(x) + 1, y: Math.ceil(y) + 1, width: Math.floor(width) - 3, height: Math.floor(height) - 3 } }))
}

describe('the first slide', () => {
  it.each<[string, { viewport: Viewport, dark?: boolean, path?: string }]>([
    ['in a hall', { viewport: LAPTOP }],
    ['in the dark', { viewport: { width: 1920, height: 1080 }, dark: true, path: '#/1' }],
    ['on a phone', { viewport: { width: 390, height: 844 }, path: '#/deep-learning' }],
    ['on its side', { viewport: { width: 844, height: 390 } }],
  ])('%s is on the screen before any script of the deck, and the deck takes over without a visible change', async (_, options) => {
    const { page, letDeckCome, complaints, close } = await openWithoutDeck(options)
    await page.evaluate(() => document.fonts.ready)
    const before = await pictureOf(page)
    expect(await page.locator('h1:visible').innerText()).toBe('Course 4:\nDeep Learning')
    letDeckCome()
    await page.locator('.opening').waitFor({ state: 'detached' })
    await painted(page)
    const after = await pictureOf(page)
    expect([before.width, before.height]).toEqual([after.width, after.height])
    expect(before.data.equals(after.data)).toBe(true)
    expect(complaints).toEqual([])
    await close()
  })

  it('leaves the deck’s style sheets before those of its parts, which may override them', async () => {
    const { page, letDeckCome, close } = await openWithoutDeck({ viewport: { width: 1280, height: 720 } })
    letDeckCome()
    await page.locator('.opening').waitFor({ state: 'detached' })
    const sheets = () => page.evaluate(() => [...document.styleSheets].flatMap(({ href }) => href ? [href.replace(/.*\//, '')] : []))
    await expect.poll(async () => (await sheets()).filter(name => name.startsWith('md-')).length).toBeGreaterThan(0)
    const names = (await sheets()).map(name => name.split('-')[0])
    expect(names.lastIndexOf('index')).toBeLessThan(names.indexOf('md'))
    expect(names.indexOf('slide')).toBeLessThan(names.indexOf('md'))
    await close()
  })

  it('hears the clicker before there is a deck', async () => {
    const { page, letDeckCome, close } = await openWithoutDeck({ viewport: { width: 1280, height: 720 } })
    for (let press = 0; press < 2; press++)
      await page.keyboard.press('PageDown')
    letDeckCome()
    await page.waitForURL(/#\/global-overview$/)
    await close()
  })
})
