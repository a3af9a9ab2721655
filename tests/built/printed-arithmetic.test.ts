import type { Browser } from 'playwright'
import { beforeAll, describe, expect, it, inject } from 'vitest'
import { launch, openDeck, painted } from './support/open-deck'
import { equationsIn, expectToAddUp, linesOn } from './support/printed-equations'

/** What full pages and played slides print in numbers with an = between them is reckoned again; walk.test.ts does it for the talk. */

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})

it('reads arithmetic', () => {
  expect(equationsIn('W1=5.00−0.30·10.00=2.00')).toEqual([{ text: 'W1=5.00−0.30·10.00=2.00', left: 2, right: 2, tolerance: expect.closeTo(0.005) as number }])
  expect(equationsIn('Size ⌊(7 + 2·0 − 1·(3 − 1) − 1) / 2⌋ + 1 = 3').map(({ left }) => left)).toEqual([3])
  expect(equationsIn('max(1, 2, 1, 1) = 2').map(({ left }) => left)).toEqual([2])
  expect(equationsIn('η = 0.30')).toEqual([])
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
