import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, openDeck, settled } from './support/open-deck'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** The digits that stand in the cells of a figure, row by row, from its drawing alone. */
const cellsRightOf = (page: Page, slide: number, share: number) => page.evaluate(({ slide, share }) => {
  const figure = document.querySelector(`[data-slidev-no="${slide}"] svg.figure`)!
  const box = figure.getBoundingClientRect()
  const digits = [...figure.querySelectorAll('text')]
    .filter(text => /^\d$/.test(text.textContent!.trim()) && text.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .map((text) => {
      const { left, top, width, height } = text.getBoundingClientRect()
      return { digit: text.textContent!.trim(), x: left + width / 2, y: Math.round((top + height / 2) / 20) }
    })
    .filter(({ x }) => x > box.left + share * box.width)
  const rows = [...new Set(digits.map(({ y }) => y))].sort((a, b) => a - b)
  return rows.map(row => digits.filter(({ y }) => y === row).sort((a, b) => a.x - b.x).map(({ digit }) => digit).join(''))
}, { slide, share })

describe('the numbers that the audience sees', () => {
  it('are those of the lecture for I * K', async () => {
    const { page, close } = await openDeck(browser, { path: '#/convolution?clicks=6' })
    await settled(page, 'convolution', 6)
    expect(await cellsRightOf(page, 18, 0.7)).toEqual(['14341', '12433', '12341', '13311', '33110'])
    await close()
  })

  it('are those of the lecture for max-pooling', async () => {
    const { page, close } = await openDeck(browser, { path: '#/max-pooling?clicks=4' })
    await settled(page, 'max-pooling', 4)
    expect(await cellsRightOf(page, 19, 0.8)).toEqual(['23', '86'])
    await close()
  })
})
