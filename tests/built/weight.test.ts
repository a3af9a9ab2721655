import type { OpenDeck } from './support/open-deck'
import type { Browser, Page } from 'playwright'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { numberOf } from '../support/deck'
import { launch, openDeck, settled } from './support/open-deck'

/**
 * What the deck takes until it answers on its first slide, without the demos, in bytes as sent with gzip, and what they may add to it. The
 * deck's own growth belongs into the first number: 157,500 with a font of its own characters and without Slidev's search for a slide, and
 * 1,000 for slides that do not come, addresses of no slide, and the remote control, and 4,500 for the first slide in the page.
 */
const WITHOUT_DEMOS = 163_000
const FOR_DEMOS = 5_000

/** What it may take in all, fonts and icons included. */
const MOST_BYTES = 250_000
const MOST_REQUESTS = 25

const isTensorFlow = (file: string) => file.includes('tfjs')
/** Whatever has a demo's frame in it. */
const isDemo = (source: string) => source.includes('data-computations')

interface Fetched {
  file: string
  /** Bytes as sent with gzip: what is compressed already is sent as it is. */
  bytes: number
  source: string
}

/** Runs in the page before anything else: notes when the first slide has been painted. The lecture's title was there before. */
function noteFirstSlide(): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('#slideshow h1'))
      return
    observer.disconnect()
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('first-slide')))
  })
  observer.observe(document, { childList: true, subtree: true })
}

/** Opens the deck and notes what it fetches. */
async function openAndListen(browser: Browser, path = '', blocked?: RegExp): Promise<OpenDeck & { fetched: Fetched[] }> {
  const fetched: Fetched[] = []
  const deck = await openDeck(browser, {
    path,
    blocked,
    prepare: noteFirstSlide,
    onResponse: async (response) => {
      const body = await response.body().catch(() => undefined)
      if (body) {
        fetched.push({
          file: new URL(response.url()).pathname.split('/').at(-1)!,
          bytes: /\.(?:woff2|png|wasm)$/.test(response.url()) ? body.length : gzipSync(body).length,
          source: /\.js$/.test(response.url()) ? body.toString() : '',
        })
      }
    },
  })
  return { ...deck, fetched }
}

/** Waits until every file that the page has fetched is among `fetched`: bodies are read while the page goes on. */
const allRead = (page: Page, fetched: readonly Fetched[]) => expect.poll(async () => {
  const files = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-1)!))
  return files.filter(name => !fetched.some(({ file }) => file === name))
}).toEqual([])

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})

describe('what is fetched', () => {
  it('until the first slide is on the screen is the page, a font and, where there are tabs, an icon', async () => {
    const { page, fetched, close } = await openAndListen(browser, '', /\.(?:js|css)$/)
    await page.locator('.opening h1').waitFor()
    await page.evaluate(() => document.fonts.ready)
    const isIcon = ({ file }: Fetched) => file === 'favicon.svg'
    await expect.poll(() => fetched.filter(one => !isIcon(one)).map(({ file }) => file.replace(/-[^-]*\.woff2$/, '.woff2')).sort()).toEqual(['', 'atkinson-hyperlegible-next-deck.woff2'])
    expect(fetched.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(30_000)
    await close()
  })

  it('for the first slide is little, and has grown by less than 5 kB for all demos', async () => {
    const { page, fetched, close } = await openAndListen(browser)
    // Slidev fetches the other slides soon after the first: what was asked for before it was there is told by the page's own clock.
    const shown = () => performance.getEntriesByName('first-slide')[0]?.startTime
    await page.waitForFunction(shown)
    const files = await page.evaluate((firstSlide) => {
      const entries = performance.getEntriesByType('resource')
      return ['', ...entries.filter(({ startTime }) => startTime < firstSlide).map(({ name }) => name.split('/').at(-1)!)]
    }, (await page.evaluate(shown))!)
    await expect.poll(() => files.filter(name => !fetched.some(({ file }) => file === name))).toEqual([])
    expect(files.length).toBeLessThanOrEqual(MOST_REQUESTS)
    const bytesOf = (name: string) => fetched.find(({ file }) => file === name)!.bytes
    expect(files.reduce((sum, name) => sum + bytesOf(name), 0)).toBeLessThanOrEqual(MOST_BYTES)
    const first = fetched.filter(({ file }) => files.includes(file))
    expect(first.filter(({ source }) => isDemo(source)).map(({ file }) => file)).toEqual([])
    expect(first.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(WITHOUT_DEMOS + FOR_DEMOS)
    await close()
  })

  it('of TensorFlow.js on a slide without a demo is nothing, however long one waits', async () => {
    const { page, fetched, close } = await openAndListen(browser, '#/convolutional-layer')
    // Its neighbours are mounted when there is time, a demo among them; the other slides are only fetched, some seconds later.
    await expect.poll(() => fetched.filter(({ source }) => source.includes('Masked words')).length).toBeGreaterThan(0)
    await page.waitForLoadState('networkidle')
    await allRead(page, fetched)
    const mounted = () => page.locator('#slideshow [data-slidev-no]:has(h1)').evaluateAll(slides => slides.map(({ dataset }) => Number(dataset.slidevNo)))
    const here = numberOf('convolutional-layer')
    expect(await mounted()).toEqual([here - 1, here, here + 1])
    expect(await page.locator('[data-demo=convolution]').count()).toBe(1)
    expect(fetched.map(({ file }) => file).filter(isTensorFlow)).toEqual([])
    const wholeFonts = () => fetched.filter(({ file }) => file.startsWith('atkinson-hyperlegible-next-latin-wght-normal')).length
    expect(wholeFonts()).toBe(0)
    await page.keyboard.press('/')
    await page.getByRole('combobox').fill('Ýmir') // with a letter that the deck has nowhere
    await expect.poll(wholeFonts).toBe(1)
    await close()
  })

  it.each(['gradient-descent', 'convolution', 'max-pooling'])('of TensorFlow.js on %s is the core and one backend', async (alias) => {
    const { page, fetched, close } = await openAndListen(browser, `#/${alias}`)
    await settled(page, alias, 0)
    await allRead(page, fetched)
    const backends = fetched.map(({ file }) => /tfjs-backend-(webgpu|webgl|wasm)-[^.]*\.js/.exec(file)?.[1]).filter(name => name !== undefined)
    expect(backends).toEqual(['wasm'])
    await close()
  })
})
