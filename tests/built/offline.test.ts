import type { OpenDeck } from './support/open-deck'
import type { Host } from './support/serve'
import type { Browser, Page, Request } from 'playwright'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { numberOf, slides } from '../support/deck'
import { demoOf, launch, openDeck, settled } from './support/open-deck'
import { serve } from './support/serve'

/** The longest piece of plain words in a note: only a build with notes has them. */
const NOTE = slides[numberOf('backpropagation') - 1]!.note.split(/\[click[^\]]*\]|\n|\$|"|'|\[|\*/).sort((a, b) => b.length - a.length)[0]!.trim()

let browser: Browser
let host: Host
beforeAll(async () => {
  browser = await launch()
})
beforeEach(async () => {
  host = await serve(inject('deckFolder'), { 'Cache-Control': 'no-store' }) // or the browser's own cache would help out
})
afterEach(() => host.close())

/** Slides have files of their own, which the deck fetches some seconds after the first. */
const slideFiles = readdirSync(join(inject('deckFolder'), 'assets')).filter(file => /^md-.*\.js$/.test(file)).length
const slidesFetched = () => new Set(performance.getEntriesByType('resource').flatMap(({ name }) => /\/md-[^/]*\.js$/.exec(name) ?? [])).size

const workers = (page: Page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.getRegistration()
  return { active: Boolean(registration?.active), waiting: Boolean(registration?.waiting) }
})

async function visit({ isAlone = false } = {}): Promise<OpenDeck & { kept: () => Promise<void> }> {
  const deck = await openDeck(browser, { url: host.url, path: '#/deep-learning', isKept: true, isAlone })
  const onTheirWay = new Set<Request>()
  deck.page.on('request', request => onTheirWay.add(request))
  deck.page.on('requestfinished', request => onTheirWay.delete(request))
  deck.page.on('requestfailed', request => onTheirWay.delete(request))
  await settled(deck.page, 'deep-learning', 0)
  return {
    ...deck,
    /** Waits until the deck is kept, this window's requests go to what is kept, and none from before is still on its way to the host. */
    async kept() {
      await deck.page.evaluate(async () => {
        await navigator.serviceWorker.ready
        if (!navigator.serviceWorker.controller)
          await new Promise(resolve => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }))
      })
      if (!isAlone)
        await expect.poll(() => deck.page.evaluate(slidesFetched)).toBeGreaterThanOrEqual(slideFiles)
      await expect.poll(() => [...onTheirWay].map(request => request.url())).toEqual([])
    },
  }
}

async function disconnect(page: Page): Promise<void> {
  host.isDown = true
  await page.context().setOffline(true)
}

/** A page that is left in the middle of loading gives up its requests; that is no fault. */
const faultsAmong = (complaints: readonly string[]) => complaints.filter(complaint => !complaint.endsWith('net::ERR_ABORTED'))

/** What is kept, by its path in the deck's folder, and the SHA-256 of its bytes. */
const keptFiles = (page: Page): Promise<Record<string, string>> => page.evaluate(async () => {
  const base = new URL('.', location.href).href
  const files: Record<string, string> = {}
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const digest = await crypto.subtle.digest('SHA-256', await (await cache.match(request))!.arrayBuffer())
      const { origin, pathname } = new URL(request.url)
      files[`${origin}${pathname}`.slice(base.length)] = [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('')
    }
  }
  return files
})

/** What is kept and is not, to the byte, a file of that build; and what of it is not kept. */
async function differences(page: Page, folder: string): Promise<string[]> {
  const files = await keptFiles(page)
  const isRight = (file: string) => existsSync(join(folder, file)) && createHash('sha256').update(readFileSync(join(folder, file))).digest('hex') === files[file]
  const needed = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => /\.(?:html|js|css|woff2|wasm|bin|webmanifest)$/.test(file) && !/^404|^service-worker|^read\/.+\//.test(file))
  return [...Object.keys(files).filter(file => !isRight(file)), ...needed.filter(file => !(file in files)).map(file => `no ${file}`)]
}

/** Every file that is kept is read and hashed, which takes the processor from what is waited for. */
const HASHED = { interval: 500 }

/** Of what is kept and matches, every third file is gone, every third cut short, every third something else. */
const damage = (page: Page, which: string) => page.evaluate(async (which) => {
  let index = 0
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      if (!new RegExp(which).test(request.url))
        continue
      const { headers } = (await cache.match(request))!
      await [
        () => cache.delete(request),
        async () => cache.put(request, new Response((await (await cache.match(request))!.arrayBuffer()).slice(0, 100), { headers })),
        () => cache.put(request, new Response('not what it should be', { headers })),
      ][index++ % 3]!()
    }
  }
  return index
}, which)

const openNotes = async (page: Page) => {
  await page.goto(`${host.url}#/presenter/backpropagation`)
  await page.locator('.grid-section.note').waitFor()
}
const hasNotes = async (page: Page) => (await page.locator('.grid-section.note').textContent())!.includes(NOTE)

describe('without network after one visit', () => {
  it('there is every slide, every demo, the presenter view and the search, after a reload too', async () => {
    const { page, complaints, kept, close } = await visit()
    await kept()
    await disconnect(page)
    for (const { alias, clicks } of slides) {
      await page.goto(`${host.url}#/${alias}${clicks ? `?clicks=${clicks}` : ''}`)
      await settled(page, alias, clicks)
      const failed = page.locator('#slideshow [data-demo]:not([data-status=ready])').filter({ visible: true })
      expect.soft(await failed.count(), `demos of ${alias} that do not compute`).toBe(0)
    }

    await page.reload()
    await settled(page, slides.at(-1)!.alias, slides.at(-1)!.clicks)
    for (const backend of ['wasm', 'cpu']) {
      await page.goto(`${host.url}?backend=${backend}#/convolution`)
      await settled(page, 'convolution', 0)
      expect(await demoOf(page, 'convolution').getAttribute('data-backend')).toBe(backend)
    }
    await page.keyboard.press('/')
    const finder = page.getByRole('dialog')
    await finder.getByRole('combobox').fill('max-pooling')
    await finder.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await settled(page, 'max-pooling', 0)
    await openNotes(page)
    expect(await hasNotes(page)).toBe(true)
    expect(faultsAmong(complaints)).toEqual([])
    await close()
  })
})

describe('a new build', () => {
  it('leaves an open window alone, then replaces the old one whole', async () => {
    const { page, complaints, kept, close } = await visit()
    await kept()
    expect(await differences(page, host.folder)).toEqual([])

    host.folder = inject('deckFolderWithoutNotes')
    await page.reload() // the browser looks for another build at every visit
    await settled(page, 'deep-learning', 0)
    await expect.poll(() => workers(page)).toEqual({ active: true, waiting: true })
    await openNotes(page)
    expect(await hasNotes(page)).toBe(true)

    await page.goto(`${host.url}#/deep-learning`)
    await page.reload()
    await expect.poll(() => differences(page, host.folder).catch(() => ['on its way']), HASHED).toEqual([])
    await settled(page, 'deep-learning', 0)
    await openNotes(page)
    expect(await hasNotes(page)).toBe(false)
    expect(faultsAmong(complaints)).toEqual([])
    await close()
  })
})

describe('what is kept and damaged', () => {
  it('mends itself while there is network', async () => {
    const { page, complaints, kept, close } = await visit({ isAlone: true })
    await kept()
    expect(await damage(page, '.')).toBeGreaterThan(100)
    expect((await differences(page, host.folder)).length).toBeGreaterThan(100)
    await page.reload()
    await settled(page, 'deep-learning', 0)
    await expect.poll(() => differences(page, host.folder), HASHED).toEqual([])
    await disconnect(page)
    await page.goto(`${host.url}?backend=wasm#/convolution`)
    await settled(page, 'convolution', 0)
    expect(faultsAmong(complaints)).toEqual([])
    await close()
  })

  it.each([['everything', '.'], ['its scripts', '\\.js$']])('gives way to another build on the host: %s', async (_, which) => {
    const { page, kept, close } = await visit({ isAlone: true })
    await kept()
    await damage(page, which)
    host.folder = inject('deckFolderWithoutNotes')
    await page.reload()
    await settled(page, 'deep-learning', 0)
    await openNotes(page)
    expect(await hasNotes(page)).toBe(false)
    await close()
  })

  it('half of a first visit is completed by the second', async () => {
    host.garbles = /standard\.bin/
    const { page, kept, close } = await visit({ isAlone: true })
    await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(1)
    await expect.poll(() => workers(page)).toEqual({ active: false, waiting: false })
    host.garbles = undefined
    await page.reload()
    await kept()
    expect(await differences(page, host.folder)).toEqual([])
    await close()
  })
})
