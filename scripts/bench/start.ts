import type { Browser } from 'playwright'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freshCopy } from '../dev-server/fresh-copy.ts'
import { startDeck } from '../dev-server/start-deck.ts'
import { medianOf } from './page.ts'

/*
 * How long a lecturer waits after `npm start`: cold, with nothing that an earlier start has kept, and warm.
 */
const STARTS = 3

/** The addresses at which the demos are on show. */
const DEMOS = {
  'perceptron': '#/perceptron?clicks=1',
  'gradient-descent': '#/gradient-descent',
  'multi-layer-perceptron': '#/multi-layer-perceptron',
  'backpropagation': '#/backpropagation',
  'convolution': '#/convolution',
  'max-pooling': '#/max-pooling',
  'digits': '#/convolution-and-pooling',
  'masked-words': '#/large-language-models?clicks=1',
  'alignment': '#/key-and-query',
  'self-attention': '#/self-attention',
}

/** What a start keeps for the next one when all else is done: the first slide, drawn. */
const COVER = '.cache/drawn-cover.json'

/** In ms: from the command to the printed address, to the first slide on the screen and to the deck that answers, and from opening a demo's slide to its being ready. */
type Start = Record<string, number>

/** Medians of three starts each. */
export async function measureStarts(browser: Browser): Promise<{ cold: Start, warm: Start }> {
  const copy = await freshCopy()
  try {
    const cold: Start[] = []
    const warm: Start[] = []
    for (let start = 0; start < STARTS; start++) {
      for (const cache of ['node_modules/.vite', 'node_modules/.slidev', 'node_modules/.cache', '.cache'])
        await rm(join(copy.folder, cache), { recursive: true, force: true })
      cold.push(await measureStart(browser, copy.folder, COVER))
      warm.push(await measureStart(browser, copy.folder))
    }
    return { cold: mediansOf(cold), warm: mediansOf(warm) }
  }
  finally {
    await copy.remove()
  }
}

const mediansOf = (starts: Start[]): Start =>
  Object.fromEntries(Object.keys(starts[0]!).map(name => [name, medianOf(starts.map(start => start[name]!))]))

/** @param until - A file that there is to be before the server is stopped. */
async function measureStart(browser: Browser, folder: string, until?: string): Promise<Start> {
  const deck = await startDeck(folder)
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' })
  try {
    const page = await context.newPage()
    await page.goto(deck.url, { waitUntil: 'commit' })
    await page.locator('.opening h1, #slideshow h1').first().waitFor()
    const times: Start = { 'the printed address': deck.untilAddress, 'the first slide on the screen': performance.now() - deck.start }
    await page.locator('#slideshow h1').first().waitFor()
    times['the deck answers'] = performance.now() - deck.start
    for (const [name, address] of Object.entries(DEMOS)) {
      const opened = performance.now()
      await page.evaluate(address => location.assign(address), address)
      await page.locator(`#slideshow section[data-demo="${name}"][data-status=ready]:visible`).waitFor()
      times[`${name}, from opening its slide`] = performance.now() - opened
    }
    while (until !== undefined && !existsSync(join(folder, until)))
      await setTimeout(100)
    return times
  }
  finally {
    await context.close()
    await deck.stop()
  }
}
