import type { Browser, Page } from 'playwright'
import { PNG } from 'pngjs'
import { wrapper } from './page.ts'

/*
 * How long the built deck takes from a changed control to the painted result: the numbers of TensorFlow.js, in the picture,
 * on the screen. And what a thousand changes leave behind.
 */

/** A control that is set to and fro on a demo's full page. */
interface PaintedCase {
  name: string
  alias: string
  /** The name of the number that is set, or of the button that is pressed. */
  label: string
  /** None for a button. */
  values?: readonly [string, string]
  /** Where the page counts the computations that have arrived. */
  counter: string
  repeats: number
  /** More of the address. */
  search?: string
  /** Width and height of a picture that is opened from a file. */
  photo?: number
  /** Pause before each change, in ms. */
  rest?: number
}

const REPEATS = 100
const LARGE_REPEATS = 9
const INTERACTIONS = 1000
/** More than 100, so that they come without a pause. */
const WARM_UP = 300
/** Growth of the heap from which on another warm-up follows. */
const SETTLED = 1.01

const own = '[data-computations]'
const cases: readonly PaintedCase[] = [
  { name: 'gradient descent, two runs', alias: 'gradient-descent', label: 'Learning rate η', values: ['0.05', '0.06'], counter: own, repeats: REPEATS },
  { name: 'convolution, 7 × 7', alias: 'convolution', label: 'Padding', values: ['0', '1'], counter: own, repeats: REPEATS },
  { name: 'pooling, 4 × 4', alias: 'max-pooling', label: 'Stride', values: ['1', '2'], counter: own, repeats: REPEATS },
  { name: 'network 2-8-8-1, one epoch and its maps', alias: 'multi-layer-perceptron', search: 'hidden=8,8&data=spirals', label: 'Step', counter: '[aria-valuetext]', repeats: REPEATS },
  { name: 'map of 4096 runs × 200 steps', alias: 'gradient-descent', label: 'Momentum', values: ['0', '0.3'], counter: '[data-map-computations]', repeats: LARGE_REPEATS },
  ...[
    { name: 'picture of 640 × 480, 1 kernel, first level', search: 'part=picture&source=scene' },
    { name: 'picture of 640 × 480, 5 kernels, first level', search: 'part=picture&source=scene&several=yes' },
    { name: 'picture of 1024 × 1024, 5 kernels, first level', search: 'part=picture&several=yes', photo: 1024 },
  ].map(picture => ({
    ...picture,
    alias: 'convolution',
    label: 'Padding',
    values: ['0', '1'] as const,
    counter: '[data-picture-drawings]',
    repeats: LARGE_REPEATS,
    rest: 1500, // further levels, up to the full size, follow while nothing changes
  })),
]

export interface Painted {
  name: string
  /** Median in ms of the first changes after the page was opened, while the browser still compiles what they run. */
  first: number
  /** Median in ms of as many that follow: what a visitor gets who explores for more than some seconds. */
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
export async function openPage(browser: Browser, url: string, backend: string, { alias, demo: name = alias, search, photo }: Pick<PaintedCase, 'alias' | 'search' | 'photo'> & {
  /** The demo's name, if it is not the slide's. */
  demo?: string
}): Promise<Page | undefined> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce', serviceWorkers: 'block' })
  await page.addInitScript(wrapper)
  await page.goto(`${url}?backend=${backend}#/${alias}${search ? `?explore=page&${search}` : ''}`)
  const demo = page.locator(`#slideshow section[data-demo="${name}"]`)
  await demo.and(page.locator('[data-status=ready]')).waitFor({ timeout: 60_000 })
  if (await demo.getAttribute('data-backend') !== backend) {
    await page.close()
    return undefined
  }
  if (!search)
    await page.keyboard.press('e')
  await page.locator('dialog[open]').waitFor()
  const notice = await page.locator('.demo-notice').allTextContents()
  if (notice.some(text => text.includes('The address asks for')))
    throw new Error(`${alias}?${search} is not taken: ${notice.join(' ')}`)
  if (photo) {
    await demo.locator('input[type=file]').setInputFiles({ name: 'stripes.png', mimeType: 'image/png', buffer: stripes(photo) })
    await demo.locator('figcaption', { hasText: `${photo} × ${photo} pixels` }).waitFor()
  }
  return page
}

export async function measurePainted(browser: Browser, url: string, backend: string): Promise<Painted[]> {
  const results: Painted[] = []
  const plain = await openPage(browser, url, backend, cases[0]!)
  if (plain) {
    const run = async () => medianOf(await plain.evaluate(changeAWord, REPEATS))
    results.push({ name: 'a word changed by nobody’s computing', first: await run(), median: await run() })
    await plain.close()
  }
  for (const { name, ...one } of cases) {
    const page = await openPage(browser, url, backend, one)
    if (!page)
      continue
    const run = async () => medianOf(await page.evaluate(changeAndWait, one))
    results.push({ name, first: await run(), median: await run() })
    if (!one.values) {
      await page.emulateMedia({ reducedMotion: 'no-preference' }) // which would play in larger steps
      const play = async () => medianOf(await page.evaluate(playAndWait, one))
      results.push({ name: `${name}, from paint to paint while it plays`, first: await play(), median: await play() })
    }
    await page.close()
  }
  return results
}

export async function measureLeftovers(browser: Browser, url: string, backend: string): Promise<Leftovers[]> {
  const results: Leftovers[] = []
  for (const { name, ...one } of cases.filter(({ counter }) => counter === own)) {
    const page = await openPage(browser, url, backend, one)
    if (!page)
      continue
    const cdp = await page.context().newCDPSession(page)
    const heap = async () => {
      await cdp.send('HeapProfiler.collectGarbage')
      return (await cdp.send('Runtime.getHeapUsage')).usedSize
    }
    const tensors = async () => Number(await page.locator(own).first().getAttribute('data-tensors'))
    // The neighbours are mounted in the background, and compiled code comes with the first changes: both stay.
    for (let before = 0, after = await heap(); after > before * SETTLED;) {
      await page.evaluate(changeAndWait, { ...one, repeats: WARM_UP })
      before = after
      after = await heap()
    }
    const [heapBefore, tensorsBefore] = [await heap(), await tensors()]
    await page.evaluate(changeAndWait, { ...one, repeats: INTERACTIONS })
    const [heapAfter, tensorsAfter] = [await heap(), await tensors()]
    results.push({ name, tensorsBefore, tensorsAfter, heapGrowth: (heapAfter / heapBefore - 1) * 100 })
    await page.close()
  }
  return results
}

/** A square picture of upright stripes. */
function stripes(side: number): Buffer {
  const picture = new PNG({ width: side, height: side })
  picture.data.forEach((_, at) => { picture.data[at] = at % 4 === 3 || (at >> 6) % 2 ? 255 : 0 })
  return PNG.sync.write(picture)
}

export const medianOf = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!

/** Runs in the page: times between the painted frames of a demo that plays. */
async function playAndWait({ alias, counter, repeats }: Pick<PaintedCase, 'alias' | 'counter' | 'repeats'>): Promise<number[]> {
  const demo = document.querySelector(`#slideshow section[data-demo="${alias}"]`)!
  const press = (name: string) => [...demo.querySelectorAll<HTMLButtonElement>('dialog button')].find(({ textContent }) => textContent?.trim() === name)!.click()
  const paints: number[] = []
  await new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        paints.push(performance.now())
        if (paints.length > repeats)
          resolve()
      }
      port2.postMessage(undefined)
    }))
    observer.observe(demo.querySelector(counter)!, { attributes: true })
    press('Play')
  })
  press('Pause')
  return paints.slice(1).map((paint, index) => paint - paints[index]!)
}

/** Runs in the page: what the browser takes to paint anything at all, from a word's change to its paint. */
async function changeAWord(repeats: number): Promise<number[]> {
  const word = document.querySelector('dialog h2')!.firstChild!
  const times: number[] = []
  for (let repeat = 0; repeat < repeats; repeat++) {
    await new Promise(resolve => setTimeout(resolve, 20 + 17 * Math.random()))
    const start = performance.now()
    word.nodeValue = `Change ${repeat}`
    await new Promise<void>(resolve => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve()
      port2.postMessage(undefined)
    }))
    times.push(performance.now() - start)
  }
  return times
}

/** Runs in the page: times from the change of a control to the frame in which its result is painted. */
async function changeAndWait({ alias, label, values, counter, repeats, rest = 20 }: Omit<PaintedCase, 'name'>): Promise<number[]> {
  const demo = document.querySelector(`#slideshow section[data-demo="${alias}"]`)!
  const input = [...demo.querySelectorAll<HTMLInputElement>('input[type=number]')].find(({ labels }) => labels?.[0]?.textContent?.trim() === label)
  const button = [...demo.querySelectorAll<HTMLButtonElement>('dialog button')].find(({ textContent }) => textContent?.trim() === label)
  const counted = demo.matches(counter) ? demo : demo.querySelector(counter)
  const change = (): void => {
    if (!values)
      return button!.click()
    input!.value = values[Number(input!.value === values[0])]!
    input!.dispatchEvent(new Event('input', { bubbles: true }))
  }
  if (!(values ? input : button) || !counted)
    throw new Error(`${alias} has no control “${label}” or nothing that counts (${counter})`)
  const count = () => counted.getAttribute(counter.slice(1, -1))

  const arrival = (before: string | null) => new Promise<void>((resolve, reject) => {
    const tooLong = setTimeout(() => reject(new Error(`${alias}: 30 s after “${label}” was changed nothing has arrived`)), 30_000)
    const observer = new MutationObserver(() => {
      if (count() === before)
        return
      observer.disconnect()
      clearTimeout(tooLong)
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
    // At any moment between two frames of the browser.
    await new Promise(resolve => setTimeout(resolve, repeats > 100 ? 0 : rest + 17 * Math.random()))
    const arrived = arrival(count())
    const start = performance.now()
    change()
    await arrived
    await paint()
    times.push(performance.now() - start)
  }
  return times
}
