import type { Browser } from 'playwright'

/*
 * How long a visitor waits: for the first paint of a page that was never visited, and from a key to the next frame.
 */
const VISITS = 9

/** What tsx wraps functions in, which a page that is to run them does not have. */
export const wrapper = { content: 'globalThis.__name = named => named' }

export const medianOf = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!

/** When something was first painted, and when the first slide was, in ms from the start of the visit. */
export interface FirstSight { firstContentfulPaint: number, firstSlide: number }

/** Runs in the page before anything else: notes when the frame that has the first slide's title in it has been painted. */
function noteFirstSlide(): void {
  const look = () => {
    if (!document.querySelector('#slideshow h1'))
      return requestAnimationFrame(look)
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => performance.mark('first-slide')
    port2.postMessage(undefined)
  }
  look()
}

/** Medians for each address. The addresses take turns, so that the machine's moods hit all alike. */
export async function measureFirstSight(browser: Browser, urls: Record<string, string>): Promise<Record<string, FirstSight>> {
  const visits = new Map(Object.keys(urls).map(name => [name, [] as FirstSight[]]))
  for (let visit = 0; visit < VISITS; visit++) {
    for (const [name, url] of Object.entries(urls)) {
      const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce', serviceWorkers: 'block' })
      const page = await context.newPage()
      await page.addInitScript(wrapper)
      await page.addInitScript(noteFirstSlide)
      await page.goto(url)
      const start = (name: string) => performance.getEntriesByName(name)[0]?.startTime
      const [firstContentfulPaint, firstSlide] = await Promise.all(['first-contentful-paint', 'first-slide'].map(async name => (await page.waitForFunction(start, name)).jsonValue()))
      visits.get(name)!.push({ firstContentfulPaint: firstContentfulPaint!, firstSlide: firstSlide! })
      await context.close()
    }
  }
  return Object.fromEntries([...visits].map(([name, sights]) => [name, {
    firstContentfulPaint: medianOf(sights.map(({ firstContentfulPaint }) => firstContentfulPaint)),
    firstSlide: medianOf(sights.map(({ firstSlide }) => firstSlide)),
  }]))
}

/** From a key to the painted next frame, in ms, for all frames of a deck in turn. */
export async function measureSlideChanges(browser: Browser, url: string): Promise<{ median: number, slowest: number }> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' })
  await page.addInitScript(wrapper)
  await page.goto(url)
  await page.locator('#slideshow h1').first().waitFor()
  await page.waitForLoadState('networkidle') // the other frames are fetched soon after the first
  await page.waitForTimeout(5000)
  const times = await page.evaluate(changeSlides)
  await page.close()
  if (times.length === 0)
    throw new Error(`${url} has one frame or none; a slide change needs two.`)
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
  for (let frame = 1; document.querySelector(`#slideshow [data-slidev-no="${frame + 1}"]`); frame++) {
    await new Promise(resolve => setTimeout(resolve, 300 + 17 * Math.random()))
    const start = performance.now()
    key('keydown')
    key('keyup')
    while (shown() !== String(frame + 1))
      await nextPaint()
    await nextPaint()
    times.push(performance.now() - start)
  }
  return times
}
