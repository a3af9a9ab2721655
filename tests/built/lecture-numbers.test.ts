import type { Browser, Page } from 'playwright'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { lecturePair } from '../../demos/transformer/grammar'
import { readSentence } from '../../demos/transformer/transformer'
import { tokensOf } from '../../demos/transformer/vocabulary'
import { decodeWeights } from '../../demos/transformer/weights'
import { slideOf } from '../support/deck'
import { launch, openDeck, settled } from './support/open-deck'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})

/** The digits that stand in the cells of a figure, row by row, from its drawing alone. */
const cellsRightOf = (page: Page, alias: string, share: number) => page.evaluate(({ slide, share }) => {
  const figure = document.querySelector(`${slide} svg.figure`)!
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
}, { slide: slideOf(alias), share })

describe('the numbers that the audience sees', () => {
  it('are those of the lecture for I * K', async () => {
    const { page, close } = await openDeck(browser, { path: '#/convolution?clicks=6' })
    await settled(page, 'convolution', 6)
    expect(await cellsRightOf(page, 'convolution', 0.7)).toEqual(['14341', '12433', '12341', '13311', '33110'])
    await close()
  })

  it('are those of the lecture for max-pooling', async () => {
    const { page, close } = await openDeck(browser, { path: '#/max-pooling?clicks=4' })
    await settled(page, 'max-pooling', 4)
    expect(await cellsRightOf(page, 'max-pooling', 0.8)).toEqual(['23', '86'])
    await close()
  })
})

describe('the figures of one pair of words', () => {
  const [tired] = lecturePair
  const { scores, scaledScores, weights } = readSentence(decodeWeights(readFileSync('public/weights/readable.bin')), tokensOf(tired.words)).layers[1]!.heads[0]!
  const [score, scaled, weight] = [scores, scaledScores, weights].map(matrix => matrix[tired.pronoun]![tired.animal]!)
  const says = [
    ['transformers', `In a trained network “it” looks at “animal” so: the product is ${score!.toFixed(2)}, divided by the square root of 6 ${scaled!.toFixed(2)}, after the softmax ${weight!.toFixed(3)}.`],
    ['value', `animal: score ${score!.toFixed(2)}, scaled ${scaled!.toFixed(2)}, weight ${weight!.toFixed(3)}.`],
  ]

  it.each(says)('%s: the shipped network’s numbers, computed; or those recorded if it cannot be had', async (alias, sentence) => {
    for (const blocked of [undefined, /readable\.bin/]) {
      const { page, close } = await openDeck(browser, { path: `?backend=cpu#/${alias}?clicks=1`, blocked })
      await settled(page, alias, 1)
      const figure = page.locator('#slideshow').getByRole('img', { name: sentence }).and(page.locator(`[data-numbers=${blocked ? 'recorded' : 'cpu'}]`))
      await figure.waitFor()
      await close()
    }
  })
})
