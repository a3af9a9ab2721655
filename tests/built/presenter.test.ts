import type { OpenDeck } from './support/open-deck'
import type { Browser, BrowserContext, Page } from 'playwright'
import { beforeAll, describe, expect, it, inject } from 'vitest'
import { leftByRoundTrips } from '../../scripts/bench/round-trips.ts'
import { slides } from '../support/deck'
import { demoOf, FULL_HD, LAPTOP, launch, openDeck, painted, settled } from './support/open-deck'
import { newContext } from './support/windows'

/** Words of a note as they stand on the page: no Markdown marks, no formulas, no click marks. */
const wordsOf = (note: string) => note
  .replace(/\[click(:\d+)?\]/g, ' ')
  .replace(/\$[^$]+\$/g, ' ')
  .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
  .replace(/[#*_]/g, ' ')
  .replace(/[“”"'’]/g, '')
  .split(/\s+/)
  .filter(Boolean)

const presenterReady = (page: Page) => page.locator('.grid-section.note').waitFor()

const hashOf = (page: Page) => new URL(page.url()).hash

let browser: Browser
let deck: OpenDeck
beforeAll(async () => {
  browser = await launch()
  deck = await openDeck(browser, { path: '#/presenter/1' })
  await presenterReady(deck.page)
})

describe('presenter view', () => {
  it.each(slides)('of slide $number, $alias has its note and its click marks', async ({ alias, clicks, note }) => {
    const { page } = deck
    await page.goto(`${inject('deckUrl')}#/presenter/${alias}`)
    await page.waitForFunction(alias => location.hash.startsWith(`#/presenter/${alias}`), alias)
    const notes = page.locator('.grid-section.note')
    await expect.poll(async () => {
      const text = (await notes.textContent() ?? '').replace(/[“”"'’]/g, '')
      return wordsOf(note).filter(word => !text.includes(word))
    }).toEqual([])

    const marks = notes.locator('.slidev-note-click-mark')
    await expect.poll(() => marks.count()).toBe([...note.matchAll(/\[click/g)].length)
    const numbers = await marks.evaluateAll(elements => elements.map(({ dataset }) => Number(dataset.clicks)))
    expect(numbers).toEqual(Array.from({ length: clicks }, (_, index) => index + 1))

    for (const viewport of [LAPTOP, FULL_HD]) {
      await page.setViewportSize(viewport)
      const note = await notes.locator('.slidev-note').evaluate((note) => {
        const ink = getComputedStyle(document.querySelector('.slidev-presenter')!).getPropertyValue('--ink')
        document.body.style.color = ink
        const heading = [...note.querySelectorAll('h3')].find(heading => heading.textContent === 'Erratum')
        const erratum = heading ? [heading, heading.nextElementSibling!] : []
        return {
          hidden: note.scrollHeight - note.clientHeight,
          smallest: Math.min(...[...note.querySelectorAll('p, li'), note].map(element => Number.parseFloat(getComputedStyle(element).fontSize))),
          pale: erratum.filter(element => getComputedStyle(element).color !== getComputedStyle(document.body).color).length,
        }
      })
      expect(note, `at ${viewport.width} × ${viewport.height}`).toEqual({ hidden: 0, smallest: expect.closeTo(24, 0) as number, pale: 0 })
    }
  })

  it('counts down from ninety minutes, from the first move on', async () => {
    const { page, close } = await openDeck(browser, { path: '#/presenter/convolution' })
    const timer = async () => (await page.locator('.grid-section.bottom').textContent())!.replace(/\s+/g, '')
    await presenterReady(page)
    await painted(page, 30)
    expect(await timer()).toContain('1:30:00')
    await page.keyboard.press('PageDown')
    await expect.poll(timer).toMatch(/1:29:\d\d/)
    await close()
  })

  it('shows planned and actual time of the section, goes on after a reload, and keeps the rehearsal before', async () => {
    const { page, close } = await openDeck(browser, { path: '#/presenter/convolution' })
    const line = page.getByRole('button', { name: /min/ })
    await expect.poll(() => line.textContent()).toContain('25 min planned')
    await page.keyboard.press('PageDown')
    await expect.poll(() => line.textContent()).toMatch(/0:0[1-9] of 25 min, 38 min ahead/)
    await page.reload()
    await expect.poll(() => line.textContent()).toMatch(/0:0[1-9] of 25 min/) // with no move
    // A day later: another rehearsal.
    await page.evaluate(() => {
      const key = 'deep-learning-lecture-rehearsals'
      const day = 86_400_000
      const [{ startedAt, spent, lastAt }] = JSON.parse(localStorage.getItem(key)!) as [{ startedAt: number, spent: number[], lastAt: number }]
      window.addEventListener('pagehide', () => localStorage.setItem(key, JSON.stringify([{ startedAt: startedAt - day, spent: spent.map(() => 600), lastAt: lastAt - day }])))
    })
    await page.reload()
    await expect.poll(() => line.textContent()).toContain('25 min planned')
    await page.keyboard.press('PageDown')
    await expect.poll(() => line.textContent()).toMatch(/0:0[1-9] of 25 min/)
    await line.click()
    const rows = page.getByRole('dialog', { name: 'Time by section' }).getByRole('row')
    expect(await rows.first().getByRole('columnheader').count()).toBe(4)
    expect(await rows.nth(3).textContent()).toMatch(/Convolutional.*25:00.*0:0\d.*10:00/)
    await page.keyboard.press('Escape')
    // On a smaller screen and on a phone, too.
    for (const [width, height] of [[1280, 720], [1024, 768], [700, 900], [390, 844]] as const) {
      await page.setViewportSize({ width, height })
      const seen = await line.evaluate((line) => {
        const { left, top, right, bottom } = line.getBoundingClientRect()
        return [document.elementFromPoint((left + right) / 2, (top + bottom) / 2) === line, left >= 0 && right <= innerWidth && bottom <= innerHeight, line.scrollWidth <= line.clientWidth && line.scrollHeight <= line.clientHeight]
      })
      expect(seen, `seen, whole and unclipped at ${width} × ${height}`).toEqual([true, true, true])
    }
    for (const [width, height] of [[390, 844], [667, 375]] as const) {
      await page.setViewportSize({ width, height })
      const sizes = await page.locator('.remote-bar').getByRole('button').or(page.locator('.remote-bar .time .relative, .remote-bar .time .relative + *')).evaluateAll(buttons => buttons.map(button => button.getBoundingClientRect()).map(({ width, height, left, right }) => left < 0 || right > innerWidth ? 0 : Math.min(width, height)))
      expect(sizes).toHaveLength(5)
      expect(Math.min(...sizes), `${width} × ${height}`).toBeGreaterThanOrEqual(44)
    }
    await close()
  })

  it('is left without leaving anything behind, and so is the overview', async () => {
    const { page } = deck
    await page.evaluate(() => location.hash = '#/convolution?clicks=1')
    await settled(page, 'convolution', 1)
    // By itself Slidev leaves 26,000 nodes and 640 listeners.
    await page.locator('#slideshow [data-slidev-no]').nth(slides.length - 1).waitFor({ state: 'attached' })
    for (const [name, { nodes, listeners }] of Object.entries(await leftByRoundTrips(page, 'convolution', 1)))
      expect([Math.abs(nodes) < 100, Math.abs(listeners) < 5], `after ${name}: ${nodes} nodes, ${listeners} listeners`).toEqual([true, true])
  })

  it('has nothing to complain of', () => {
    expect(deck.complaints).toEqual([])
  })
})

describe('presenter and audience', () => {
  const open = async (context: BrowserContext, path: string) => {
    const page = await context.newPage()
    await page.goto(`${inject('deckUrl')}${path}`)
    return page
  }
  const newLecture = () => newContext(browser, { viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' })

  it('are in step, whichever window was opened first and however fast the clicker is pressed', async () => {
    const context = await newLecture()
    const presenter = await open(context, '#/presenter/max-pooling')
    await presenterReady(presenter)
    const audience = await open(context, '#/deep-learning')
    await settled(audience, 'max-pooling', 0)
    for (const number of [10, 25]) {
      const { alias } = slides[number - 1]!
      await presenter.evaluate(alias => location.hash = `#/presenter/${alias}`, alias)
      for (let press = 0; press < 6; press++)
        await presenter.keyboard.press('PageDown')
      const place = await presenter.evaluate(() => new Promise<string>(resolve => setTimeout(() => resolve(location.hash), 500)))
      const [slide, clicks] = afterPresses(number, 6)
      expect(place).toBe(`#/presenter/${slide}${clicks > 0 ? `?clicks=${clicks}` : ''}`)
      await expect.poll(() => hashOf(audience)).toBe(place.replace('presenter/', ''))
    }
    await context.close()
  })

  it('let a late window join with the demo\'s values, and keep the presenter where it is', async () => {
    const context = await newLecture()
    const presenter = await open(context, '#/presenter/gradient-descent?clicks=1')
    await presenterReady(presenter)
    const led = presenter.locator('section[data-demo=gradient-descent]').filter({ has: presenter.locator('.demo-bar') })
    await led.and(presenter.locator('[data-status=ready]')).waitFor()
    await led.getByRole('slider', { name: /learning rate/i }).first().fill('0.3')
    const late = await open(context, '#/deep-learning')
    await settled(late, 'gradient-descent', 1)
    await expect.poll(() => demoOf(late, 'gradient-descent').getByRole('slider', { name: /learning rate/i }).first().inputValue()).toBe('0.3')
    const second = await open(context, '#/presenter/1')
    await expect.poll(() => hashOf(second)).toBe('#/presenter/gradient-descent?clicks=1')
    expect(hashOf(presenter)).toContain('#/presenter/gradient-descent')
    // Both present now: a phone, say, and the laptop.
    await second.keyboard.press('PageUp')
    for (const page of [presenter, late])
      await expect.poll(() => hashOf(page).replace('presenter/', '')).toBe('#/gradient-descent')
    await context.close()
  })

  it('drop places that do not exist', async () => {
    const context = await newLecture()
    const presenter = await open(context, '#/presenter/max-pooling')
    await presenterReady(presenter)
    const audience = await open(context, '#/max-pooling')
    await settled(audience, 'max-pooling', 0)
    const faults: string[] = []
    for (const page of [presenter, audience])
      page.on('pageerror', ({ message }) => faults.push(message))
    const stranger = await context.newPage()
    await stranger.goto(`${inject('deckUrl')}404.html`)
    await stranger.evaluate(() => {
      const lecture = new BroadcastChannel('deep-learning-lecture')
      let sentAt = Date.now()
      const message = { sender: 'stranger', sentAt, role: 'presenter', topic: 'max-pooling' }
      for (const text of [5, null, 'explore=page&stride=nonsense', 'explore=talk'])
        lecture.postMessage({ ...message, sentAt: ++sentAt, text })
      for (const place of ['99 0', '0 0', '3 -1', '3 1.5', 'x y', ''])
        lecture.postMessage({ ...message, sentAt: ++sentAt, topic: ' place', text: place })
      for (const data of [null, 'next', { ...message, topic: ' joining', text: '' }])
        lecture.postMessage(data)
    })
    await stranger.close()
    await presenter.keyboard.press('PageDown')
    await settled(audience, 'max-pooling', 1)
    expect(faults).toEqual([])
    await context.close()
  })
})

/** Where so many presses lead from a slide's first click. */
function afterPresses(number: number, presses: number): [alias: string, clicks: number] {
  const { alias, clicks } = slides[number - 1]!
  return presses <= clicks ? [alias, presses] : afterPresses(number + 1, presses - clicks - 1)
}
