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

/** `npm start -- --remote=…`: the laptop, the hall, a phone, and who else is on the network. */

const PASSWORD = 'under-ground'
const PAGE_OF_18 = 'pages/20-convolutional-neural-networks.md'

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
  it('stands where the remote control is, and no complaint', () => {
    expect(deck.output()).toContain(`presenter mode      > ${deck.url}#/presenter/?password=${PASSWORD}`)
    expect(deck.output()).not.toMatch(/error|warn|could not|deprecat/i)
  })
})

describe('a program on the network', () => {
  const post = (path: string, body: string, headers: Record<string, string> = {}) => fetch(`${deck.url}${path}`, { method: 'POST', body, headers })

  it('writes nothing without the password, or from another site, and does not end the server', async () => {
    const before = await readFile(join(copy.folder, PAGE_OF_18), 'utf8')
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
    expect(await readFile(join(copy.folder, PAGE_OF_18), 'utf8')).toBe(before)
    expect((await fetch(`${deck.url}__slidev/slides/18.json`)).status).toBe(200)
  })

  it('reads the password nowhere', async () => {
    for (const path of ['', '@slidev/configs', '@slidev/configs?raw', '@slidev/configs?import', '@slidev/configs?url', '@slidev/configs?v=1', '@id/@slidev/configs', '@id//@slidev/configs', '__lecture/password', '@vite/client', '@vite/env']) {
      const response = await fetch(`${deck.url}${path}`, { headers: { Accept: path === '' ? 'text/html' : '*/*' } })
      expect(await response.text(), path).not.toContain(PASSWORD)
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
    }
  })
})

/** As the address bar has it. */
const hashOf = (page: Page) => new URL(page.url()).hash

describe('windows', () => {
  let laptop: Page
  beforeAll(async () => {
    laptop = await openWindow(`${deck.url}#/presenter/?password=${PASSWORD}`) // as the terminal says
    await laptop.locator('.grid-section.note').waitFor()
  })

  it('on a phone ask for the password, say when it is wrong, and keep the frame', async () => {
    const phone = await openWindow(`${deck.url}#/presenter/18`, true)
    const field = phone.getByLabel(/Password/)
    await field.fill('underground')
    await phone.getByRole('button', { name: 'Open' }).click()
    await phone.getByText('That is not the password.').waitFor()
    await field.fill(PASSWORD)
    await phone.getByRole('button', { name: 'Open' }).click()
    await expect.poll(() => hashOf(phone)).toMatch(/^#\/presenter\/(18|convolution)$/)
  })
})
