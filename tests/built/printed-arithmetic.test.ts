import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it, inject } from 'vitest'
import { aliasOf, clicksOf, slides } from '../support/deck'
import { launch, openDeck, painted, settled } from './support/open-deck'

/** What stands on the slides and the full pages in numbers with an = between them is reckoned again, from the printed digits alone. */

const SYMBOLS: readonly (readonly [RegExp, string])[] = [
  [/−/g, '-'],
  [/·|×/g, '*'],
  [/÷/g, '/'],
  [/⌊/g, 'Math.floor('],
  [/⌋/g, ')'],
  [/max\(/g, 'Math.max('],
]

/** The number that a text of arithmetic comes to; undefined if it is none. */
function valueOf(text: string): number | undefined {
  const code = SYMBOLS.reduce((code, [symbol, meaning]) => code.replace(symbol, meaning), text.replace(/^[A-Za-z][a-z]+( [a-z]+)*:? (?=[⌊(\d−])/, ''))
  if (!/\d/.test(code) || !/^[\d\s.,+\-*/()]*$/.test(code.replace(/Math\.(floor|max)/g, '')))
    return undefined
  return new Function(`return ${code}`)() as number
}

interface Equation { text: string, left: number, right: number, tolerance: number }

/** Two neighbours of an = that are numbers, with half a unit of the last digit that is printed. */
function equationsIn(text: string): Equation[] {
  const sides = text.split('=').map(side => side.trim())
  return sides.slice(1).flatMap((side, index) => {
    const [left, right] = [valueOf(sides[index]!), valueOf(side)]
    const digits = side.split('.')[1]?.length ?? 0
    return left === undefined || right === undefined ? [] : [{ text, left, right, tolerance: 0.5 * 10 ** -digits + 1e-9 }]
  })
}

/** Lines of text on show: of figures, and of the arithmetic beside them. */
const linesOn = (page: Page) => page.evaluate(() => [...document.querySelectorAll('#slideshow [data-slidev-no]')]
  .filter(slide => slide.checkVisibility())
  .flatMap(slide => [...slide.querySelectorAll('svg text, .arithmetic-line, .convolution-window .sum')])
  .filter(element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map((element) => {
    const line = element.cloneNode(true) as Element
    line.querySelectorAll('.running, .term.name').forEach(aside => aside.remove())
    return line.textContent!.replace(/\s+/g, ' ').trim()
  }))

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const expectToAddUp = (equations: readonly Equation[]) =>
  expect(equations.filter(({ left, right, tolerance }) => Math.abs(left - right) > tolerance)).toEqual([])

it('reads arithmetic', () => {
  expect(equationsIn('W1=5.00−0.30·10.00=2.00')).toEqual([{ text: 'W1=5.00−0.30·10.00=2.00', left: 2, right: 2, tolerance: expect.closeTo(0.005) as number }])
  expect(equationsIn('Size ⌊(7 + 2·0 − 1·(3 − 1) − 1) / 2⌋ + 1 = 3').map(({ left }) => left)).toEqual([3])
  expect(equationsIn('max(1, 2, 1, 1) = 2').map(({ left }) => left)).toEqual([2])
  expect(equationsIn('η = 0.30')).toEqual([])
})

it('adds up on every frame at every click', async () => {
  const { page, close } = await openDeck(browser, { path: '?backend=cpu#/deep-learning', isAlone: true })
  const frames = new Map<string, Equation[]>()
  for (const slide of slides) {
    const alias = aliasOf(slide)
    for (let click = 0; click <= clicksOf(slide); click++) {
      await page.goto(`${inject('deckUrl')}?backend=cpu#/${alias}${click > 0 ? `?clicks=${click}` : ''}`)
      await settled(page, alias, click)
      frames.set(alias, [...frames.get(alias) ?? [], ...(await linesOn(page)).flatMap(equationsIn)])
    }
  }
  expectToAddUp([...frames.values()].flat())
  const withSums = [...frames].filter(([, equations]) => equations.length > 0).map(([alias]) => alias)
  expect(withSums).toEqual(expect.arrayContaining(['gradient-descent', 'convolution', 'max-pooling']))
  await close()
})

describe('what a visitor sets adds up, or is marked as rounded:', () => {
  it.each([
    'gradient-descent?clicks=2&explore=page&first-rate=0.263&second-rate=0.037&start=7.7&position=3',
    'gradient-descent?clicks=2&explore=page&first-rate=0.263&momentum=0.37&start=-3.33&position=2',
    'gradient-descent?clicks=2&explore=page&loss=double-well&start=1.7&first-rate=0.0123&position=2',
    'convolution?clicks=1&explore=slide&kernel=0.111,0.111,0.111;0.111,0.111,0.111;0.111,0.111,0.111&position=9',
    'convolution?clicks=1&explore=page&kernel=0.125,-0.125,0.375;0.333,0,0.333;1,-2,0.005&position=7',
    'convolution?clicks=1&explore=page&kernel=1,2;3,4&stride=2&padding=1&position=5',
    'convolution?clicks=1&explore=page&kernel=-0.333,0.333,0.333,0.333,0.333;0,0,0,0,0;1,1,1,1,1;0.125,0.125,0.125,0.125,0.125;2,2,2,2,2&position=4',
    'max-pooling?clicks=1&explore=page&kind=average&pool-size=3&stride=1&position=2',
    'max-pooling?clicks=1&explore=slide&kind=average&input=0.125,0.375;0.333,0.001&position=1',
  ])('%s', async (address) => {
    const { page, close } = await openDeck(browser, { path: `?backend=cpu#/${address}`, isAlone: true })
    await page.locator('#slideshow section[data-demo][data-status=ready]:visible').first().waitFor()
    await page.getByRole('button', { name: 'Back to the talk' }).first().waitFor()
    const lines = await linesOn(page)
    const marked = lines.filter(line => line.includes('≈'))
    const equations = lines.flatMap(equationsIn)
    expect(equations.length + marked.length).toBeGreaterThan(0)
    expectToAddUp(equations)
    // What does add up is not marked.
    expect(marked.filter(line => equationsIn(line.replace('≈', '=')).some(({ left, right, tolerance }) => Math.abs(left - right) < tolerance - 1e-6))).toEqual([])
    await close()
  })

  it('self-attention of one pair', async () => {
    const { page, close } = await openDeck(browser, { path: '?backend=cpu#/self-attention?clicks=1&explore=page', isAlone: true })
    const signs = new Set<string>()
    for (const setting of [...Array.from({ length: 12 }, (_, key) => `key=${key}`), 'weights=four-heads&key=3&word=2&head=3']) {
      await page.goto(`${inject('deckUrl')}?backend=cpu#/self-attention?clicks=1&explore=page&${setting}`)
      const figure = page.locator('.pair-arithmetic svg').first()
      await figure.waitFor()
      await painted(page, 4)
      await page.locator('#slideshow section[data-demo=self-attention][data-status=ready]').waitFor({ state: 'attached' })
      const texts = (await figure.locator('text.number').allTextContents()).map(text => text.replaceAll('−', '-').replace(/\s+/g, ' ').trim())
      const numbers = texts.filter(text => /^-?[\d.]+$/.test(text)).map(Number)
      const products = numbers.slice(-numbers.length / 3)
      const [, sign, score] = /k ([=≈]) (-?[\d.]+)/.exec(texts.find(text => text.startsWith('q'))!)!
      const sum = products.reduce((sum, product) => sum + product, 0)
      expect(sign, `${setting}: ${products.join(' + ')} = ${sum}, printed ${score}`).toBe(Math.abs(sum - Number(score)) < 0.005 + 1e-9 ? '=' : '≈')
      const [, scaledSign, scaled] = /^([=≈]) (-?[\d.]+)/.exec(texts.find(text => /^[=≈]/.test(text))!)!
      expect(scaledSign, setting).toBe(Math.abs(Number(score) / Math.sqrt(products.length) - Number(scaled)) < 0.005 + 1e-9 ? '=' : '≈')
      signs.add(sign!)
    }
    expect(signs).toEqual(new Set(['=', '≈']))
    await close()
  })
})
