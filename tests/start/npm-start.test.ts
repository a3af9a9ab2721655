import type { FreshCopy } from '../../scripts/dev-server/fresh-copy.ts'
import type { StartedDeck } from '../../scripts/dev-server/start-deck.ts'
import type { Browser, Page } from 'playwright'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumFlags, findChromium } from '../../scripts/chromium.ts'
import { freshCopy } from '../../scripts/dev-server/fresh-copy.ts'
import { startDeck } from '../../scripts/dev-server/start-deck.ts'
import { demosOnSlides } from '../built/support/explore.ts'
import { settled } from '../built/support/open-deck.ts'
import { slides } from '../support/deck.ts'
import { describeAuthorsLoop } from './support/authors-loop.ts'

/** The README's first command on a fresh machine: its page opened at once and paged through, then the deck written on. */

/** A second window opens here. */
const MIDDLE = 18

let copy: FreshCopy
let deck: StartedDeck
let browser: Browser
let audience: Page
let presenter: Page
const complaints: string[] = []

const packages = async () => JSON.parse(await readFile(join(copy.folder, 'node_modules/.vite/deps/_metadata.json'), 'utf8')) as { browserHash: string }
let firstPackages: { browserHash: string }

/** A window that writes down everything a lecturer should not see. */
async function openWindow(name: string, hash: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(100_000) // on a busy machine the server takes its time
  const complain = (text: string) => complaints.push(`${name}: ${text}`)
  let loads = 0
  page.on('load', () => ++loads > 1 && complain(`reloaded at ${page.url()}`))
  page.on('console', message => VITE_CONNECTS.test(message.text()) || message.text() === NO_GPU || complain(`${message.type()}: ${message.text()}`))
  page.on('pageerror', error => complain(`uncaught: ${error.message}`))
  page.on('response', response => response.ok() || response.status() === 304 || complain(`${response.status()}: ${response.url()}`))
  page.on('requestfailed', request => isReplaced(request.url()) || complain(`failed: ${request.url()} ${request.failure()?.errorText}`))
  await page.goto(`${deck.url}${hash}`)
  return page
}

/** Vite says this, at the level of debugging, in every page that it serves. */
const VITE_CONNECTS = /^\[vite\] connect(ing\.\.\.|ed\.)$/
/** Chromium says so where it has WebGPU and no GPU. */
const NO_GPU = 'No available adapters.'
/** Slidev gives up what it sends or asks when a later place in the lecture replaces it. */
const isReplaced = (url: string) => new RegExp(`^${deck.url}(@server-reactive/|__slidev/slides/\\d+\\.json$)`).test(url)

beforeAll(async () => {
  copy = await freshCopy()
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags })
  deck = await startDeck(copy.folder)
  audience = await openWindow('audience', '')
})
afterAll(async () => {
  await browser?.close()
  await deck?.stop()
  await copy?.remove()
})

it('shows the first slide', async () => {
  await settled(audience, 'deep-learning', 0, '1')
  firstPackages = await packages()
})

/** @throws {Error} If the audience does not see that slide at that click, with what it sees. */
async function isShown(number: number, alias: string, click: number): Promise<void> {
  await settled(audience, alias, click).catch((error: unknown) => {
    throw new Error(`slide ${number}, ${alias}, at click ${click} did not come; the audience is at ${audience.url()}`, { cause: error })
  })
}

it('comes at every click, while the server still compiles, without a complaint', async () => {
  for (const { number, alias, clicks } of slides) {
    if (number > 1)
      await isShown(number, alias, 0)
    for (let click = 1; click <= clicks; click++) {
      await audience.keyboard.press('PageDown')
      await isShown(number, alias, click)
    }
    if (demosOnSlides.some(demo => demo.alias === alias)) {
      const demo = audience.locator('#slideshow section[data-demo][data-status=ready]').and(audience.locator(':visible'))
      await demo.waitFor() // until then nothing takes the key
      await audience.keyboard.press('e')
      await demo.getByRole('dialog').waitFor()
      await audience.keyboard.press('e')
      await demo.getByRole('dialog').waitFor({ state: 'detached' })
    }
    if (number === MIDDLE) {
      presenter = await openWindow('presenter', '#/presenter/') // as the README says
      await presenter.waitForURL(url => url.hash === `#/presenter/${alias}?clicks=${clicks}`)
      await presenter.locator('.grid-section.note').waitFor()
      await presenter.locator('.grid-section.main h1:visible').waitFor()
      await audience.bringToFront()
    }
    expect.soft(complaints.splice(0), alias).toEqual([])
    if (number < slides.length)
      await audience.keyboard.press('PageDown')
  }
  const last = slides.at(-1)!
  await presenter.waitForURL(url => url.hash.startsWith(`#/presenter/${last.alias}`))
})

it('takes a window that opens late to where the presenter is, and a press there to all', async () => {
  const { alias, clicks } = slides.at(-1)!
  const late = await openWindow('late', '#/deep-learning')
  await settled(late, alias, clicks)
  await late.keyboard.press('PageUp')
  const before = slides.at(-2)! // the last slide has no clicks
  await settled(audience, before.alias, before.clicks)
  await presenter.waitForURL(url => url.hash.startsWith(`#/presenter/${before.alias}`))
  await late.context().close()
  expect(complaints.splice(0)).toEqual([])
})

it('has bundled packages once', async () => {
  expect(await packages()).toEqual(firstPackages)
})

it('says nothing in the terminal but where the deck is', () => {
  expect(deck.output()).toMatch(/public slide show\s+> http:\/\/localhost/)
  expect(deck.output()).not.toMatch(/error|warn|fail|optimi[sz]|reload|restart(?!\s*\|)|deprecat|circular/i)
})

it('draws every icon of Slidev’s own bars', async () => {
  const icons = presenter.locator('[class*="i-carbon"], [class*="i-ph"]')
  expect(await icons.count()).toBeGreaterThan(10)
  const undrawn = await icons.evaluateAll(elements => elements
    .filter(element => ['mask-image', 'background-image'].every(property => getComputedStyle(element).getPropertyValue(property) === 'none'))
    .map(element => element.className))
  expect(undrawn).toEqual([])
})

describe('while the deck is written', () => {
  beforeAll(async () => {
    await audience.context().close()
    await presenter?.context().close()
  })
  describeAuthorsLoop(() => ({ copy, deck, browser }))
})
