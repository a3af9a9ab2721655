import type { AxeResults, RunOptions, Spec } from 'axe-core'
import type { Browser } from 'playwright'
import type { OpenDeck } from './support/open-deck'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aliasOf, clicksOf, pageOf, slides } from '../support/deck'
import { inject } from 'vitest'
import { launch, openDeck, settled } from './support/open-deck'

declare global {
  interface Window {
    axe: {
      configure: (spec: Spec) => void
      run: (context: string, options: RunOptions) => Promise<AxeResults>
    }
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const frames = slides.map(slide => ({ page: pageOf(slide), alias: aliasOf(slide), clicks: clicksOf(slide) }))

/** axe's own options but for two: large type needs 4.5:1 too, and a formula's single letters and signs are judged. */
const CONTRAST = {
  ignoreUnicode: false,
  ignoreLength: true,
  ignorePseudo: false,
  boldValue: 700,
  boldTextPt: 14,
  largeTextPt: 18,
  contrastRatio: { normal: { expected: 4.5 }, large: { expected: 4.5 } },
  pseudoSizeThreshold: 0.25,
  shadowOutlineEmMax: 0.2,
  textStrokeEmMin: 0.03,
}

/** Text on the shapes of a figure and under the struts of a formula axe leaves undecided; pale-text.ts judges those. */
const isJudgedElsewhere = (html: string) => /^<(?:text|tspan)|^<span class="m(?:ord|op|bin|rel|open|close|punct|inner)\b/.test(html)

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

describe.each([['light', false], ['dark', true]])('axe in %s', (_, dark) => {
  let deck: OpenDeck
  beforeAll(async () => {
    deck = await openDeck(browser, { dark })
    await deck.page.evaluate(axeSource)
    await deck.page.evaluate(options => window.axe.configure({ checks: [{ id: 'color-contrast', options }] }), CONTRAST)
    // Slidev's empty drawing layer lies over every slide, and axe judges no contrast below it.
    await deck.page.addStyleTag({ content: '#slideshow ~ svg { display: none }' })
  })
  afterAll(() => deck.close())

  it.each(frames)('finds nothing on frame $page, $alias, at its last click', async ({ page, alias, clicks }) => {
    await deck.page.goto(`${inject('deckUrl')}#/${alias}${clicks ? `?clicks=${clicks}` : ''}`)
    await settled(deck.page, page, alias, clicks)
    const { violations, incomplete } = await deck.page.evaluate(
      context => window.axe.run(context, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
      `#slideshow [data-slidev-no="${page}"]`,
    )
    const undecided = incomplete
      .filter(({ id }) => id === 'color-contrast')
      .map(({ id, nodes }) => ({ id, nodes: nodes.filter(({ html }) => !isJudgedElsewhere(html)) }))
      .filter(({ nodes }) => nodes.length > 0)
    expect([...violations, ...undecided].map(({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html.slice(0, 120)} ${any[0]?.message}`).join(' | ')}`)).toEqual([])
  })
})
