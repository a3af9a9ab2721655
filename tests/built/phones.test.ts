import type { OpenDeck } from './support/open-deck'
import type { Browser, CDPSession, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { slideOf, slides } from '../support/deck'
import { axeFaults, prepareAxe } from './support/axe'
import { FULL_PAGE, fullPages, toFullPage } from './support/full-pages'
import { inspectSlide, SMALLEST } from './support/inspect-slide'
import { launch, openDeck, painted, settled } from './support/open-deck'
import { smallTargets } from './support/small-targets'

const LANDSCAPE = { width: 800, height: 360 }
const PHONES = [
  ['upright', { width: 360, height: 800 }, [[10, 'gradient-descent'], [24, 'what-about-now']]],
  ['on its side', LANDSCAPE, [[29, 'self-attention']]],
] as const

/** CSS pixels that a finger needs. */
const FINGER = 44

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})

interface Point { x: number, y: number }

/** Fingers as the browser itself takes them, with its own idea of what scrolls and what enlarges the page. */
async function drag(session: CDPSession, ...fingers: { from: Point, by: Point }[]): Promise<void> {
  const STEPS = 8
  const at = (step: number) => fingers.map(({ from, by }, id) => ({ id, x: from.x + by.x * step / STEPS, y: from.y + by.y * step / STEPS }))
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) })
  for (let step = 1; step <= STEPS; step++)
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step) })
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

/** A point of something on the page, as a share of its box from its left upper corner. */
async function pointIn(page: Page, selector: string, { right = 0.5, down = 0.5 } = {}): Promise<Point> {
  const { x, y, width, height } = (await page.locator(selector).first().boundingBox())!
  return { x: x + width * right, y: y + height * down }
}

describe('a finger on the slide', () => {
  let deck: OpenDeck
  let session: CDPSession
  const slide = (alias: string) => `#slideshow ${slideOf(alias)}`
  beforeAll(async () => {
    deck = await openDeck(browser, { viewport: LANDSCAPE, isTouched: true, isAlone: true, path: '#/convolution?clicks=2' })
    session = await deck.page.context().newCDPSession(deck.page)
    await settled(deck.page, 'convolution', 2)
  })
  afterAll(async () => {
    expect(deck.complaints).toEqual([])
    await deck.close()
  })

  const LEFT = { x: -120, y: 4 }
  const RIGHT = { x: 120, y: 4 }
  const to = (hash: string) => deck.page.goto(`${inject('deckUrl')}${hash}`)
  /** The address, once the page has taken up all that the fingers did. */
  const stays = async (hash: string) => {
    await painted(deck.page)
    expect(new URL(deck.page.url()).hash).toBe(hash)
  }

  it('goes on by a swipe to the left, and back by one to the right', async () => {
    const title = await pointIn(deck.page, `${slide('convolution')} h1`)
    await drag(session, { from: title, by: LEFT })
    await settled(deck.page, 'convolution', 3)
    await drag(session, { from: title, by: RIGHT })
    await settled(deck.page, 'convolution', 2)
  })

  it('goes one click, not two, where it begins beside the slide', async () => {
    const beside = { x: 12, y: 120 }
    await drag(session, { from: beside, by: RIGHT })
    await settled(deck.page, 'convolution', 1)
    await drag(session, { from: { ...beside, x: beside.x + 120 }, by: { x: -125, y: 0 } })
    await stays('#/convolution?clicks=1') // over the demo's matrix
    await deck.page.touchscreen.tap(beside.x, beside.y)
    await deck.page.waitForFunction(() => /^#\/convolution(?:\?clicks=0)?$/.test(location.hash))
  })

  it.each([
    ['a matrix', '.demo-picture svg', LEFT],
    ['a number', '.demo-bar input', LEFT],
    ['a button', '.demo-doors button', LEFT],
    ['a demo, upwards', '.demo-picture svg', { x: 0, y: -120 }],
  ])('stays where it drags in %s', async (_, selector, by) => {
    await to('#/convolution?clicks=2')
    await settled(deck.page, 'convolution', 2)
    await drag(session, { from: await pointIn(deck.page, `${slide('convolution')} ${selector}`), by })
    await stays('#/convolution?clicks=2')
  })

  it('stays on the full page, where a slider follows it and the page scrolls', async () => {
    await to('#/gradient-descent?explore=page')
    const dialog = deck.page.locator('dialog.demo-page')
    const slider = dialog.getByRole('slider', { name: 'Learning rate η' })
    await slider.waitFor()
    const shown = () => deck.page.locator(`#slideshow ${slideOf('gradient-descent')}`).isVisible()
    await slider.scrollIntoViewIfNeeded()
    const before = await slider.inputValue()
    await drag(session, { from: await pointIn(deck.page, 'dialog.demo-page .rate-slider input', { right: 0.3 }), by: { x: 150, y: 0 } })
    await expect.poll(() => slider.inputValue()).not.toBe(before)
    await drag(session, { from: await pointIn(deck.page, 'dialog.demo-page .verdict'), by: LEFT })
    const top = await dialog.evaluate(element => element.scrollTop)
    await drag(session, { from: await pointIn(deck.page, 'dialog.demo-page .verdict'), by: { x: 0, y: -100 } })
    await expect.poll(() => dialog.evaluate(element => element.scrollTop)).toBeGreaterThan(top)
    expect(await shown()).toBe(true)
    expect(await dialog.isVisible()).toBe(true)
  })

  it('stays in the contents, which scroll', async () => {
    await to('#/what-about-now')
    await settled(deck.page, 'what-about-now', 0)
    await deck.page.keyboard.press('/')
    const list = deck.page.locator('.finder-body')
    await list.waitFor()
    await drag(session, { from: await pointIn(deck.page, '.finder-body'), by: LEFT })
    await drag(session, { from: await pointIn(deck.page, '.finder-body'), by: { x: 0, y: -100 } })
    await expect.poll(() => list.evaluate(element => element.scrollTop)).toBeGreaterThan(0)
    await deck.page.keyboard.press('Escape')
    await stays('#/what-about-now')
  })

  it('enlarges the page with a second one, and then moves it', async () => {
    const { page } = deck
    await to('#/what-about-now')
    await settled(page, 'what-about-now', 0)
    const middle = await pointIn(page, slide('what-about-now'))
    await drag(session, { from: { x: middle.x - 40, y: middle.y }, by: { x: -140, y: 0 } }, { from: { x: middle.x + 40, y: middle.y }, by: { x: 140, y: 0 } })
    await expect.poll(() => page.evaluate(() => window.visualViewport!.scale)).toBeGreaterThan(1.5)
    const left = () => page.evaluate(() => window.visualViewport!.offsetLeft)
    const before = await left()
    await drag(session, { from: middle, by: LEFT })
    await expect.poll(left).toBeGreaterThan(before + 20)
    await stays('#/what-about-now')
    await session.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1 })
  })
})

describe.each(PHONES)('a phone %s', (_, viewport, judged) => {
  let deck: OpenDeck
  const to = (hash: string) => deck.page.goto(`${inject('deckUrl')}?backend=cpu${hash}`)
  beforeAll(async () => {
    deck = await openDeck(browser, { viewport, isTouched: true, isAlone: true, path: '?backend=cpu#/deep-learning' })
    await prepareAxe(deck.page)
  })
  afterAll(async () => {
    expect(deck.complaints).toEqual([])
    await deck.close()
  })

  it('shows every slide whole beside what a finger presses, and scrolls nowhere', async () => {
    for (const { alias, clicks } of slides) {
      await to(`#/${alias}${clicks ? `?clicks=${clicks}` : ''}`)
      await settled(deck.page, alias, clicks)
      expect.soft(await deck.page.evaluate(inspectSlide, SMALLEST), alias).toEqual([])
      expect.soft(await deck.page.evaluate(faultsOfPhone), alias).toEqual([])
    }
  })

  it('has nothing under a finger that is too small for it', async () => {
    const { page } = deck
    const expectRoom = async (selector: string, place = selector) => {
      await page.locator(selector).waitFor()
      expect.soft(await page.evaluate(smallTargets, [selector, FINGER] as const), place).toEqual([])
    }
    await to('#/convolution')
    await settled(page, 'convolution', 0)
    await page.locator('.touch-bar').getByRole('button', { name: 'Explore' }).waitFor()
    await expectRoom('.touch-bar')
    for (const place of fullPages) {
      await toFullPage(page, place)
      await expectRoom(FULL_PAGE, JSON.stringify(place))
      expect.soft(await page.locator(FULL_PAGE).evaluate(dialog => dialog.scrollWidth - dialog.clientWidth), JSON.stringify(place)).toBe(0)
    }
    await to('#/what-about-now')
    await page.locator('.touch-bar').getByRole('button', { name: 'Contents' }).tap()
    await expectRoom('.finder')
    await page.getByRole('combobox').fill('kernel')
    await page.getByRole('option').first().waitFor()
    await expectRoom('.finder', 'what was found')
    await page.getByRole('button', { name: 'Close' }).tap()
  })

  it('leads on and back, to the demo and to the page to read', async () => {
    const { page } = deck
    const bar = page.locator('.touch-bar')
    await to('#/convolution?clicks=6')
    await settled(page, 'convolution', 6)
    await bar.getByRole('button', { name: 'Next' }).tap()
    await settled(page, 'max-pooling', 0)
    await bar.getByRole('button', { name: 'Explore' }).tap()
    await page.getByRole('dialog', { name: 'Pooling' }).getByRole('button', { name: 'Back to the talk' }).tap()
    await settled(page, 'max-pooling', 0)
    await bar.getByRole('button', { name: 'Previous' }).tap()
    await settled(page, 'convolution', 6)
    await page.keyboard.press('PageUp') // a clicker is still heard
    await settled(page, 'convolution', 5)
    expect(await bar.getByRole('link', { name: 'Read as one page' }).getAttribute('href')).toBe('./read/#convolution')
    await to('#/what-about-now')
    await settled(page, 'what-about-now', 0)
    expect(await bar.getByRole('button', { name: 'Explore' }).count()).toBe(0)
  })

  it('has nothing that axe finds', async () => {
    for (const [slide, alias] of judged) {
      await to(`#/${alias}`)
      await settled(deck.page, alias, 0)
      expect.soft(await axeFaults(deck.page, `#slideshow [data-slidev-no="${slide}"], .touch-bar`), alias).toEqual([])
    }
  })
})

/** Runs inside the page: what is wrong with the slide on show and the bar beside it. */
function faultsOfPhone(): string[] {
  const [width, height] = [window.innerWidth, window.innerHeight]
  const { scrollWidth, scrollHeight } = document.documentElement
  const slide = document.querySelector('#slide-content')!.getBoundingClientRect()
  const bar = document.querySelector('.touch-bar')!
  const { left, top } = bar.getBoundingClientRect()
  const roomX = left > 0 ? left : width
  const roomY = top > 0 ? top : height
  const isNear = (one: number, other: number) => Math.abs(one - other) < 1.5
  return [
    ...scrollWidth > width || scrollHeight > height ? [`the page is ${scrollWidth} × ${scrollHeight}`] : [],
    ...slide.left < -0.5 || slide.top < -0.5 || slide.right > roomX + 0.5 || slide.bottom > roomY + 0.5 ? [`the slide leaves its room: ${JSON.stringify(slide)}`] : [],
    ...isNear(slide.width, roomX) || isNear(slide.height, roomY) ? [] : [`the slide does not fill its room: ${slide.width} × ${slide.height} of ${roomX} × ${roomY}`],
    ...[...bar.querySelectorAll('button, a')].flatMap((button) => {
      const box = button.getBoundingClientRect()
      const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
      return hit && button.contains(hit) ? [] : [`covered: ${button.textContent}`]
    }),
  ]
}

it('prints arithmetic on full pages in 13 pixels and more', async () => {
  const { page, close } = await openDeck(browser, { viewport: { width: 390, height: 844 }, isTouched: true })
  const LEAST = 13
  for (const [address, count] of [['perceptron?explore=page&position=3', 6], ['multi-layer-perceptron?explore=page&position=20&chosen=5', 4], ['backpropagation?explore=page&position=8', 2]] as const) {
    await page.goto(`${inject('deckUrl')}?backend=cpu#/${address}`)
    await page.locator(`section[data-demo][data-status=ready] ${FULL_PAGE}`).waitFor()
    const sizes = await page.locator(`${FULL_PAGE} svg.figure text`).evaluateAll(texts => texts
      .filter(text => text instanceof SVGGraphicsElement && /[=≈←]/.test(text.textContent!) && text.classList.contains('number'))
      .map(text => Number.parseFloat(getComputedStyle(text).fontSize) * (text as SVGGraphicsElement).getScreenCTM()!.a))
    expect(sizes.length, address).toBeGreaterThanOrEqual(count)
    expect(Math.min(...sizes), address).toBeGreaterThanOrEqual(LEAST)
  }
  await close()
})
