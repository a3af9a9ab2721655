import type { Browser, Page } from 'playwright'
import { wrapper } from './page.ts'

/*
 * How long the built deck takes from a changed control to the painted result: the numbers of TensorFlow.js, in the picture,
 * on the screen. And what a thousand changes leave behind.
 */

/** A control that is set to and fro on a demo's full page. */
interface PaintedCase {
  name: string
  alias: string
  /** The control's name. */
  label: string
  values: readonly [string, string]
  /** Where the page counts the computations that have arrived. */
  counter: string
  repeats: number
}

const REPEATS = 60
const LARGE_REPEATS = 9
const INTERACTIONS = 1000
const WARM_UP = 50

const own = '[data-computations]'
const cases: readonly PaintedCase[] = [
  { name: 'gradient descent, two runs', alias: 'gradient-descent', label: 'Learning rate η', values: ['0.05', '0.06'], counter: own, repeats: REPEATS },
  { name: 'convolution, 7 × 7', alias: 'convolution', label: 'Padding', values: ['0', '1'], counter: own, repeats: REPEATS },
  { name: 'pooling, 4 × 4', alias: 'max-pooling', label: 'Stride', values: ['1', '2'], counter: own, repeats: REPEATS },
  { name: 'map of 4096 runs × 200 steps', alias: 'gradient-descent', label: 'Momentum', values: ['0', '0.3'], counter: '[data-map-computations]', repeats: LARGE_REPEATS },
]

export interface Painted {
  name: string
  /** Median in ms. */
  median: number
}

export interface Leftovers {
  name: string
  tensorsBefore: number
  tensorsAfter: number
  /** Heap after against before, in per cent of it. */
  heapGrowth: number
}

/** Opens a demo's full page on a backend; nothing if the browser gives another one. */
async function openPage(browser: Browser, url: string, backend: string, alias: string): Promise<Page | undefined> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' })
  await page.addInitScript(wrapper)
  await page.goto(`${url}?backend=${backend}#/${alias}`)
  const demo = page.locator(`#slideshow section[data-demo="${alias}"]`)
  await demo.and(page.locator('[data-status=ready]')).waitFor({ timeout: 60_000 })
  if (await demo.getAttribute('data-backend') !== backend) {
    await page.close()
    return undefined
  }
  await page.keyboard.press('e')
  await page.locator('dialog[open]').waitFor()
  return page
}

export async function measurePainted(browser: Browser, url: string, backend: string): Promise<Painted[]> {
  const results: Painted[] = []
  for (const { name, alias, ...one } of cases) {
    const page = await openPage(browser, url, backend, alias)
    if (!page)
      continue
    const times = await page.evaluate(changeAndWait, { ...one, alias })
    results.push({ name, median: times.sort((a, b) => a - b)[Math.floor(times.length / 2)]! })
    await page.close()
  }
  return results
}

export async function measureLeftovers(browser: Browser, url: string, backend: string): Promise<Leftovers[]> {
  const results: Leftovers[] = []
  for (const { name, alias, ...one } of cases.filter(({ counter }) => counter === own)) {
    const page = await openPage(browser, url, backend, alias)
    if (!page)
      continue
    const cdp = await page.context().newCDPSession(page)
    const heap = async () => {
      await cdp.send('HeapProfiler.collectGarbage')
      return (await cdp.send('Runtime.getHeapUsage')).usedSize
    }
    const tensors = async () => Number(await page.locator(own).first().getAttribute('data-tensors'))
    // Caches and compiled code come with the first changes, and stay.
    await page.evaluate(changeAndWait, { ...one, alias, repeats: WARM_UP })
    const [heapBefore, tensorsBefore] = [await heap(), await tensors()]
    await page.evaluate(changeAndWait, { ...one, alias, repeats: INTERACTIONS })
    const [heapAfter, tensorsAfter] = [await heap(), await tensors()]
    results.push({ name, tensorsBefore, tensorsAfter, heapGrowth: (heapAfter / heapBefore - 1) * 100 })
    await page.close()
  }
  return results
}

/** Runs in the page: times from the change of a control to the frame in which its result is painted. */
async function changeAndWait({ alias, label, values, counter, repeats }: Omit<PaintedCase, 'name'>): Promise<number[]> {
  const demo = document.querySelector(`#slideshow section[data-demo="${alias}"]`)!
  const input = [...demo.querySelectorAll<HTMLInputElement>('input[type=number]')].find(({ labels }) => labels?.[0]?.textContent?.trim() === label)
  const counted = demo.matches(counter) ? demo : demo.querySelector(counter)
  if (!input || !counted)
    throw new Error(`${alias} has no control “${label}” or nothing that counts (${counter})`)
  const count = () => counted.getAttribute(counter.slice(1, -1))

  const arrival = (before: string | null) => new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (count() === before)
        return
      observer.disconnect()
      resolve()
    })
    observer.observe(counted, { attributes: true })
  })
  /** After the browser's next paint. */
  const paint = () => new Promise<void>(resolve => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => resolve()
    port2.postMessage(undefined)
  }))

  const times: number[] = []
  for (let repeat = 0; repeat < repeats; repeat++) {
    // At any moment of the screen's beat.
    await new Promise(resolve => setTimeout(resolve, repeats > 100 ? 0 : 20 + 17 * Math.random()))
    const value = values[Number(input.value === values[0])]!
    const arrived = arrival(count())
    const start = performance.now()
    input.value = value
    input.dispatchEvent(new Event('input', { bubbles: true }))
    await arrived
    await paint()
    times.push(performance.now() - start)
  }
  return times
}
