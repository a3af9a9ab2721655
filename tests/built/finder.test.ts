import type { OpenDeck } from './support/open-deck'
import type { Browser, Locator } from 'playwright'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { slides } from '../support/deck'
import { axeFaults, prepareAxe } from './support/axe'
import { launch, openDeck, settled } from './support/open-deck'

let browser: Browser
let deck: OpenDeck
let fetched: string[]
let finder: Locator
let query: Locator
beforeAll(async () => {
  browser = await launch()
})
beforeEach(async () => {
  fetched = []
  deck = await openDeck(browser, { path: '#/deep-learning', onResponse: response => fetched.push(response.url()) })
  await settled(deck.page, 'deep-learning', 0)
  finder = deck.page.getByRole('dialog', { name: 'Search and contents' })
  query = finder.getByRole('combobox', { name: 'Search titles, text, figures and notes' })
})
afterEach(async () => {
  expect(deck.complaints).toEqual([])
  await deck.close()
})

const button = (name: string) => deck.page.getByRole('button', { name })
/** The name of the result that Enter would follow, as assistive technology is told. */
const active = async () => (await deck.page.locator(`#${await query.getAttribute('aria-activedescendant')}`).textContent())!

describe('search and contents', () => {
  it('are fetched when they are opened, the index with them', async () => {
    const assets = join(inject('deckFolder'), 'assets')
    const withIndex = readdirSync(assets).filter(file => file.endsWith('.js') && readFileSync(join(assets, file), 'utf8').includes('"documentCount":'))
    expect(withIndex).toHaveLength(1)
    const isFetched = () => fetched.some(url => url.endsWith(withIndex[0]!))
    expect(isFetched()).toBe(false)
    await deck.page.keyboard.press('/')
    await finder.waitFor()
    expect(isFetched()).toBe(true)
  })

  it('lead to a slide by its words, with keys alone', async () => {
    const { page } = deck
    await page.goto(`${inject('deckUrl')}#/gradient-descent`)
    await settled(page, 'gradient-descent', 0)
    await page.keyboard.press('/')
    await expect.poll(() => query.evaluate(input => input === document.activeElement)).toBe(true)
    await page.keyboard.type('learned') // on its way there are the keys of the overview, of a demo, of the dark mode
    expect(await query.inputValue()).toBe('learned')
    const options = finder.getByRole('option')
    await options.first().waitFor()
    const count = await options.count()
    expect(count).toBeGreaterThan(1)
    expect(await finder.getByRole('status').textContent()).toContain(`${count} slides`)
    const first = await active()
    expect(await query.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('ArrowDown')
    expect(await active()).not.toBe(first)
    expect(await finder.getByRole('option', { selected: true }).count()).toBe(1)
    await page.keyboard.press('ArrowUp')
    expect(await active()).toBe(first)
    await page.keyboard.press('Enter')
    const shown = Number(/slide (\d+)/.exec(first)![1])
    await expect.poll(() => page.locator(`#slideshow [data-slidev-no="${shown}"]`).isVisible()).toBe(true)
    expect(await finder.count()).toBe(0)

    // The deck's keys were quiet, and are alive again.
    const before = new URL(page.url()).hash
    await page.keyboard.press('PageDown')
    await expect.poll(() => new URL(page.url()).hash).not.toBe(before)
  })

  it('say when nothing is found', async () => {
    await deck.page.keyboard.press('/')
    await query.fill('xylophone')
    await expect.poll(() => finder.getByRole('status').textContent()).toContain('No slide has any of these words.')
    expect(await query.getAttribute('aria-expanded')).toBe('false')
    await query.fill('stride of a xylophone')
    await expect.poll(() => finder.getByRole('status').textContent()).toContain('No slide has all these words; 2 slides with some of them')
    expect(await finder.getByRole('option').first().textContent()).toMatch(/Figure:.*stride/i)
  })

  it('list every slide by section, and lead there', async () => {
    const { page } = deck
    await page.mouse.move(60, 1060) // the bar of buttons comes when one points at it
    await button('Search and contents').click()
    const contents = finder.getByRole('navigation', { name: 'Contents' })
    await contents.waitFor()
    expect(await contents.getByRole('listitem').count()).toBe(slides.length)
    expect((await contents.getByRole('heading').allTextContents()).map(text => text.trim()))
      .toEqual(slides.filter(({ frontmatter }) => frontmatter.layout === 'outline').map(({ frontmatter }) => frontmatter.section))
    expect(await contents.locator('[aria-current=page]').textContent()).toMatch(/^1\b/)
    const target = contents.getByRole('button').nth(17)
    expect((await target.boundingBox())!.height).toBeGreaterThanOrEqual(44)
    await target.click()
    await settled(page, 'convolution', 0)
    await page.keyboard.press('PageDown')
    await settled(page, 'convolution', 1)
  })

  it('close by Escape, and give the focus back', async () => {
    const { page } = deck
    await button('Search and contents').focus()
    await page.keyboard.press('Enter')
    await finder.waitFor()
    await page.keyboard.press('Escape')
    await finder.waitFor({ state: 'detached' })
    expect(await button('Search and contents').evaluate(element => element === document.activeElement)).toBe(true)
  })

  it.each(['light', 'dark'] as const)('have nothing that axe finds, in %s', async (colorScheme) => {
    const { page } = deck
    await page.emulateMedia({ colorScheme })
    await prepareAxe(page)
    await page.keyboard.press('/')
    await finder.waitFor()
    expect(await axeFaults(page, 'dialog.finder')).toEqual([])
    await query.fill('kernel')
    await finder.getByRole('option').first().waitFor()
    expect(await axeFaults(page, 'dialog.finder')).toEqual([])
  })

  it('fit on a phone', async () => {
    const { page } = deck
    await page.setViewportSize({ width: 360, height: 800 })
    await page.keyboard.press('/')
    await query.fill('convolution') // finds the longest address of a source
    await finder.getByRole('option').first().waitFor()
    const wide = await finder.evaluate(dialog => [...dialog.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > innerWidth || (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline')).map(({ outerHTML }) => outerHTML.slice(0, 80)))
    expect(wide).toEqual([])
    for (const target of await finder.getByRole('option').all())
      expect((await target.boundingBox())!.height).toBeGreaterThanOrEqual(44)
  })
})

describe('a link to what is on show', () => {
  it('is copied with click and demo state, and opens them', async () => {
    const { page } = deck
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const path = '#/convolution?clicks=3&stride=2'
    await page.goto(`${inject('deckUrl')}${path}`)
    const stride = page.locator('#slideshow section[data-demo=convolution][data-status=ready]').getByRole('spinbutton', { name: 'Stride', exact: true })
    await expect.poll(() => stride.inputValue()).toBe('2')
    await expect.poll(() => page.url()).toContain('explore=') // the demo has written its own state into the address
    await button('Copy a link').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.copy-link-said').textContent()).toContain('Link copied')
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toBe(page.url())
    expect(link.startsWith(`${inject('deckUrl')}${path}`)).toBe(true)
    const other = await openDeck(browser, { path: new URL(link).hash })
    await other.page.locator('#slideshow section[data-demo=convolution][data-status=ready]').waitFor()
    expect(await other.page.locator('#slideshow section[data-demo=convolution]').getByRole('spinbutton', { name: 'Stride', exact: true }).inputValue()).toBe('2')
    await other.close()
  })

  it('is said where the browser does not let it be copied', async () => {
    const { page } = deck
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } }))
    await button('Copy a link').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.copy-link-said').textContent()).toContain(`${inject('deckUrl')}#/deep-learning`)
  })
})
