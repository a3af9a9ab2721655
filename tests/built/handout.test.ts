import type { Pdf, PdfPage } from './support/read-pdf'
import type { Page } from 'playwright'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { printFrames } from '../../scripts/paper/print-frames'
import { lecture } from '../deck/lecture'
import { aliasOf, pageOf, slides } from '../support/deck'
import { inkInMargin, inkShare, npmRun, refusal, ruledLines, sentences, squeezed, strongestColour } from './support/on-paper'
import { launch } from './support/open-deck'
import { readPdf } from './support/read-pdf'
import { newContext } from './support/windows'

const A4 = { width: 595, height: 842 }
const POINTS_A_MM = 72 / 25.4
const BASE = 'https://example.org/deep-learning/'

const outlines = slides.filter(({ frontmatter }) => frontmatter.layout === 'outline')
const frames = slides.map((slide) => {
  const [note, erratum] = (slide.note ?? '').split('### Erratum')
  return {
    page: pageOf(slide),
    alias: aliasOf(slide),
    title: slide.title!,
    section: outlines.findLast(outline => outline.index <= slide.index)?.frontmatter.section as string | undefined,
    note: note!,
    erratum: erratum ?? '',
    source: slide.content.split('::source::')[1]?.replace(/<script[\s\S]*/, '') ?? '',
    lecture: lecture[slide.index]!,
  }
})

let folder: string
const pdfs: Record<string, Pdf> = {}
/** The slides of handouts, as they were on the page when it was printed. */
const drawn: Partial<Record<'one' | 'six', Awaited<ReturnType<typeof elementsOf>>>> = {}
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paper-'))
  const read = async (name: string, print: (file: string) => Promise<void>) => {
    const file = join(folder, `${name}.pdf`)
    await print(file)
    pdfs[name] = await readPdf(file)
  }
  const print = (name: string, query: string) => read(name, async file => writeFileSync(file, await printFrames(`${inject('deckUrl')}?print#/handout?${query}`, {
    beforePrint: async (page) => {
      if (name === 'one' || name === 'six')
        drawn[name] = await elementsOf(page)
    },
  })))
  await read('two', file => npmRun('handout', '--from', inject('deckFolder'), '--url', BASE, '--out', file))
  await print('one', 'slides=1')
  await print('three', 'slides=3&black-and-white')
  await print('six', 'slides=6')
  await print('lines', 'slides=2&no-notes')
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Every element of every slide: where it lies, as a share of the slide, and its colours. */
const elementsOf = (page: Page) => page.locator('.print-slide-container').evaluateAll(slides => slides.map(slide => [...slide.querySelectorAll('.frame, .frame *')].filter(element => element.checkVisibility()).map((element) => {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  const origin = slide.getBoundingClientRect()
  const { color, fill, stroke, backgroundColor } = getComputedStyle(element)
  return {
    name: `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}">`,
    place: [left - origin.left, right - origin.left, top - origin.top, bottom - origin.top].map(length => length / origin.width),
    colours: [color, fill, stroke, backgroundColor].join(', '),
  }
})))

/** The faults of a page as a thing to hold: what runs into the edge, what is all but empty. */
async function faultsOf(page: PdfPage): Promise<string[]> {
  const picture = await page.picture(1)
  const faults: string[] = []
  // The sheet's own margins, less a millimetre; the head and the page number stand in those above and below.
  if (inkInMargin(picture, { left: 17 * POINTS_A_MM, top: 8 * POINTS_A_MM, right: 13 * POINTS_A_MM, bottom: 6 * POINTS_A_MM }) > 0)
    faults.push('something runs into the margin')
  if (inkShare(picture, { left: 0, top: 0, right: picture.width, bottom: picture.height }) < 0.01)
    faults.push('the page is all but empty')
  const outside = page.places.filter(({ left, right, bottom, top }) => left < 17 * POINTS_A_MM || right > A4.width - 13 * POINTS_A_MM || bottom < 0 || top > A4.height)
  return [...faults, ...outside.map(({ text }) => `outside the page's margins: ${text}`)]
}

describe.each([['one', 1], ['two', 2], ['three', 3], ['six', 6]])('the handout with %s a page', (name, slidesAPage) => {
  const pageOfFrame = (page: number) => pdfs[name]!.pages[Math.ceil(page / slidesAPage) - 1]!

  it('has that many frames on each A4 page', () => {
    expect(pdfs[name]!.pages).toHaveLength(Math.ceil(33 / slidesAPage))
    for (const { width, height } of pdfs[name]!.pages)
      expect([Math.round(width), Math.round(height)]).toEqual([A4.width, A4.height])
  })

  it('introduces itself and stays small', () => {
    expect(pdfs[name]).toMatchObject({ title: `Course 4: Deep Learning${name === 'two' ? ' (handout)' : ''}`, author: 'IMT Atlantique', language: 'en', isTagged: true })
    expect(pdfs[name]!.bytes).toBeLessThan(8e6)
  })

  it('brings all its fonts', async () => {
    const fonts = (await Promise.all(pdfs[name]!.pages.map(page => page.fonts()))).flat()
    expect(fonts.length).toBeGreaterThan(5)
    expect(fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([])
  })

  it('has date, course and page number on each page', () => {
    pdfs[name]!.pages.forEach(({ text }, index) => {
      expect(squeezed(text)).toContain('2024-10-24›Course4:DeepLearning')
      expect(squeezed(text)).toContain(`${index + 1}/${pdfs[name]!.pages.length}`)
    })
  })

  it('has an outline that leads to each frame', () => {
    const entries = pdfs[name]!.outline.flatMap(entry => [entry, ...entry.children])
    expect(entries.map(({ title, page }) => [title, page])).toEqual(frames.map(({ page, title, section }) =>
      [outlines.some(outline => pageOf(outline) === page) ? section : title, Math.ceil(page / slidesAPage)]))
  })

  it.each(frames)('has frame $page, $alias, whole', ({ page, alias, title, section, note, erratum, source, lecture }) => {
    const text = squeezed(pageOfFrame(page).text)
    expect(text).toContain(squeezed(`${section ? `${section} › ` : ''}${title} ${page} / 33`))
    const wanted = [note, erratum, source, ...lecture.text].flatMap(sentences)
    expect(wanted.filter(sentence => !text.includes(sentence))).toEqual([])
    if (erratum)
      expect(text).toContain(`Erratum${sentences(erratum)[0]}`)
    expect(text).toContain(`#/${alias}`)
  })

  it('neither cuts anything off nor leaves a page empty', async () => {
    for (const [index, page] of pdfs[name]!.pages.entries())
      expect(await faultsOf(page), `page ${index + 1}`).toEqual([])
  })
})

describe('the slides on the handout', () => {
  it('are drawn as on the wall: nothing of the sheet\'s style gets into them', async () => {
    const browser = await launch()
    const page = await (await newContext(browser, { viewport: { width: 1920, height: 1080 }, colorScheme: 'light', reducedMotion: 'reduce' })).newPage()
    await page.goto(`${inject('deckUrl')}?print#/print`)
    await page.waitForFunction(count => document.querySelectorAll('[data-frame] h1').length === count, slides.length)
    await page.evaluate(() => document.fonts.ready)
    const onWall = await elementsOf(page)
    expect(onWall).toHaveLength(slides.length)
    for (const onPaper of [drawn.one!, drawn.six!]) {
      onWall.forEach((slide, index) => {
        const differs = slide.filter(({ name, place, colours }, number) => {
          const twin = onPaper[index]![number]
          return twin?.name !== name || twin.colours !== colours || place.some((value, side) => Math.abs(value - twin.place[side]!) > 0.002)
        })
        expect(differs.map(({ name }) => name), `frame ${index + 1}`).toEqual([])
      })
    }
    await browser.close()
  })

  it('are drawn for paper, also when the address is typed without `?print`', async () => {
    const browser = await launch()
    const page = await (await newContext(browser)).newPage()
    await page.goto(`${inject('deckUrl')}#/handout?slides=6`)
    await page.waitForURL(/\?print=?#\/handout\?slides=6$/)
    await page.waitForFunction(count => document.querySelectorAll('.slides-6 [data-frame] h1').length === count, slides.length)
    await browser.close()
  })
})

describe('the frame\'s address', () => {
  it('opens the frame where the deck is published', () => {
    for (const { page, alias } of frames) {
      const { text, links } = pdfs.two!.pages[Math.ceil(page / 2) - 1]!
      expect(squeezed(text)).toContain(`example.org/deep-learning/#/${alias}`)
      expect(links).toContainEqual({ url: `${BASE}#/${alias}` })
    }
  })

  it('is no link while the deck is published nowhere', () => {
    expect(pdfs.one!.pages.flatMap(({ links }) => links).filter(({ url }) => url?.includes('#/') && !url.includes('wikipedia'))).toEqual([])
  })
})

describe('without notes', () => {
  const onSlides = squeezed(lecture.flatMap(({ text }) => text).flatMap(sentences).join(''))

  it('the words of the notes are gone, the errata are not', () => {
    expect(pdfs.lines!.pages).toHaveLength(17)
    const text = squeezed(pdfs.lines!.pages.map(({ text }) => text).join(''))
    const spoken = frames.flatMap(({ note }) => sentences(note)).filter(sentence => sentence.length > 30 && !onSlides.includes(sentence))
    expect(spoken.length).toBeGreaterThan(20)
    expect(spoken.filter(sentence => text.includes(sentence))).toEqual([])
    expect(frames.flatMap(({ erratum }) => sentences(erratum)).filter(sentence => !text.includes(sentence))).toEqual([])
  })

  it('there are lines to write on', async () => {
    for (const [index, page] of pdfs.lines!.pages.entries())
      expect(ruledLines(await page.picture(1), 170 * POINTS_A_MM), `page ${index + 1}`).toBeGreaterThan(10)
  })
})

describe('in black and white', () => {
  it('there is no colour, and there is one otherwise', async () => {
    for (const [index, page] of pdfs.three!.pages.entries())
      expect(strongestColour(await page.picture(1)), `page ${index + 1}`).toBeLessThan(4)
    expect(strongestColour(await pdfs.two!.pages[0]!.picture(1))).toBeGreaterThan(100)
  })
})

describe('a note longer than a page', () => {
  const COUNT = 240
  let pdf: Pdf
  beforeAll(async () => {
    const printed = await printFrames(`${inject('deckUrl')}?print#/handout?slides=2`, {
      beforePrint: page => page.locator('[data-frame="5"] .paper-note').evaluate((note, count) => {
        note.innerHTML = Array.from({ length: count }, (_, index) => `<p>Sentence ${index + 1} is here.</p>`).join('')
      }, COUNT),
    })
    const file = join(folder, 'long.pdf')
    writeFileSync(file, printed)
    pdf = await readPdf(file)
  })

  it('flows over the pages, with nothing lost', async () => {
    const text = squeezed(pdf.pages.map(({ text }) => text).join(''))
    const found = [...text.matchAll(/Sentence(\d+)ishere\./g)].map(([, number]) => Number(number))
    expect(found).toEqual(Array.from({ length: COUNT }, (_, index) => index + 1))
    expect(pdf.pages.length).toBeGreaterThan(18)
    for (const [index, page] of pdf.pages.entries())
      expect(await faultsOf(page), `page ${index + 1}`).toEqual([])
  })

  it('leaves the other frames whole, and the outline right', () => {
    const text = squeezed(pdf.pages.map(({ text }) => text).join(''))
    for (const { page, title, erratum, note, source } of frames.filter(({ page }) => page !== 5)) {
      expect(text).toContain(squeezed(`${title} ${page} / 33`))
      expect([note, erratum, source].flatMap(sentences).filter(sentence => !text.includes(sentence))).toEqual([])
    }
    const entries = pdf.outline.flatMap(entry => [entry, ...entry.children])
    entries.forEach(({ page }, index) => expect(squeezed(pdf.pages[page - 1]!.text)).toContain(squeezed(`${frames[index]!.title} ${index + 1} / 33`)))
  })
})

describe('npm run handout', () => {
  it.each([
    [['--slide', '2'], /^Unknown option '--slide'\. Use: npm run handout -- \[--slides 1\|2\|3\|6\] /],
    [['--slides', '4'], /^--slides is 4; a page holds 1, 2, 3 or 6 slides\.$/],
  ])('refuses %j in a sentence', async (options, sentence) => {
    const { code, said } = await refusal('handout', ...options)
    expect(said).toMatch(sentence)
    expect(code).toBe(1)
  })

  it('says when a deck was built without its notes', async () => {
    const { said } = await refusal('handout', '--from', inject('deckFolderWithoutNotes'), '--out', join(folder, 'none.pdf'))
    expect(said).toBe('The deck was built without notes; build it with them, or ask for --no-notes.')
  })
})
