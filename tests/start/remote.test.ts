import type { FreshCopy } from '../../scripts/dev-server/fresh-copy.ts'
import type { StartedDeck } from '../../scripts/dev-server/start-deck.ts'
import type { Browser, Page } from 'playwright'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, devices } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumFlags, findChromium } from '../../scripts/chromium.ts'
import { freshCopy } from '../../scripts/dev-server/fresh-copy.ts'
import { startDeck } from '../../scripts/dev-server/start-deck.ts'
import { slideOf } from '../support/deck.ts'

/** `npm start -- --remote=…`: the laptop, the hall, a phone, and who else is on the network. */

const PASSWORD = 'under-ground'
const PAGES_OF_CONVOLUTION = 'pages/20-convolutional-neural-networks.md'

let copy: FreshCopy
let deck: StartedDeck
let browser: Browser
beforeAll(async () => {
  copy = await freshCopy()
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags })
  deck = await startDeck(copy.folder, [`--remote=${PASSWORD}`])
})
afterAll(async () => {
  await browser?.close()
  await deck?.stop()
  await copy?.remove()
})

/** A window of a browser that has said nothing yet. */
async function openWindow(address: string, isPhone = false): Promise<Page> {
  const viewport = isPhone ? { width: 390, height: 844 } : { width: 1366, height: 768 }
  const context = await browser.newContext({ reducedMotion: 'reduce', ...isPhone ? devices['iPhone 13'] : {}, viewport })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  await page.goto(address)
  return page
}

describe('in the terminal', () => {
  it('stands where the remote control is, and no complaint', async () => {
    await expect.poll(() => deck.output()).toContain('shortcuts') // the last line
    expect(deck.output()).toMatch(new RegExp(`presenter mode +> ${deck.url}#/presenter/\\?password=${PASSWORD}`))
    expect(deck.output()).not.toMatch(/error|warn|could not|deprecat/i)
  })
})

describe('a program on the network', () => {
  const post = (path: string, body: string, headers: Record<string, string> = {}) => fetch(`${deck.url}${path}`, { method: 'POST', body, headers })

  it('writes nothing without the password, or from another site, and does not end the server', async () => {
    const before = await readFile(join(copy.folder, PAGES_OF_CONVOLUTION), 'utf8')
    const { headers } = await post('__lecture/password', JSON.stringify({ password: PASSWORD }))
    const Cookie = headers.get('set-cookie')!.split(';')[0]!
    const note = JSON.stringify({ note: '<script>alert(1)</script>' })
    const answers = await Promise.all([
      post('__slidev/slides/18.json', note),
      post('__slidev/slides/18.json', note, { Cookie, Origin: 'https://example.org' }),
      post('__slidev/slides/18.json', '{"note": ', { Cookie }),
      post('@server-reactive/nav', '{', { Cookie }),
      post('@server-reactive/nav', '{"data": null}', { Cookie }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([401, 403, 400, 400, 422])
    expect(await readFile(join(copy.folder, PAGES_OF_CONVOLUTION), 'utf8')).toBe(before)
    expect((await fetch(`${deck.url}__slidev/slides/18.json`)).status).toBe(200)
  })

  it('reads the password nowhere', async () => {
    expect(await (await fetch(`${deck.url}@slidev/configs`)).text()).toContain('slidesTitle')
    for (const path of ['', '@slidev/configs', '@slidev/configs?raw', '@slidev/configs?import', '@slidev/configs?url', '@slidev/configs?v=1', '@id/@slidev/configs', '@id//@slidev/configs', '__lecture/password', '@vite/client', '@vite/env']) {
      const response = await fetch(`${deck.url}${path}`, { headers: { Accept: path === '' ? 'text/html' : '*/*' } })
      expect(await response.text(), path).not.toContain(PASSWORD)
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
    }
  })
})

/** As the address bar has it. */
const hashOf = (page: Page) => new URL(page.url()).hash

/** Waits until all these windows are there. */
async function all(hash: string, ...windows: Page[]): Promise<void> {
  for (const page of windows)
    await expect.poll(() => hashOf(page)).toBe(hash)
}

describe('windows', () => {
  let laptop: Page
  let phone: Page
  /** What the terminal prints for a phone; a machine without network has no such line. */
  const printed = () => /remote control +> (http\S+)/.exec(deck.output())?.[1] ?? `${deck.url}#/entry?password=${PASSWORD}/`
  beforeAll(async () => {
    laptop = await openWindow(`${deck.url}#/presenter/?password=${PASSWORD}`) // as the terminal says
    await laptop.locator('.grid-section.note').waitFor()
  })

  it('on a phone ask for the password, say when it is wrong, and keep the slide', async () => {
    phone = await openWindow(`${new URL('/', printed()).href}#/presenter/18?password=underground/`, true)
    await phone.getByText('That is not the password.').waitFor()
    await phone.getByLabel(/Password/).fill('under ground')
    await phone.getByRole('button', { name: 'Open' }).click()
    await phone.getByText('That is not the password.').waitFor()
    await phone.getByLabel(/Password/).fill(PASSWORD)
    await phone.getByRole('button', { name: 'Open' }).click()
    await all('#/presenter/18', phone)
    await phone.getByRole('button', { name: 'Next' }).waitFor()
    await phone.context().clearCookies()
    await phone.goto('about:blank')
  })

  it('on a phone at the printed address lead, and follow the laptop', async () => {
    await phone.goto(printed())
    await phone.getByRole('link', { name: 'Presenter' }).tap()
    await phone.getByRole('button', { name: 'Next' }).tap()
    await all('#/presenter/summary', laptop, phone)
    await laptop.keyboard.press('End')
    await all('#/presenter/lab', laptop, phone)
    await phone.getByRole('button', { name: 'Back' }).tap()
    await expect.poll(() => hashOf(laptop)).toMatch(/^#\/presenter\/conclusion/)
    await all(hashOf(laptop), phone)
  })

  it('on a phone have the slide and the note above, what a thumb presses below', async () => {
    const parts = ['.grid-section.main h1:visible', '.slidev-note', '.remote-bar .next', '.remote-bar .back', '.remote-bar .black', '.remote-bar .time']
    let boxes: Awaited<ReturnType<ReturnType<Page['locator']>['boundingBox']>>[] = []
    // The note is missing for a moment while the slide changes.
    await expect.poll(async () => boxes = await Promise.all(parts.map(part => phone.locator(part).first().boundingBox()))).not.toContain(null)
    const [slide, note, next, back, black, timer] = boxes
    await expect.poll(() => phone.locator('.remote-bar .time').innerText()).toMatch(/1\s*:\s*2\d\s*:\s*\d\d/) // runs since the first move
    for (const { height, width, y } of [next!, back!]) {
      expect(Math.min(height, width)).toBeGreaterThan(88)
      expect(y).toBeGreaterThan(844 * 2 / 3)
    }
    expect(Math.min(black!.height, black!.width)).toBeGreaterThanOrEqual(64)
    expect(slide!.y + slide!.height).toBeLessThan(note!.y)
    expect(note!.height).toBeGreaterThan(300)
    expect(note!.y + note!.height).toBeLessThanOrEqual(Math.min(timer!.y, black!.y))
    expect(await phone.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight])).toEqual([390, 844])
  })

  it('in the hall lead and are blanked with the password; without it they follow, whatever they say', async () => {
    const hall = await openWindow(`${deck.url}#/convolution`)
    const complaints: string[] = []
    hall.on('console', message => message.type() === 'error' && complaints.push(message.text()))
    await all(hashOf(laptop).replace('presenter/', ''), hall)
    await hall.keyboard.press('Home')
    await all('#/deep-learning', hall)
    // It claims to be a presenter's, as anybody can by Vite's socket.
    await hall.evaluate(async () => {
      const [, token] = /wsToken = "([^"]+)"/.exec(await (await fetch('/@vite/client')).text())!
      const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/?token=${token}`, 'vite-hmr')
      await new Promise((resolve, reject) => Object.assign(socket, { onopen: resolve, onerror: reject }))
      for (const data of [{ sender: 'x', sentAt: Date.now(), role: 'presenter', topic: ' place', text: '9 0' }, null, 'x'.repeat(100_000)])
        socket.send(JSON.stringify({ type: 'custom', event: 'lecture:message', data }))
      socket.send('{')
    })
    await phone.getByRole('button', { name: 'Next' }).tap()
    await all('#/presenter/lab', laptop, phone)
    await all('#/lab', hall)
    expect(complaints).toEqual([])

    await hall.goto('about:blank')
    await hall.goto(`${deck.url}?password=${PASSWORD}`) // “private slide show”
    await all('#/lab', hall)
    expect(hall.url()).not.toContain(PASSWORD)
    for (const isBlack of [true, false]) {
      await phone.getByRole('button', { name: 'Black screen' }).tap()
      await expect.poll(() => hall.locator('.blank-screen:popover-open').count()).toBe(Number(isBlack))
    }
    await hall.keyboard.press('Home')
    await all('#/presenter/deep-learning', laptop, phone)
  })

  it('save a note that is written in the presenter view', async () => {
    await laptop.evaluate(() => location.hash = '#/presenter/convolution')
    await laptop.locator(`.grid-section.main ${slideOf('convolution')}:visible`).waitFor() // and with it its note
    await laptop.getByTitle('Edit Notes').click()
    await laptop.locator('.grid-section.note textarea').fill('A note from the lectern.')
    await expect.poll(() => readFile(join(copy.folder, PAGES_OF_CONVOLUTION), 'utf8')).toContain('A note from the lectern.')
  })

  it('that guess are told to wait', async () => {
    const stranger = await openWindow(`${deck.url}#/presenter/18`)
    for (let guess = 0; guess < 6; guess++) {
      await stranger.getByLabel(/Password/).fill(`guess ${guess}`)
      const [answer] = await Promise.all([stranger.waitForResponse(/__lecture\/password/), stranger.getByRole('button', { name: 'Open' }).click()])
      expect(answer.status()).toBe(guess < 5 ? 200 : 429)
    }
    await stranger.getByText(/^Too many wrong passwords have come from this address; wait \d+ s, then say it again\.$/).waitFor()
  })
})
