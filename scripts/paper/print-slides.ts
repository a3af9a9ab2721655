import type { PrintedSlide } from './slide-state.ts'
import type { Page } from 'playwright'
import { chromium } from 'playwright'
import { chromiumFlags, findChromium } from '../chromium.ts'
import { UserError } from './command-line.ts'
import { finishPdf } from './finish-pdf.ts'
import { slideState, printedSlides } from './slide-state.ts'
import { speakFormulas } from './spoken-formulas.ts'
import { useStaticFonts } from './static-fonts.ts'

const PAGE_LIMIT_MS = 120_000
const SLIDE_LIMIT_MS = 120_000

export interface PrintOptions {
  /** What the document is called; the deck's own title if absent. */
  title?: (deckTitle: string) => string
  /** Whether each page is a picture of a slide: pages are then called by their slides' numbers. */
  isPagePicture?: boolean
  /** Called for each slide that is there. */
  onSlide?: (slide: PrintedSlide, index: number, total: number) => void
  /** Looks at the page, or changes it, when every slide is there. */
  beforePrint?: (page: Page) => Promise<void>
}

/** A page of stacked slides, open in a browser. */
export interface OpenSlides {
  page: Page
  /**
   * Prints what the page's address now asks for; it may have changed since.
   *
   * @returns The PDF: tagged, with an outline of sections and slides, page labels, title, author and language.
   * @throws {UserError} If a slide cannot be drawn (the error names it), or if the page asked another host for anything.
   */
  print: (options?: PrintOptions) => Promise<Uint8Array>
  close: () => Promise<void>
}

/** Prints a page of the built deck once. @see openSlides */
export async function printSlides(url: string, options?: PrintOptions): Promise<Uint8Array> {
  const slides = await openSlides(url)
  try {
    return await slides.print(options)
  }
  finally {
    await slides.close()
  }
}

/**
 * Opens a page of the built deck that stacks its slides, to be printed. Needs no GPU and no network.
 *
 * @param url - The page: `http://127.0.0.1:1234/?print#/print`. Every other host is out of reach.
 */
export async function openSlides(url: string): Promise<OpenSlides> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags, '--disable-gpu'] })
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, colorScheme: 'light', reducedMotion: 'reduce' })
  const faults: string[] = []
  page.on('pageerror', error => faults.push(error.message))
  page.on('response', response => response.ok() || faults.push(`${response.url()} was answered with ${response.status()}`))
  await page.route(({ origin, protocol }) => protocol.startsWith('http') && origin !== new URL(url).origin, (route) => {
    faults.push(`${route.request().url()} lies on another host; paper needs everything in the deck`)
    return route.abort()
  })
  await page.emulateMedia({ media: 'screen' }) // a slide looks as on screen
  await page.goto(url).catch(async (error: unknown) => {
    await browser.close()
    throw error
  })
  return {
    page,
    print: options => print(page, faults, options),
    close: () => browser.close(),
  }
}

async function print(page: Page, faults: string[], { title = deckTitle => deckTitle, isPagePicture = false, onSlide, beforePrint }: PrintOptions = {}): Promise<Uint8Array> {
  const because = () => faults.length > 0 ? `: ${faults.join('; ')}` : ''
  await page.waitForSelector('[data-slide]', { timeout: PAGE_LIMIT_MS, state: 'attached' }).catch(() => {
    throw new UserError(`${page.url()} shows no slides within ${PAGE_LIMIT_MS / 1000} s${because()}; if the deck was built by an older version, build it anew.`)
  })
  const slides = await page.evaluate(printedSlides)
  for (const [index, { no, title }] of slides.entries()) {
    const state = await page.waitForFunction(slideState, no, { timeout: SLIDE_LIMIT_MS })
      .then(handle => handle.jsonValue())
      .catch(() => ({ failure: `it was not there within ${SLIDE_LIMIT_MS / 1000} s` }))
    if (state?.failure)
      throw new UserError(`Slide ${no}, “${title}”, could not be printed: ${state.failure}${because()}`)
    onSlide?.(slides[index]!, index, slides.length)
  }
  await page.evaluate(() => document.fonts.ready)
  const stopAtFaults = () => {
    if (faults.length > 0)
      throw new UserError(`The deck could not be printed${because()}`)
  }
  stopAtFaults()
  await useStaticFonts(page)
  const formulas = await speakFormulas(page)
  await beforePrint?.(page)
  stopAtFaults()

  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true })
  const content = (name: string) => page.locator(`meta[name=${name}]`).first().getAttribute('content')
  return finishPdf(pdf, {
    slides: await page.evaluate(printedSlides),
    formulas,
    isPagePicture,
    facts: {
      title: title(await page.title()),
      author: await content('author') ?? '',
      subject: await content('description') ?? '',
      keywords: await content('keywords') ?? '',
      language: await page.locator('html').getAttribute('lang') ?? '',
    },
  })
}
