import type { AxeResults, RunOptions } from 'axe-core'
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
    axe: { run: (context: string, options: RunOptions) => Promise<AxeResults> }
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const frames = slides.map(slide => ({ page: pageOf(slide), alias: aliasOf(slide), clicks: clicksOf(slide) }))

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
  })
  afterAll(() => deck.close())

  it.each(frames)('finds nothing on frame $page, $alias, at its last click', async ({ page, alias, clicks }) => {
    await deck.page.goto(`${inject('deckUrl')}#/${alias}${clicks ? `?clicks=${clicks}` : ''}`)
    await settled(deck.page, page, alias, clicks)
    const { violations } = await deck.page.evaluate(
      context => window.axe.run(context, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
      `#slideshow [data-slidev-no="${page}"]`,
    )
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([])
  })
})
