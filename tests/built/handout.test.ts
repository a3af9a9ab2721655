import type { OpenSlides } from '../../scripts/paper/print-slides'
import type { Pdf } from './support/read-pdf'
import type { Page } from 'playwright'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openSlides } from '../../scripts/paper/print-slides'
import { lecture } from '../deck/lecture'
import { formulasIn, numberOf, slides as deck } from '../support/deck'
import { A4, codesOn, elementsOf, faultsOf, keepSlides, POINTS_PER_MM } from './support/handout'
import { npmRun, refusal, ruledLines, sentences, squeezed, strongestColour } from './support/on-paper'
import { structureOf } from './support/pdf-ua'
import { readPdf } from './support/read-pdf'

const BASE = 'https://example.org/deep-learning/'

const outlines = deck.filter(({ frontmatter }) => frontmatter.layout === 'outline')
const slides = deck.map((slide) => {
  const [note, erratum] = slide.note.split('### Erratum')
  return {
    number: slide.number,
    alias: slide.alias,
    title: slide.title!,
    section: outlines.findLast(outline => outline.index <= slide.index)?.frontmatter.section as string | undefined,
    note: note!,
    erratum: erratum ?? '',
    source: slide.content.split('::source::')[1]?.replace(/<script[\s\S]*/, '') ?? '',
    lecture: lecture[slide.index]!,
  }
})

/** One page of the deck, printed as often as there are layouts: to open it takes as long as to print it. */
let handout: OpenSlides
let folder: string
const pdfs: Record<string, Pdf> = {}
const fileOf = (name: string) => join(folder, `${name}.pdf`)
/** The slides of handouts, as they were on the page when it was printed. */
const drawn: Partial<Record<'one' | 'six', Awaited<ReturnType<typeof elementsOf>>>> = {}

/** Prints what the handout's address asks for, which must be another layout than before: only then are all slides made anew. */
async function print(name: string, query: string, beforePrint?: (page: Page) => Promise<void>): Promise<void> {
  await handout.page.evaluate((hash) => { location.hash = hash }, `#/handout?${query}`)
  await handout.page.locator(`.slides-${new URLSearchParams(query).get('slides')}`).waitFor()
  writeFileSync(fileOf(name), await handout.print({ beforePrint }))
  pdfs[name] = await readPdf(fileOf(name))
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paper-'))
  const asItsUsersDo = npmRun('handout', '--from', inject('deckFolder'), '--url', BASE, '--out', fileOf('two'))
  handout = await openSlides(`${inject('deckUrl')}?print#/handout?slides=1`)
  await print('one', 'slides=1', async (page) => { drawn.one = await elementsOf(page) })
  await print('three', 'slides=3&black-and-white&for-students')
  await print('six', `slides=6&url=${BASE}`, async (page) => { drawn.six = await elementsOf(page) })
  await asItsUsersDo
  pdfs.two = await readPdf(fileOf('two'))
})
afterAll(async () => {
  await handout?.close()
  rmSync(folder, { recursive: true })
})

describe.each([['one', 1, false], ['two', 2, true], ['three', 3, false], ['six', 6, true]])('the handout with %s a page', (name, slidesAPage, hasAddress) => {
  const pageOfSlide = (number: number) => pdfs[name]!.pages[Math.ceil(number / slidesAPage) - 1]!

  it('has that many slides on each A4 page', () => {
    expect(pdfs[name]!.pages).toHaveLength(Math.ceil(slides.length / slidesAPage))
    for (const { width, height } of pdfs[name]!.pages)
      expect([Math.round(width), Math.round(height)]).toEqual([A4.width, A4.height])
  })

  it('introduces itself and stays small', () => {
    expect(pdfs[name]).toMatchObject({ title: `Course 4: Deep Learning${name === 'two' ? ' (handout)' : ''}`, author: 'IMT Atlantique', language: 'en', isTagged: true })
    expect(pdfs[name]!.bytes).toBeLessThan(8e6)
  })

  it('brings all its fonts, as fonts', async () => {
    const fonts = (await Promise.all(pdfs[name]!.pages.map(page => page.fonts()))).flat()
    expect(fonts.length).toBeGreaterThan(5)
    expect(fonts.filter(({ isEmbedded, isDrawn }) => !isEmbedded || isDrawn)).toEqual([])
  })

  it('is tagged as PDF/UA-1 asks', async () => {
    const { roles, faults } = await structureOf(fileOf(name))
    expect(faults).toEqual([])
    expect(await Promise.all(pdfs[name]!.pages.map(page => page.untagged()))).toEqual(pdfs[name]!.pages.map(() => []))
    const alternatives = (wanted: string) => roles.filter(({ role }) => role === wanted).map(({ alternative }) => alternative)
    // Inside a figure's picture a formula belongs to the picture.
    const formulas = slides.flatMap(({ note, erratum }) => formulasIn(name === 'three' ? erratum : note + erratum))
    expect(alternatives('Formula').length).toBeGreaterThan(formulas.length)
    expect(alternatives('Formula')).toContain('y hat')
    // In the order of the slides: the title of each, then the code of its address.
    const marks = roles.filter(({ role, alternative }) => role === 'H1' || alternative!.startsWith('QR code')).map(({ role, alternative }) => role === 'H1' ? role : alternative)
    expect(marks).toEqual(slides.flatMap(({ alias }) => hasAddress ? ['H1', `QR code of ${BASE}#/${alias}`] : ['H1']))
    expect(alternatives('Figure').length).toBeGreaterThanOrEqual(20 + (hasAddress ? slides.length : 0))
    expect(pdfs[name]!.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdfs[name]!.xmp).toContain(`>${pdfs[name]!.title}</rdf:li>`)
    expect(pdfs[name]!.labels).toEqual(pdfs[name]!.pages.map((_, index) => String(index + 1)))
  })

  it('has date, course and page number on each page', () => {
    pdfs[name]!.pages.forEach(({ text }, index) => {
      expect(squeezed(text)).toContain('2024-10-24›Course4:DeepLearning')
      expect(squeezed(text)).toContain(`${index + 1}/${pdfs[name]!.pages.length}`)
    })
  })

  it('has an outline that leads to each slide', () => {
    const entries = pdfs[name]!.outline.flatMap(entry => [entry, ...entry.children])
    expect(entries.map(({ title, page }) => [title, page])).toEqual(slides.map(({ number, title, section }) =>
      [outlines.some(outline => outline.number === number) ? section : title, Math.ceil(number / slidesAPage)]))
  })

  it.each(slides)('has slide $number, $alias, whole', ({ number, alias, title, section, note, erratum, source, lecture }) => {
    const text = squeezed(pageOfSlide(number).text)
    expect(text).toContain(squeezed(`${section ? `${section} › ` : ''}${title} ${number} / ${slides.length}`))
    const wanted = [name === 'three' ? '' : note, erratum, source, ...lecture.text].flatMap(sentences)
    expect(wanted.filter(sentence => !text.includes(sentence))).toEqual([])
    if (erratum)
      expect(text).toContain(`Erratum${sentences(erratum)[0]}`)
    expect(text.includes(`#/${alias}`)).toBe(hasAddress)
  })

  it('neither cuts anything off nor leaves a page empty', async () => {
    for (const [index, page] of pdfs[name]!.pages.entries())
      expect(await faultsOf(page), `page ${index + 1}`).toEqual([])
  })
})

describe('the slides on the handout', () => {
  let page: Page
  beforeAll(async () => {
    page = await handout.page.context().browser()!.newPage({ viewport: { width: 1920, height: 1080 }, colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto(`${inject('deckUrl')}#/handout?slides=6`)
  })

  it('stand on pages of the handout\'s size, whichever style sheet comes first', async () => {
    const pageRules = await handout.page.evaluate(() => [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].flatMap(rule => rule instanceof CSSPageRule ? rule.selectorText : [])))
    expect(pageRules).toEqual(['', 'handout'])
    expect(await handout.page.evaluate(() => document.head.querySelector('style, link[rel=stylesheet]')!.tagName)).toBe('STYLE')
  })

  it('are drawn for paper, also when the address is typed without `?print`', async () => {
    await page.waitForURL(/\?print=?#\/handout\?slides=6$/)
    await page.waitForFunction(count => document.querySelectorAll('.slides-6 [data-slide] h1').length === count, slides.length)
  })

  it('are drawn as on the wall: nothing of the sheet\'s style gets into them', async () => {
    await page.evaluate(() => { location.hash = '#/print' })
    await page.waitForFunction(count => !document.querySelector('.paper-handout') && document.querySelectorAll('[data-slide] h1').length === count, slides.length)
    await page.evaluate(() => document.fonts.ready)
    const onWall = await elementsOf(page)
    expect(onWall).toHaveLength(slides.length)
    for (const onPaper of [drawn.one!, drawn.six!]) {
      onWall.forEach((slide, index) => {
        const differs = slide.filter(({ name, place, colours }, number) => {
          const twin = onPaper[index]![number]
          return twin?.name !== name || twin.colours !== colours || place.some((value, side) => Math.abs(value - twin.place[side]!) > 0.002)
        })
        expect(differs.map(({ name }) => name), `slide ${index + 1}`).toEqual([])
      })
    }
  })
})

describe('the slide', () => {
  const TITLE_PX = 64
  /** Exponents and indices, in the chain of layers and in the networks of the multi-layer perceptron and of backpropagation. */
  const SCRIPTS = /^[L+−()12, ]+$/
  const isScript = (text: string, onPage: readonly { alias: string }[]) => SCRIPTS.test(text) && onPage.some(({ alias }) => ['multi-layer-perceptron', 'backpropagation'].includes(alias))

  it.each([['one', 1, 178], ['two', 2, 167]])('is as wide as the page with %s a page', (name, slidesAPage, least) => {
    const title = pdfs[name]!.pages[Math.ceil(numberOf('perceptron') / slidesAPage) - 1]!.places.find(({ text, size }) => text === 'Perceptron' && size > 12)!
    expect(title.size * 1920 / TITLE_PX / POINTS_PER_MM).toBeGreaterThan(least)
  })

  it('has no type under 6 pt with two a page, but in what is also said below it, and in the line of sections', () => {
    const smaller = pdfs.two!.pages.flatMap(({ places }, index) => {
      const onPage = slides.slice(2 * index, 2 * index + 2)
      const said = squeezed([...outlines.map(({ frontmatter }) => frontmatter.section as string), ...onPage.map(({ number, source }) => `${number} / ${slides.length} ${source}`)].join(' '))
      return places.filter(({ text, size }) => size < 6 && !said.includes(squeezed(text)) && !isScript(text, onPage)).map(({ text, size }) => `${index + 1}: ${text} ${size.toFixed(2)}`)
    })
    expect(smaller).toEqual([])
    // That it is measured at all: the source on the slide.
    expect(pdfs.two!.pages.flatMap(({ places }) => places).filter(({ size }) => size < 6).length).toBeGreaterThan(20)
  })
})

describe('the slide\'s address', () => {
  it('opens the slide where the deck is published', () => {
    for (const [name, slidesAPage] of [['two', 2], ['six', 6]] as const) {
      for (const { number, alias } of slides) {
        const { text, links } = pdfs[name]!.pages[Math.ceil(number / slidesAPage) - 1]!
        expect(squeezed(text)).toContain(`example.org/deep-learning/#/${alias}`)
        expect(links).toContainEqual({ url: `${BASE}#/${alias}`, words: `${BASE}#/${alias}` })
      }
    }
  })

  it('can be read by a phone\'s camera, beside the address', async () => {
    const found: string[] = []
    for (const page of pdfs.six!.pages)
      found.push(...await codesOn(page))
    expect(found).toEqual(slides.map(({ alias }) => `${BASE}#/${alias}`))
    expect(await codesOn(pdfs.two!.pages[3]!)).toEqual([7, 8].map(number => `${BASE}#/${slides[number - 1]!.alias}`))
  })
})

describe('for students', () => {
  it('the notes have their sentences, and nothing that is said to the lecturer', () => {
    const text = squeezed(pdfs.three!.pages.map(({ text }) => text).join(''))
    for (const sentence of ['The bias are removed from the equations for simplicity.', 'If too small, the model will slowly converge.', 'and to the street in the second.', 'It is important to say that the Perceptron is old!!'])
      expect(text).toContain(squeezed(sentence))
    for (const cue of ['say that they exist orally', 'need to go in details', 'with the sentence', 'The last of the row'])
      expect(text).not.toContain(squeezed(cue))
    expect(squeezed(pdfs.one!.pages.map(({ text }) => text).join(''))).toContain(squeezed('say that they exist orally'))
  })
})

describe('without notes', () => {
  const onSlides = squeezed(lecture.flatMap(({ text }) => text).flatMap(sentences).join(''))
  let text: string
  beforeAll(() => print('lines', 'slides=1&no-notes', async (page) => {
    text = squeezed((await page.locator('.paper-slide').allInnerTexts()).join(''))
    await keepSlides(page, 7, 12)
  }))

  it('the words of the notes are gone, the errata are not', () => {
    const spoken = slides.flatMap(({ note }) => sentences(note)).filter(sentence => sentence.length > 30 && !onSlides.includes(sentence))
    expect(spoken.length).toBeGreaterThan(20)
    expect(spoken.filter(sentence => text.includes(sentence))).toEqual([])
    expect(slides.flatMap(({ erratum }) => sentences(erratum)).filter(sentence => !text.includes(sentence))).toEqual([])
  })

  it('there are lines to write on', async () => {
    expect(pdfs.lines!.pages).toHaveLength(6)
    for (const [index, page] of pdfs.lines!.pages.entries())
      expect(ruledLines(await page.picture(1), 170 * POINTS_PER_MM), `page ${index + 1}`).toBeGreaterThan(10)
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
  beforeAll(() => print('long', 'slides=2', async (page) => {
    await page.locator('[data-slide="5"] .paper-note').evaluate((note, count) => {
      note.innerHTML = Array.from({ length: count }, (_, index) => `<p>Sentence ${index + 1} is here.</p>`).join('')
    }, COUNT)
    await keepSlides(page, 3, 8)
  }))

  it('flows over the pages, with nothing lost', async () => {
    const { pages } = pdfs.long!
    const text = squeezed(pages.map(({ text }) => text).join(''))
    const found = [...text.matchAll(/Sentence(\d+)ishere\./g)].map(([, number]) => Number(number))
    expect(found).toEqual(Array.from({ length: COUNT }, (_, index) => index + 1))
    expect(pages.length).toBeGreaterThan(4)
    for (const [index, page] of pages.entries())
      expect(await faultsOf(page), `page ${index + 1}`).toEqual([])
  })

  it('leaves the other slides whole, and the outline right', () => {
    const { pages, outline } = pdfs.long!
    const text = squeezed(pages.map(({ text }) => text).join(''))
    for (const { number, title, erratum, note, source } of slides.filter(({ number }) => [3, 4, 6, 7, 8].includes(number))) {
      expect(text).toContain(squeezed(`${title} ${number} / ${slides.length}`))
      expect([note, erratum, source].flatMap(sentences).filter(sentence => !text.includes(sentence))).toEqual([])
    }
    const entries = outline.flatMap(entry => [entry, ...entry.children])
    expect(entries).toHaveLength(6)
    entries.forEach(({ page }, index) => expect(squeezed(pages[page - 1]!.text)).toContain(squeezed(`${slides[index + 2]!.title} ${index + 3} / ${slides.length}`)))
  })
})

describe('npm run handout', () => {
  it('refuses what it does not know in a sentence', async () => {
    const { code, said } = await refusal('handout', '--slide', '2')
    expect(said).toMatch(/^Unknown option '--slide'\. Use: npm run handout -- \[--slides 1\|2\|3\|6\] /)
    expect(code).toBe(1)
  })

  it('says when a deck was built without its notes', async () => {
    const { said } = await refusal('handout', '--from', inject('deckFolderWithoutNotes'), '--out', join(folder, 'none.pdf'))
    expect(said).toBe('The deck was built without notes; build it with them, or ask for --no-notes.')
  })
})
