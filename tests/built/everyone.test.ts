import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { demoOf, launch, openDeck, settled } from './support/open-deck'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** Runs inside the page: from now on notes down what moves for longer than a blink, and how long. */
function watchMotion(): void {
  const BLINK_MS = 50
  window.moved = []
  const look = () => {
    for (const { effect } of document.getAnimations()) {
      const { duration, iterations } = effect!.getComputedTiming()
      const { target } = effect as KeyframeEffect
      if (Number(duration) > BLINK_MS)
        window.moved.push({ name: `<${target!.nodeName} ${target!.getAttribute('class')}>`, duration: Number(duration) * Number(iterations) })
    }
    requestAnimationFrame(look)
  }
  look()
}

/** Walks frames whose figures change with the clicks, plays a demo, opens what Slidev has to open. */
async function walkAndPlay(page: Page): Promise<void> {
  const to = async (frame: number, alias: string) => {
    await page.goto(`${inject('deckUrl')}?backend=cpu#/${alias}`)
    await settled(page, frame, alias, 0)
  }
  const walk = async (clicks: number) => {
    for (let click = 0; click < clicks; click++) {
      await page.keyboard.press('PageDown')
      await page.waitForTimeout(60)
    }
  }
  await to(8, 'perceptron')
  await walk(6) // and on to the next frame
  await to(12, 'definitions')
  await walk(4)
  await to(19, 'max-pooling')
  await demoOf(page, 'max-pooling').getByRole('button', { name: 'Play' }).click()
  await page.waitForTimeout(900)
  for (const key of ['o', 'o', 'g', 'Escape']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(120)
  }
  await page.mouse.move(60, 1060) // Slidev's bar
  await page.waitForTimeout(120)
}

describe('motion', () => {
  it('is none for whoever asks for none', async () => {
    const { page, close } = await openDeck(browser, { path: '?backend=cpu#/perceptron', isAlone: true })
    await page.evaluate(watchMotion)
    await walkAndPlay(page)
    expect([...new Set((await page.evaluate(() => window.moved)).map(({ name, duration }) => `${name} ${duration} ms`))]).toEqual([])
    await close()
  })

  it('shows changes of state to everybody else, in 700 ms at most, and nothing moves by itself', async () => {
    const { page, close } = await openDeck(browser, { path: '?backend=cpu#/perceptron', isAlone: true, moves: true })
    await page.evaluate(watchMotion)
    await walkAndPlay(page)
    const moved = await page.evaluate(() => window.moved)
    const ofFigures = moved.filter(({ duration }) => duration >= 400)
    expect(new Set(ofFigures.map(({ name }) => name)).size).toBeGreaterThan(3)
    expect(Math.max(...moved.map(({ duration }) => duration))).toBeLessThanOrEqual(700)
    await page.waitForTimeout(800)
    await page.evaluate(() => { window.moved = [] })
    await page.waitForTimeout(200)
    expect(await page.evaluate(() => window.moved)).toEqual([])
    await close()
  })
})

declare global {
  interface Window {
    moved: { name: string, duration: number }[]
  }
}
