import type { Browser, Page } from 'playwright'
import { wrapper } from './page.ts'

/** What a page holds after its garbage is collected. */
export interface Held { nodes: number, listeners: number, megabytes: number }

/** From the audience's page, and what says that one is there. */
const goals = {
  'presenter view': { address: (alias: string) => `#/presenter/${alias}`, shown: '.slidev-presenter .note' },
  'overview': { address: () => '#/overview', shown: '.overview-slide-block h1' },
}

/** After it the browser has compiled, and Slidev has fetched, what stays. */
const WARM_UP = 1
const TRIPS = 10

/** What a round trip leaves behind, on a page of its own, from a slide with clicks and a demo, when all slides are there. */
export async function measureRoundTrips(browser: Browser, url: string): Promise<Record<string, Held>> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce', serviceWorkers: 'block' })
  await page.addInitScript(wrapper)
  await page.goto(`${url}?backend=cpu#/convolution`)
  await page.locator('#slideshow h1:visible').waitFor()
  await page.waitForTimeout(5000)
  const left = await leftByRoundTrips(page, 'convolution', TRIPS)
  await page.close()
  return left
}

/**
 * What is left behind by a round trip from a slide to another of Slidev's pages.
 *
 * @param page - On the built deck.
 * @param alias - The slide.
 * @param trips - How many round trips to each are measured.
 * @returns The growth by round trip.
 */
export async function leftByRoundTrips(page: Page, alias: string, trips: number): Promise<Record<string, Held>> {
  const cdp = await page.context().newCDPSession(page)
  const held = async (): Promise<Held> => {
    await cdp.send('HeapProfiler.collectGarbage')
    const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters')
    const { usedSize } = await cdp.send('Runtime.getHeapUsage')
    return { nodes, listeners: jsEventListeners, megabytes: usedSize / 1e6 }
  }
  const go = async (address: string, shown: string) => {
    await page.evaluate(address => location.hash = address, address)
    await page.locator(shown).first().waitFor()
    await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  }
  const left: Record<string, Held> = {}
  for (const [name, { address, shown }] of Object.entries(goals)) {
    const goThereAndBack = async () => {
      await go(address(alias), shown)
      await go(`#/${alias}`, '#page-root #slideshow h1:visible')
    }
    for (let trip = 0; trip < WARM_UP; trip++)
      await goThereAndBack()
    const before = await held()
    for (let trip = 0; trip < trips; trip++)
      await goThereAndBack()
    const after = await held()
    const growth = (what: keyof Held) => (after[what] - before[what]) / trips
    left[name] = { nodes: growth('nodes'), listeners: growth('listeners'), megabytes: growth('megabytes') }
  }
  await cdp.detach()
  return left
}
