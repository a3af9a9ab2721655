import type { Making } from './windows'
import type { Browser, Locator, Page, Response } from 'playwright'
import { chromium } from 'playwright'
import { inject } from 'vitest'
import { chromiumFlags } from '../../../scripts/chromium.ts'
import { numberOf } from '../../support/deck'
import { closeAllInUse, takeWindow } from './windows'

export interface Viewport { width: number, height: number }

export const FULL_HD: Viewport = { width: 1920, height: 1080 }

/** A lecturer's. */
export const LAPTOP: Viewport = { width: 1366, height: 768 }

const browsers = new Map<boolean, Promise<Browser>>()

/**
 * A Chromium without a GPU; with WebGPU on software if asked for. The test files of a worker share it, since a new one takes a second
 * of the processor to draw its first page.
 */
export async function launch({ webgpu = false } = {}): Promise<Browser> {
  const running = await browsers.get(webgpu)
  if (running?.isConnected())
    return running
  const starting = chromium.launch({ executablePath: inject('chromiumPath'), args: webgpu ? [...chromiumFlags, '--enable-unsafe-webgpu'] : chromiumFlags })
  browsers.set(webgpu, starting)
  return starting
}

/** Closes the windows that a test file has left open. */
export async function closeLeftWindows(): Promise<void> {
  for (const browser of await Promise.all(browsers.values()))
    await closeAllInUse(browser)
}

export interface OpenDeck {
  page: Page
  /** What a clean deck never has: console messages, failed requests, requests to another host, what its policy refuses. */
  complaints: string[]
  close: () => Promise<void>
}

/** What Chromium itself says where it has WebGPU and no GPU, and Playwright where it keeps the service worker out. */
export const NOT_THE_DECKS = ['No available adapters.', 'Service Worker registration blocked by Playwright']

/** A window on the built deck that notes down everything a visitor should not see. */
export async function openDeck(
  browser: Browser,
  { viewport = LAPTOP, dark = false, path = '', url = inject('deckUrl'), prepare, blocked, onResponse, moves = false, forcedColours = false, isKept = false, isAlone = false, isTouched = false }: {
    viewport?: Viewport
    dark?: boolean
    /** Whether the visitor has nothing against motion. */
    moves?: boolean
    /** Whether the system's colours stand for the deck's, as in Windows' contrast themes. */
    forcedColours?: boolean
    /** What follows the deck's address. */
    path?: string
    url?: string
    /** Addresses of files that cannot be fetched. */
    blocked?: RegExp
    /** Hears every answer; the window has nothing in its cache. */
    onResponse?: (response: Response) => void
  } & Partial<Making> = {},
): Promise<OpenDeck> {
  const { page, giveBack } = await takeWindow(browser, { isKept, isAlone, isTouched, prepare }, onResponse !== undefined)
  await page.setViewportSize(viewport)
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: moves ? 'no-preference' : 'reduce', forcedColors: forcedColours ? 'active' : 'none' })
  const complaints: string[] = []
  page.on('console', message => NOT_THE_DECKS.includes(message.text()) || complaints.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', error => complaints.push(`uncaught: ${error.message}`))
  page.on('requestfailed', request => complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`))
  page.on('request', request => request.url().startsWith(url) || /^(data|blob):/.test(request.url()) || complaints.push(`elsewhere: ${request.url()}`))
  if (onResponse)
    page.on('response', onResponse)
  page.on('response', response => response.ok() || complaints.push(`${response.status()}${response.fromServiceWorker() ? ' from the service worker' : ''}: ${response.url()}`))
  if (blocked)
    await page.route(blocked, route => route.abort())
  await page.goto(`${url}${path}`)
  return { page, complaints, close: giveBack }
}

/**
 * Waits until a slide is on show at a click, drawn in its own fonts, its demo done with computing.
 *
 * @param path - The slide in the address, where a link named it by its number.
 */
export async function settled(page: Page, alias: string, click: number, path = alias): Promise<void> {
  const hash = click === 0 ? `#/${path}` : `#/${path}?clicks=${click}`
  const slide = numberOf(alias)
  await page.waitForFunction(({ hash, slide }) => {
    const shown = [...document.querySelectorAll<HTMLElement>('#slideshow [data-slidev-no]')].filter(slide => slide.checkVisibility())
    return document.querySelector('.opening') === null && location.hash === hash && shown.length === 1 && shown[0]!.dataset.slidevNo === String(slide) && shown[0]!.querySelector('h1') !== null
      && shown[0]!.querySelector('[data-demo][data-status=loading]') === null
  }, { hash, slide })
  await page.evaluate(() => document.fonts.ready)
  await painted(page)
}

/** Waits until whatever has happened in the page so far is on the screen. */
export async function painted(page: Page, frames = 2): Promise<void> {
  await page.evaluate(async (frames) => {
    for (let frame = 0; frame < frames; frame++)
      await new Promise(resolve => requestAnimationFrame(resolve))
  }, frames)
}

/** Changes the system's colour scheme under an open window, and waits until the deck has taken it up. */
export async function showScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.waitForFunction(isDark => document.documentElement.classList.contains('dark') === isDark, colorScheme === 'dark')
  await painted(page)
}

/** A demo on the slide on show. */
export const demoOf = (page: Page, name: string): Locator => page.locator(`#slideshow section[data-demo="${name}"]`)

/** The numbers of a grid as text, row by row. */
export const gridText = (grid: Locator): Promise<string[][]> =>
  grid.getByRole('row').evaluateAll(rows => rows.map(row => [...row.querySelectorAll('[role=gridcell]')].map(cell => cell.textContent!.trim())))

export async function middleOf(target: Locator): Promise<{ x: number, y: number }> {
  const box = (await target.boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

export async function moveTo(page: Page, target: Locator): Promise<void> {
  const { x, y } = await middleOf(target)
  await page.mouse.move(x, y)
}
