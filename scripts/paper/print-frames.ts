import type { PrintedFrame } from './frame-state.ts'
import type { Page } from 'playwright'
import { chromium } from 'playwright'
import { chromiumFlags, findChromium } from '../chromium.ts'
import { UserError } from './command-line.ts'
import { finishPdf } from './finish-pdf.ts'
import { frameState, printedFrames } from './frame-state.ts'

const PAGE_LIMIT_MS = 120_000
const FRAME_LIMIT_MS = 120_000

export interface PrintOptions {
  /** What the document is called; the deck's own title if absent. */
  title?: (deckTitle: string) => string
  /** Called for each frame that is there. */
  onFrame?: (frame: PrintedFrame, index: number, total: number) => void
  /** Looks at the page, or changes it, when every frame is there. */
  beforePrint?: (page: Page) => Promise<void>
}

/**
 * Prints a page of the built deck that stacks its frames. Needs no GPU and no network.
 *
 * @param url - The page: `http://127.0.0.1:1234/?print#/print`. Every other host is out of reach.
 * @returns The PDF: tagged, with an outline of sections and frames, title, author and language.
 * @throws {UserError} If a frame cannot be drawn (the error names it), or if the page asks another host for anything.
 */
export async function printFrames(url: string, { title = deckTitle => deckTitle, onFrame, beforePrint }: PrintOptions = {}): Promise<Uint8Array> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags, '--disable-gpu'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, colorScheme: 'light', reducedMotion: 'reduce' })
    const faults: string[] = []
    page.on('pageerror', error => faults.push(error.message))
    page.on('response', response => response.ok() || faults.push(`${response.url()} was answered with ${response.status()}`))
    await page.route(({ origin, protocol }) => protocol.startsWith('http') && origin !== new URL(url).origin, (route) => {
      faults.push(`${route.request().url()} lies on another host; paper needs everything in the deck`)
      return route.abort()
    })
    const because = () => faults.length > 0 ? `: ${faults.join('; ')}` : ''

    await page.emulateMedia({ media: 'screen' }) // a slide looks as on screen
    await page.goto(url)
    await page.waitForSelector('[data-frame]', { timeout: PAGE_LIMIT_MS, state: 'attached' }).catch(() => {
      throw new UserError(`${url} shows no frames within ${PAGE_LIMIT_MS / 1000} s${because()}; if the deck was built by an older version, build it anew.`)
    })
    const frames = await page.evaluate(printedFrames)
    for (const [index, { no, title }] of frames.entries()) {
      const state = await page.waitForFunction(frameState, no, { timeout: FRAME_LIMIT_MS })
        .then(handle => handle.jsonValue())
        .catch(() => ({ failure: `it was not there within ${FRAME_LIMIT_MS / 1000} s` }))
      if (state?.failure)
        throw new UserError(`Frame ${no}, “${title}”, could not be printed: ${state.failure}${because()}`)
      onFrame?.(frames[index]!, index, frames.length)
    }
    await page.evaluate(() => document.fonts.ready)
    await beforePrint?.(page)
    if (faults.length > 0)
      throw new UserError(`The deck could not be printed${because()}`)

    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true })
    const content = (name: string) => page.locator(`meta[name=${name}]`).first().getAttribute('content')
    return await finishPdf(pdf, await page.evaluate(printedFrames), {
      title: title(await page.title()),
      author: await content('author') ?? '',
      subject: await content('description') ?? '',
      keywords: await content('keywords') ?? '',
      language: await page.locator('html').getAttribute('lang') ?? '',
    })
  }
  finally {
    await browser.close()
  }
}
