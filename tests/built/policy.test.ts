import type { Browser } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { launch, openDeck, settled } from './support/open-deck'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})

describe('the policy of the built page', () => {
  it('allows no inline script, no eval, no inline style, no other host', async () => {
    const { page, complaints, close } = await openDeck(browser, { path: '#/deep-learning' })
    await settled(page, 'deep-learning', 0)
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

  it('holds while Slidev writes a style sheet, and nothing personal stays in the browser', async () => {
    const { page, complaints, close } = await openDeck(browser, { path: '#/convolution' })
    await settled(page, 'convolution', 0)
    await page.keyboard.press('d')
    await page.waitForFunction(() => document.documentElement.classList.contains('dark'))
    expect(complaints).toEqual([])
    expect(await page.context().cookies()).toEqual([])
    const stored = await page.evaluate(() => Object.keys(localStorage))
    // How Slidev was set, and where the windows of one lecture are.
    expect(stored.filter(key => !/^slidev-|^Course 4: Deep Learning - (?:shared|drawings)$|^deep-learning-lecture - demos$/.test(key))).toEqual([])
    await close()
  })

  // The slides are walked in walk.test.ts, the presenter view in presenter.test.ts; a refusal is among the complaints there too.
  it.each([
    ['the overview', '#/overview', '.katex'],
    ['the notes', '#/notes', '#app h2, #app p'],
    ['the print', '?print=true#/print', '.print-slide-container'],
    ['the handout', '?print=true#/handout', '.paper-handout .katex'],
  ])('is kept by %s', async (_, path, sign) => {
    const { page, complaints, close } = await openDeck(browser, { path })
    await page.locator(sign).first().waitFor({ state: 'attached' })
    await page.waitForLoadState('networkidle')
    expect(complaints).toEqual([])
    await close()
  })
})
