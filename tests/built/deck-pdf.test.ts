import type { Pdf, Picture } from './support/read-pdf'
import type { Browser } from 'playwright'
import katex from 'katex'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { choiceAt, sentenceOf } from '../../demos/transformer/grammar'
import { lectureSentences, readMasked } from '../../demos/transformer/masked-words'
import { vocabulary } from '../../demos/transformer/vocabulary'
import { decodeWeights } from '../../demos/transformer/weights'
import { katexOptions } from '../../styles/katex-options'
import { lecture } from '../deck/lecture'
import { formulasIn, numberOf, slides } from '../support/deck'
import { inkInMargin, inkShare, npmRun, refusal, sentences, squeezed, temporaryFolder } from './support/on-paper'
import { launch } from './support/open-deck'
import { structureOf } from './support/pdf-ua'
import { readPdf } from './support/read-pdf'
import { newContext } from './support/windows'

const sections = slides.filter(({ frontmatter }) => frontmatter.layout === 'outline')
/** One page of these is a picture of its own: small multiples of the whole demo. */
const DEMOS = ['perceptron', 'gradient-descent', 'multi-layer-perceptron', 'backpropagation', 'convolution', 'max-pooling', 'self-attention']
/** Pixels a point of the pictures that are looked at: 720 × 405. */
const SCALE = 0.5
const PIXELS_A_SLIDE_PIXEL = SCALE * 1440 / 1920

let folder: string
let deck: Pdf
let withClicks: Pdf
let pictures: Picture[]
let clickPictures: Picture[]
/** Where figures stand on each slide, in pixels of a slide. */
let figures: { left: number, top: number, right: number, bottom: number }[][]
let browser: Browser

const picturesOf = async ({ pages }: Pdf) => {
  const pictures: Picture[] = []
  for (const page of pages)
    pictures.push(await page.picture(SCALE))
  return pictures
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paper-'))
  const files = [join(folder, 'deck.pdf'), join(folder, 'clicks.pdf')] as const
  const from = ['--from', inject('deckFolder')]
  await Promise.all([npmRun('export', ...from, '--out', files[0]), npmRun('export', ...from, '--with-clicks', '--out', files[1])])
  deck = await readPdf(files[0])
  withClicks = await readPdf(files[1])
  pictures = await picturesOf(deck)
  clickPictures = await picturesOf(withClicks)

  browser = await launch()
  const page = await (await newContext(browser, { viewport: { width: 1920, height: 1080 } })).newPage()
  await page.goto(`${inject('deckUrl')}?print#/print`)
  await page.waitForFunction(count => document.querySelectorAll('[data-slide] h1').length === count, slides.length)
  figures = await page.locator('[data-slide]').evaluateAll(slides => slides.map(slide => [...slide.querySelectorAll('.figure')].map((figure) => {
    const { left, top, right, bottom } = figure.getBoundingClientRect()
    const origin = slide.getBoundingClientRect()
    return { left: left - origin.left, top: top - origin.top, right: right - origin.left, bottom: bottom - origin.top }
  })))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
})

describe('deck.pdf', () => {
  it('has a page per slide, in the slide\'s own shape', () => {
    expect(deck.pages).toHaveLength(slides.length)
    for (const { width, height } of deck.pages)
      expect(width / height).toBeCloseTo(16 / 9, 3)
  })

  it('introduces itself', () => {
    expect(deck).toMatchObject({
      title: 'Course 4: Deep Learning',
      author: 'IMT Atlantique',
      subject: slides[0]!.frontmatter.info,
      keywords: slides[0]!.frontmatter.keywords,
      language: 'en',
      isTagged: true,
    })
  })

  it('is small enough to be sent', () => {
    expect(deck.bytes).toBeLessThan(4e6)
    expect(withClicks.bytes).toBeLessThan(4e6)
  })

  it('has an outline of the sections and their slides', () => {
    const between = (first: number, next = slides.length + 1) => slides.slice(first - 1, next - 1).map(({ title, number }) => ({ title, page: number, children: [] }))
    expect(deck.outline).toEqual([
      ...between(1, sections[0]!.number),
      ...sections.map(({ number, frontmatter }, index) => ({ title: frontmatter.section, page: number, children: between(number + 1, sections[index + 1]?.number) })),
    ])
  })

  it('brings all its fonts', async () => {
    const fonts = (await Promise.all(deck.pages.map(page => page.fonts()))).flat()
    expect(fonts.length).toBeGreaterThan(slides.length)
    expect(fonts.filter(({ isEmbedded, isDrawn }) => !isEmbedded || isDrawn)).toEqual([])
    expect(fonts.map(({ name }) => name).filter(name => name.includes('AtkinsonHyperlegibleNext')).length).toBeGreaterThan(slides.length)
    expect(fonts.map(({ name }) => name).filter(name => name.includes('KaTeX')).length).toBeGreaterThan(10)
  })
})

it('the PDFs are tagged as PDF/UA-1 asks', async () => {
  for (const [file, { pages, xmp }] of [['deck.pdf', deck], ['clicks.pdf', withClicks]] as const) {
    expect((await structureOf(join(folder, file))).faults).toEqual([])
    expect(await Promise.all(pages.map(page => page.untagged()))).toEqual(pages.map(() => []))
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>')
  }
})

describe.each(slides)('page $number of deck.pdf, $alias', ({ content, index, number }) => {
  const lectured = lecture[index]!
  const markdown = content.replace(/<script[\s\S]*?<\/script>/g, '')

  it('has the title and every word of the lecture as text', () => {
    const text = squeezed(deck.pages[number - 1]!.text)
    expect(text).toContain(squeezed(lectured.heading.replace('<br>', '')))
    expect(lectured.text.flatMap(sentences).filter(sentence => !text.includes(sentence))).toEqual([])
  })

  it('is read aloud in the order of the lecture: the title, then column by column', async () => {
    const text = squeezed(await deck.pages[number - 1]!.readAloud())
    let end = 0
    const outOfOrder = [squeezed(lectured.heading.replace('<br>', '')), ...lectured.text.flatMap(sentences)].filter((sentence) => {
      const start = text.indexOf(sentence, end)
      end = start < 0 ? end : start + sentence.length
      return start < 0
    })
    expect(outOfOrder).toEqual([])
  })

  it('has every symbol of its formulas as text', () => {
    const left = [...squeezed(deck.pages[number - 1]!.text)]
    const missing = formulasIn(markdown).flatMap(symbolsOf).filter((symbol) => {
      const place = left.indexOf(symbol)
      if (place >= 0)
        left.splice(place, 1)
      return place < 0
    })
    expect(missing).toEqual([])
  })

  it('leads where the slide leads', () => {
    const { links } = deck.pages[number - 1]!
    const outside = [...markdown.matchAll(/\]\((https?:[^)\s]+)\)/g)].map(([, url]) => new URL(url!).href)
    expect(new Set(links.flatMap(({ url }) => url ?? []))).toEqual(new Set(outside))
    // The section bar; the cover has none, an outline names the sections a second time.
    const times = number === 1 ? 0 : sections.some(section => section.number === number) ? 2 : 1
    expect(links.flatMap(({ page }) => page ?? [])).toEqual(Array.from({ length: times }).flatMap(() => sections.map(({ number }) => number)))
  })

  it('is tagged: one title, and a text alternative for each figure', async () => {
    const roles = await deck.pages[number - 1]!.roles()
    expect(roles.filter(({ role }) => role === 'H1')).toHaveLength(1)
    const alternatives = roles.filter(({ role }) => role === 'Figure').map(({ alternative }) => alternative ?? '')
    expect(alternatives.filter(text => text.length < 20)).toEqual([])
    expect(alternatives.length).toBeGreaterThanOrEqual(Math.min(1, figures[number - 1]!.length))
    const formulas = roles.filter(({ role }) => role === 'Formula').map(({ alternative }) => alternative ?? '')
    expect(formulas.length).toBeGreaterThanOrEqual(formulasIn(markdown).length)
    expect(formulas.filter(words => /[\\{}_^]/.test(words))).toEqual([])
  })

  it('is neither empty nor cut off', () => {
    const picture = pictures[number - 1]!
    expect(inkShare(picture, { left: 0, top: 0, right: picture.width, bottom: picture.height })).toBeGreaterThan(0.015)
    const margin = 12 * PIXELS_A_SLIDE_PIXEL
    expect(inkInMargin(picture, { left: margin, top: margin, right: margin, bottom: margin })).toBe(0)
    const { width, height, places } = deck.pages[number - 1]!
    expect(places.filter(({ left, right, bottom, top }) => left < 0 || bottom < 0 || right > width || top > height)).toEqual([])
  })

  it('has ink in every figure', () => {
    for (const { left, top, right, bottom } of figures[number - 1]!) {
      const box = { left: left * PIXELS_A_SLIDE_PIXEL, top: top * PIXELS_A_SLIDE_PIXEL, right: right * PIXELS_A_SLIDE_PIXEL, bottom: bottom * PIXELS_A_SLIDE_PIXEL }
      expect(inkShare(pictures[number - 1]!, box)).toBeGreaterThan(0.02)
    }
  })
})

describe('deck.pdf with clicks', () => {
  const firstPage = slides.map((_, index) => slides.slice(0, index).reduce((sum, { clicks }) => sum + clicks + 1, 0))

  it('has a page per slide and one per click', () => {
    expect(withClicks.pages).toHaveLength(slides.reduce((sum, { clicks }) => sum + clicks + 1, 0))
  })

  it('calls each page by its slide and its click', () => {
    expect(withClicks.labels).toEqual(slides.flatMap(({ number, clicks }) => Array.from({ length: clicks + 1 }, (_, click) => click === 0 ? `${number}` : `${number}.${click}`)))
    expect(deck.labels).toEqual(slides.map(({ number }) => `${number}`))
  })

  it('leads from its outline to the first page of each slide', () => {
    const pages = withClicks.outline.flatMap(({ page, children }) => [page, ...children.map(({ page }) => page)])
    expect(pages).toEqual(firstPage.map(page => page + 1))
  })

  it.each(slides.filter(({ clicks, alias }) => clicks > 0 && DEMOS.includes(alias)))('shows the demo of slide $number, $alias, change at each of its $clicks clicks', ({ number, clicks }) => {
    const atClicks = clickPictures.slice(firstPage[number - 1]!, firstPage[number - 1]! + clicks + 1)
    expect(new Set(atClicks.map(({ data }) => Buffer.from(data).toString('base64'))).size).toBe(clicks + 1)
  })

  it.each(slides.filter(({ clicks, alias }) => clicks > 0 && !DEMOS.includes(alias)))('shows slide $number, $alias, change at each of its $clicks clicks and end as without', ({ number, clicks }) => {
    const atClicks = clickPictures.slice(firstPage[number - 1]!, firstPage[number - 1]! + clicks + 1)
    const data = atClicks.map(({ data }) => Buffer.from(data).toString('base64'))
    expect(new Set(data).size).toBe(clicks + 1)
    expect(data.at(-1) === Buffer.from(pictures[number - 1]!.data).toString('base64')).toBe(true)
  })
})

describe('the masked words of deck.pdf with clicks', () => {
  const first = slides.slice(0, numberOf('large-language-models') - 1).reduce((sum, { clicks }) => sum + clicks + 1, 0)

  it('come with their click, and are answered', () => {
    const [before, after] = withClicks.pages.slice(first, first + 2).map(({ text }) => squeezed(text))
    const share = (picture: Picture) => inkShare(picture, { left: 0, top: picture.height * 0.6, right: picture.width, bottom: picture.height * 0.92 })
    expect(share(clickPictures[first + 1]!)).toBeGreaterThan(share(clickPictures[first]!) + 0.03)
    const network = decodeWeights(readFileSync('public/weights/readable.bin'))
    for (const [sentence, word] of [['tired', 'animal'], ['wide', 'street']] as const) {
      const asked = sentenceOf(choiceAt(lectureSentences[sentence]))
      const { probabilities } = readMasked(network, asked, [asked.pronoun])
      const percent = `${word}${(100 * probabilities[asked.pronoun]![vocabulary.indexOf(word)]!).toFixed(1)}%for`
      expect(before).not.toContain(percent)
      expect(after).toContain(percent)
    }
  })
})

describe('npm run export', () => {
  it.each([
    [['--with-click'], /^Unknown option '--with-click'\. Use: npm run export -- \[--with-clicks\] /],
    [['--from', 'demos'], /^demos holds no built deck \(no index\.html\); run npm run build first, or leave --from out to build one\.$/],
  ])('refuses %j in a sentence', async (options, sentence) => {
    const { code, said } = await refusal('export', ...options)
    expect(said).toMatch(sentence)
    expect(code).toBe(1)
  })

  it('names the slide that cannot be drawn', async () => {
    const broken = temporaryFolder()
    cpSync(inject('deckFolder'), broken, { recursive: true })
    const assets = join(broken, 'assets')
    const chunk = readdirSync(assets, { recursive: true, encoding: 'utf8' })
      .find(file => /^md-.*\.js$/.test(file) && readFileSync(join(assets, file), 'utf8').includes('Challenges when data is scarce'))
    rmSync(join(assets, chunk!))
    const { code, said } = await refusal('export', '--from', broken, '--out', join(broken, 'deck.pdf'))
    expect(said).toMatch(/^Slide 24, “What about now\?”, could not be printed: /)
    expect(said).toContain(chunk)
    expect(said).toContain('404')
    expect(code).toBe(1)
    expect(readdirSync(broken)).not.toContain('deck.pdf')
  })

  it('asks no other host for anything, even without the page’s policy', async () => {
    const foreign = temporaryFolder()
    cpSync(inject('deckFolder'), foreign, { recursive: true })
    const page = join(foreign, 'index.html')
    writeFileSync(page, readFileSync(page, 'utf8').replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '').replace('</head>', '<link rel="stylesheet" href="https://example.org/style.css"></head>'))
    const { code, said } = await refusal('export', '--from', foreign, '--out', join(foreign, 'deck.pdf'))
    expect(said).toContain('https://example.org/style.css lies on another host')
    expect(code).toBe(1)
  })
})

/** The symbols that a formula prints, one a character, by its MathML. */
function symbolsOf(formula: string): string[] {
  const mathml = katex.renderToString(formula, { ...katexOptions, output: 'mathml' }).replace(/<annotation.*<\/annotation>/, '')
  return [...squeezed(mathml.replace(/<[^>]+>/g, '').replace(/&\w+;/g, '').replace(/[\u2061-\u2064]/g, ''))]
}
