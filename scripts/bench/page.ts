import type { Browser } from 'playwright'
import { gzipSync } from 'node:zlib'

/*
 * How long a visitor waits: for the first paint of a page that was never visited, and from a key to the next slide.
 */
const VISITS = 9

/** What tsx wraps functions in, which a page that is to run them does not have. */
export const wrapper = { content: 'globalThis.__name = named => named' }

export const medianOf = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!

/** One visit. Times in ms from its start; bytes as sent with gzip. */
export interface FirstSight {
  'first contentful paint (ms)': number
  'first slide on the screen (ms)': number
  'the deck answers (ms)': number
  'largest contentful paint (ms)': number
  'layout shift': number
  /** What of each task is beyond 50 ms, until the deck answers. */
  'blocking time (ms)': number
  'requests for the first slide': number
  'kB for the first slide': number
  'requests until the deck answers': number
  'kB until the deck answers': number
}

interface Noted { largest: number, shift: number, blocking: number }

/** Runs in the page before anything else: notes when the first slide's title has been painted, in the page itself or by the deck, and what the browser tells. */
function noteFirstSlide(): void {
  const noted: Noted = { largest: 0, shift: 0, blocking: 0 }
  Object.assign(window, { noted })
  const observe = (type: string, note: (entry: PerformanceEntry & { value?: number, hadRecentInput?: boolean }) => void) =>
    new PerformanceObserver(list => list.getEntries().forEach(note)).observe({ type, buffered: true })
  observe('largest-contentful-paint', ({ startTime }) => noted.largest = startTime)
  observe('layout-shift', ({ value }) => noted.shift += value!)
  observe('longtask', ({ duration }) => noted.blocking += Math.max(0, duration - 50))
  const look = (selector: string, mark: string) => {
    if (!document.querySelector(selector)?.checkVisibility())
      return requestAnimationFrame(() => look(selector, mark))
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => performance.mark(mark)
    port2.postMessage(undefined)
  }
  look('.opening h1, #slideshow h1', 'first-slide')
  look('#slideshow h1', 'deck')
}

/** Medians for each address. The addresses take turns, so that the machine's moods hit all alike. */
export async function measureFirstSight(browser: Browser, urls: Record<string, string>): Promise<Record<string, FirstSight>> {
  const visits = new Map(Object.keys(urls).map(name => [name, [] as FirstSight[]]))
  for (let visit = 0; visit < VISITS; visit++) {
    for (const [name, url] of Object.entries(urls))
      visits.get(name)!.push(await visitOnce(browser, url))
  }
  const medians = (sights: FirstSight[]) => Object.fromEntries(Object.keys(sights[0]!).map(name => [name, medianOf(sights.map(sight => sight[name as keyof FirstSight]))]))
  return Object.fromEntries([...visits].map(([name, sights]) => [name, medians(sights) as unknown as FirstSight]))
}

async function visitOnce(browser: Browser, url: string): Promise<FirstSight> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce', serviceWorkers: 'block' })
  const page = await context.newPage()
  const bytes = new Map<string, Promise<number>>()
  page.on('response', response => bytes.set(response.url(), response.body().then(body => isCompressed(response.url()) ? body.length : gzipSync(body).length).catch(() => 0))) // what comes when the window is closed counts for nothing
  await page.addInitScript(wrapper)
  await page.addInitScript(noteFirstSlide)
  await page.goto(url)
  const start = (name: string) => performance.getEntriesByName(name)[0]?.startTime
  const timeOf = async (name: string) => (await (await page.waitForFunction(start, name)).jsonValue())!
  const [paint, slide, deck] = [await timeOf('first-contentful-paint'), await timeOf('first-slide'), await timeOf('deck')]
  const { largest, shift, blocking } = await page.evaluate(() => (window as unknown as { noted: Noted }).noted)
  /** What was here by then, the page itself included. */
  const fetchedBy = async (time: number) => {
    const files = [url, ...await page.evaluate(time => (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(({ responseEnd }) => responseEnd < time).map(({ name }) => name), time)]
    const sizes = await Promise.all(files.map(async file => bytes.get(file)))
    return { requests: files.length, kB: sizes.reduce((sum: number, size) => sum + (size ?? 0), 0) / 1000 }
  }
  const [forSlide, forDeck] = [await fetchedBy(slide), await fetchedBy(deck)]
  await context.close()
  return {
    'first contentful paint (ms)': paint,
    'first slide on the screen (ms)': slide,
    'the deck answers (ms)': deck,
    'largest contentful paint (ms)': largest,
    'layout shift': shift,
    'blocking time (ms)': blocking,
    'requests for the first slide': forSlide.requests,
    'kB for the first slide': forSlide.kB,
    'requests until the deck answers': forDeck.requests,
    'kB until the deck answers': forDeck.kB,
  }
}

const isCompressed = (url: string) => /\.(?:woff2|png|wasm)$/.test(url)

/** From a key to the painted next slide, in ms, for all slides of a deck in turn. */
export async function measureSlideChanges(browser: Browser, url: string): Promise<{ median: number, slowest: number }> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' })
  await page.addInitScript(wrapper)
  await page.goto(url)
  await page.locator('#slideshow h1').first().waitFor()
  await page.waitForLoadState('networkidle') // the other slides are fetched soon after the first
  await page.waitForTimeout(5000)
  const times = await page.evaluate(changeSlides)
  await page.close()
  if (times.length === 0)
    throw new Error(`${url} has one slide or none; a slide change needs two.`)
  return { median: medianOf(times), slowest: Math.max(...times) }
}

/** Runs in the page: times from a key to the frame in which the next slide is painted. */
async function changeSlides(): Promise<number[]> {
  const shown = () => [...document.querySelectorAll<HTMLElement>('#slideshow [data-slidev-no]')].filter(slide => slide.checkVisibility()).map(slide => slide.dataset.slidevNo).join()
  const nextPaint = () => new Promise<void>(resolve => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => resolve()
    port2.postMessage(undefined)
  }))
  const key = (type: string) => window.dispatchEvent(new KeyboardEvent(type, { key: 'ArrowDown', code: 'ArrowDown' }))
  const times: number[] = []
  for (let slide = 1; ; slide++) {
    await new Promise(resolve => setTimeout(resolve, 300 + 17 * Math.random()))
    if (!document.querySelector(`#slideshow [data-slidev-no="${slide + 1}"]`)) // made ready a moment after the slide before it
      return times
    const start = performance.now()
    key('keydown')
    key('keyup')
    while (shown() !== String(slide + 1))
      await nextPaint()
    await nextPaint()
    times.push(performance.now() - start)
  }
}

/** Tasks that held the page up, while a deck was paged through. */
export interface Paging { clicks: number, over50: number, over100: number, worst: number, sum: number }

/** Pages through every click of a deck, and once more: what is seen for the first time, and what has been seen. */
export async function measurePaging(browser: Browser, url: string): Promise<Record<'first visit' | 'second visit', Paging>> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' })
  await page.addInitScript(wrapper)
  await page.goto(url)
  await page.locator('#slideshow h1').first().waitFor()
  await page.waitForTimeout(5000)
  const pageThrough = async (): Promise<Paging> => {
    const tasksOfClicks = await page.evaluate(pageThroughDeck)
    const tasks = tasksOfClicks.flat()
    const over = (limit: number) => tasksOfClicks.filter(tasks => tasks.some(task => task > limit)).length
    return { clicks: tasksOfClicks.length, over50: over(50), over100: over(100), worst: Math.max(0, ...tasks), sum: tasks.reduce((sum, task) => sum + task, 0) }
  }
  const first = await pageThrough()
  await page.keyboard.press('Home')
  await page.waitForTimeout(2000)
  const second = await pageThrough()
  await page.close()
  return { 'first visit': first, 'second visit': second }
}

/** Runs in the page: presses the clicker until nothing moves any more. Returns the long tasks after each click, in ms. */
async function pageThroughDeck(): Promise<number[][]> {
  const INTERVAL_MS = 800
  let tasks: number[] = []
  const observer = new PerformanceObserver(list => tasks.push(...list.getEntries().map(({ duration }) => duration)))
  observer.observe({ type: 'longtask' })
  const tasksOfClicks: number[][] = []
  for (let last = ''; last !== location.hash;) {
    last = location.hash
    tasks = []
    for (const type of ['keydown', 'keyup'])
      window.dispatchEvent(new KeyboardEvent(type, { key: 'PageDown', code: 'PageDown' }))
    await new Promise(resolve => setTimeout(resolve, INTERVAL_MS))
    if (last !== location.hash)
      tasksOfClicks.push(tasks)
  }
  observer.disconnect()
  return tasksOfClicks
}
