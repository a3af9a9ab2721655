import type { OpenDeck, Viewport } from './support/open-deck'
import type { Equation } from './support/printed-equations'
import type { Browser } from 'playwright'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { slides } from '../support/deck'
import { inspectSlide, SMALLEST } from './support/inspect-slide'
import { FULL_HD, launch, openDeck, settled } from './support/open-deck'
import { paleText } from './support/pale-text'
import { equationsIn, expectToAddUp, linesOn } from './support/printed-equations'

const clicksOfSlide = (clicks: number) => Array.from({ length: clicks + 1 }, (_, click) => click)

const LEAST_CONTRAST = 4.5
/** By slide, of all its clicks. */
const equations = new Map<string, Equation[]>()

const FIRST = `#/${slides[0]!.alias}`

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})

/** A lecturer walks the deck with a clicker, which sends Page Down and Page Up. */
describe.each<[string, Viewport, boolean]>([
  ['full HD', FULL_HD, false],
  ['HD, dark', { width: 1280, height: 720 }, true],
  ['a 4:3 projector', { width: 1024, height: 768 }, false],
])('walked forward on %s', (_, viewport, dark) => {
  let deck: OpenDeck
  beforeAll(async () => {
    deck = await openDeck(browser, { viewport, dark, path: FIRST })
  })
  afterAll(() => deck.close())

  it.each(slides)('$alias: everything in its place and readable at every click', async ({ alias, clicks }) => {
    for (const click of clicksOfSlide(clicks)) {
      await settled(deck.page, alias, click)
      const faults: unknown[] = await deck.page.evaluate(inspectSlide, SMALLEST)
      if (viewport === FULL_HD || dark)
        faults.push(...await deck.page.evaluate(paleText, LEAST_CONTRAST))
      if (viewport === FULL_HD)
        equations.set(alias, [...equations.get(alias) ?? [], ...(await linesOn(deck.page)).flatMap(equationsIn)])
      await deck.page.keyboard.press('PageDown')
      expect.soft(faults, `click ${click}`).toEqual([])
    }
  })

  it('has nothing to complain of, and is set in the font of its own characters', async () => {
    expect(deck.complaints).toEqual([])
    const fonts = await deck.page.evaluate(() => performance.getEntriesByType('resource').flatMap(({ name }) => /atkinson-hyperlegible-next-(?:deck|.*normal)/.exec(name)?.[0] ?? []))
    expect(fonts).toEqual(['atkinson-hyperlegible-next-deck'])
  })
})

describe('arithmetic that is printed', () => {
  it.each(slides)('adds up on $alias', ({ alias }) => {
    expectToAddUp(equations.get(alias)!)
  })

  it('stands where the lecture writes it out', () => {
    const withSums = [...equations].filter(([, ofSlide]) => ofSlide.length > 0).map(([alias]) => alias)
    expect(withSums).toEqual(expect.arrayContaining(['gradient-descent', 'convolution', 'max-pooling']))
  })
})

describe('walked forward, then back', () => {
  let deck: OpenDeck
  const forward = new Map<string, PNG>()
  const picture = async () => PNG.sync.read(await deck.page.screenshot())
  /** Pixels that differ to the eye: what Chromium repaints of an edge may differ by a shade from painting it whole. */
  const difference = (one: PNG, other: PNG) => pixelmatch(one.data, other.data, undefined, one.width, one.height)
  beforeAll(async () => {
    deck = await openDeck(browser, { viewport: { width: 960, height: 540 }, path: FIRST })
    for (const { alias, clicks } of slides) {
      for (const click of clicksOfSlide(clicks)) {
        await settled(deck.page, alias, click)
        forward.set(`${alias} ${click}`, await picture())
        await deck.page.keyboard.press('PageDown')
      }
    }
  })
  afterAll(() => deck.close())

  it('changes the picture at every click', () => {
    const pictures = [...forward]
    const twins = pictures.slice(1).filter(([, picture], index) => difference(picture, pictures[index]![1]) === 0)
    expect(twins.map(([name]) => name)).toEqual([])
  })

  it.each([...slides].reverse())('$alias shows the same pictures', async ({ alias, clicks }) => {
    for (const click of clicksOfSlide(clicks).reverse()) {
      await settled(deck.page, alias, click)
      const back = await picture()
      await deck.page.keyboard.press('PageUp')
      expect.soft(difference(back, forward.get(`${alias} ${click}`)!), `pixels that differ at click ${click}`).toBe(0)
    }
  })
})
