import type { Browser } from 'playwright'
import type { OpenDeck } from './support/open-deck'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aliasOf, clicksOf, pageOf, slides } from '../support/deck'
import { launch, openDeck, settled } from './support/open-deck'

const frames = slides.map(slide => ({ page: pageOf(slide), alias: aliasOf(slide), clicks: clicksOf(slide), note: slide.note ?? '' }))

/** Has the page say on its console, and so among the deck's complaints, what its policy refused. */
const reportViolations = () => document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
  console.error(`refused by ${effectiveDirective}: ${blockedURI} ${sample}`))

const open = (browser: Browser, path: string): Promise<OpenDeck> => openDeck(browser, { path, prepare: reportViolations })

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

describe('the policy of the built page', () => {
  it('allows no inline script, no eval, no inline style, no other host', async () => {
    const { page, complaints, close } = await open(browser, '#/deep-learning')
    await settled(page, 1, 'deep-learning', 0)
    expect(complaints).toEqual([])
    await page.evaluate(async () => {
      const add = (tag: 'script' | 'style', text: string) => document.head.append(Object.assign(document.createElement(tag), { textContent: text }))
      add('script', 'document.title = "broken in"')
      add('style', 'body { display: none }')
      document.body.insertAdjacentHTML('beforeend', '<p style="color: red" onclick="alert()"></p><img src="https://example.org/pixel.png">')
      await fetch('https://example.org/').catch(() => undefined)
      setTimeout('document.title = "broken in"')
    })
    const refusals = () => complaints.map(complaint => /^error: refused by (\S+):/.exec(complaint)?.[1]).filter(directive => directive !== undefined).sort()
    await expect.poll(refusals).toEqual(['connect-src', 'img-src', 'script-src', 'script-src-attr', 'script-src-elem', 'style-src-attr', 'style-src-elem'])
    expect(await page.title()).toBe('Course 4: Deep Learning')
    await close()
  })

  it('is kept by every frame, and with it nothing personal in the browser', async () => {
    const { page, complaints, close } = await open(browser, '#/deep-learning')
    for (const { page: number, alias, clicks } of frames) {
      await page.goto(`${inject('deckUrl')}#/${alias}${clicks ? `?clicks=${clicks}` : ''}`)
      await settled(page, number, alias, clicks)
    }
    await page.keyboard.press('d') // Slidev writes a style sheet for it
    await page.keyboard.press('o')
    await page.getByRole('link', { name: 'List overview' }).or(page.locator('[href$="overview"]')).first().waitFor()
    expect(complaints).toEqual([])
    expect(await page.context().cookies()).toEqual([])
    const stored = await page.evaluate(() => Object.keys(localStorage))
    // How Slidev was set, and where the windows of one lecture are.
    expect(stored.filter(key => !/^slidev-|^vueuse-|^Course 4: Deep Learning - (?:shared|drawings)$|^deep-learning-lecture - demos$/.test(key))).toEqual([])
    await close()
  })

  it('is kept by the presenter view of every frame', async () => {
    const { page, complaints, close } = await open(browser, '#/presenter/1')
    for (const { page: number, alias, note } of frames) {
      await page.goto(`${inject('deckUrl')}#/presenter/${alias}`)
      await page.locator(`[data-slidev-no="${number}"]`).first().waitFor()
      if (note.includes('$'))
        await page.locator('.grid-section.note .katex').first().waitFor()
    }
    expect(complaints).toEqual([])
    await close()
  })

  it.each([
    ['the overview', '#/overview', '.katex'],
    ['the notes', '#/notes', '#app *'],
    ['the print', '?print=true#/print', '.print-slide-container'],
    ['the handout', '?print=true#/handout', '.paper-handout .katex'],
  ])('is kept by %s', async (_, path, sign) => {
    const { page, complaints, close } = await open(browser, path)
    await page.locator(sign).first().waitFor({ state: 'attached' })
    await page.waitForLoadState('networkidle')
    expect(complaints).toEqual([])
    await close()
  })
})
