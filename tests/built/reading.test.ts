import type { OpenDeck } from './support/open-deck'
import type { Browser, Page } from 'playwright'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { choiceAt, sentenceOf } from '../../demos/transformer/grammar'
import { lectureSentences, rankWords, readMasked } from '../../demos/transformer/masked-words'
import { decodeWeights } from '../../demos/transformer/weights'
import { lecture } from '../deck/lecture'
import { formulasIn, numberOf, slides } from '../support/deck'
import { axeFaults, prepareAxe } from './support/axe'
import { cutOff } from './support/cut-off'
import { inkShare } from './support/on-paper'
import { LAPTOP, launch, openDeck, settled } from './support/open-deck'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})

const PHONE = { width: 360, height: 800 }
const aliases = slides.map(({ alias }) => alias)

/** Where the heading of a slide stands, of the window's height; fonts are there. */
const headingOf = (page: Page, alias: string) => page.evaluate(async (alias) => {
  await document.fonts.ready
  await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  return document.getElementById(alias)!.querySelector('h1')!.getBoundingClientRect().top / innerHeight
}, alias)
/** Thousands of shapes, of which a test that looks at words needs none. */
const showFigures = (page: Page, isShown: boolean) => page.locator('svg.figure').evaluateAll((figures, visibility) =>
  figures.forEach((figure) => { (figure as SVGElement).style.visibility = visibility }), isShown ? '' : 'hidden')
const isOnTop = (place: number) => place >= 0 && place < 1 / 3

describe('the files', () => {
  const textOf = (path: string) => readFileSync(join(inject('deckFolder'), 'read', path), 'utf8')

  it('have every formula as MathML, and each slide with the words of its figures', () => {
    const whole = textOf('index.html')
    for (const { content } of slides) {
      for (const formula of formulasIn(content))
        expect(whole).toContain(`<annotation encoding="application/x-tex">${formula.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</annotation>`)
    }
    for (const alternative of [...whole.matchAll(/<svg class="figure[^>]*?aria-label="([^"]*)"/g)].map(([, text]) => text!))
      expect(alternative.length).toBeGreaterThan(20)
  })

  it('have a page per slide, with a title and a description of its own', () => {
    const pages = aliases.map(alias => textOf(`${alias}/index.html`))
    const descriptions = pages.map(html => /<meta name="description" content="([^"]*)">/.exec(html)![1]!)
    expect(new Set(pages.map(html => /<title>(.*)<\/title>/.exec(html)![1])).size).toBeGreaterThan(30) // outlines among them
    expect(descriptions.filter(text => text.length < 25 || /[<>$\\]|&amp;/.test(text))).toEqual([])
    // The outlines list the same sections.
    expect(new Set(descriptions).size).toBe(slides.length - slides.filter(({ frontmatter }) => frontmatter.layout === 'outline').length + 1)
  })

  it('ask for nothing that is not there', () => {
    for (const folder of ['', ...aliases]) {
      const files = [...textOf(`${folder}/index.html`).matchAll(/<(?:link|script)[^>]* (?:href|src)="(\.[^"]*|[^":]*)"/g)].map(([, file]) => join(inject('deckFolder'), 'read', folder, file!))
      expect(files.length).toBe(3)
      expect(files.filter(file => !existsSync(file))).toEqual([])
    }
  })
})

describe.each([
  ['360 × 800', { viewport: PHONE, smaller: { width: 320, height: 640 }, dark: false, isTouched: true }],
  ['1366 × 768, dark', { viewport: LAPTOP, smaller: { width: 640, height: 360 }, dark: true, isTouched: false }],
])('the lecture as one page, at %s', (_, { viewport, smaller, dark, isTouched }) => {
  let deck: OpenDeck
  beforeAll(async () => {
    deck = await openDeck(browser, { path: 'read/', viewport, dark, isTouched })
    await deck.page.evaluate(() => document.fonts.ready)
    await prepareAxe(deck.page)
  })
  afterAll(async () => {
    expect(deck.complaints).toEqual([])
    await deck.close()
  })

  it('has every slide with its title and its note, in order', async () => {
    const shown = await deck.page.locator('.reading-slide').evaluateAll(articles => articles.map(article => ({
      title: article.querySelector('h1')!.innerText.replace(/\s+/g, ' ').trim(),
      words: article.textContent!.replace(/\s+/g, ' '),
    })))
    expect(shown).toHaveLength(lecture.length)
    for (const [index, { note, heading }] of lecture.entries()) {
      expect(shown[index]!.title).toBe(heading.replace('...', '…'))
      for (const sentence of (note ?? '').split(/(?<=[.!?])\s+/).filter(sentence => !/[$[*]/.test(sentence)))
        expect(shown[index]!.words).toContain(sentence.trim())
    }
  })

  it('has all words of a slide at once, and its figure at every click that changes it', async () => {
    expect(await deck.page.locator('#convolution .after-click > p').allTextContents()).toEqual([1, 2, 3, 4, 5, 6].map(click => `After click ${click}`))
    // Text that a click brings, on a slide without a figure.
    expect(await deck.page.locator('#what-about-now .after-click').count()).toBe(0)
    for (const heading of ['Image classification', 'Large Language Models', 'Many other domains'])
      expect(await deck.page.locator('#what-about-now').getByRole('heading', { name: heading }).isVisible()).toBe(true)
  })

  it('is light or dark as the system is, and white on paper', async () => {
    const ground = () => deck.page.evaluate(() => getComputedStyle(document.querySelector('.reading-slide .frame')!).backgroundColor)
    expect(await ground()).toBe(dark ? 'rgb(20, 24, 29)' : 'rgb(255, 255, 255)')
    await deck.page.emulateMedia({ media: 'print' })
    expect(await ground()).toBe('rgb(255, 255, 255)')
    expect(await deck.page.locator('.reading-contents, .reading-enlarge').filter({ visible: true }).count()).toBe(0)
    await deck.page.emulateMedia({ media: 'screen' })
  })

  it('is no wider than the window, and its type no smaller than 14 pixels', async () => {
    expect(await deck.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    const small = await deck.page.locator('.reading :is(p, li, h1, h2, a, button, summary)').evaluateAll(elements => elements
      .filter(element => element.checkVisibility() && element.textContent!.trim() !== '' && Number.parseFloat(getComputedStyle(element).fontSize) < 14)
      .map(element => element.textContent!.trim().slice(0, 40)))
    expect(small).toEqual([])
  })

  it('cuts nothing off, in a smaller window still, and every figure fits', async () => {
    const { page } = deck
    await page.locator('.reading-contents summary').click()
    for (const size of [smaller, viewport]) {
      await page.setViewportSize(size)
      await showFigures(page, false)
      expect(await page.evaluate(cutOff, '.reading')).toEqual([])
      await showFigures(page, true)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width)
      const figures = await page.locator('svg.figure').evaluateAll(figures => figures.map((figure) => {
        const { left, right, width, height } = figure.getBoundingClientRect()
        const parent = figure.parentElement!
        const drawn = [...figure.querySelectorAll<SVGGraphicsElement>('text, rect, path, line, circle')].map(part => part.getBoundingClientRect()).filter(({ width, height }) => width + height > 0)
        return {
          isIn: left >= 0 && right <= innerWidth && width > 0.4 * innerWidth && height > 20 && parent.scrollWidth <= parent.clientWidth,
          isDrawnIn: drawn.length > 2 && drawn.every(part => part.left > -1 && part.right < innerWidth + 1),
        }
      }))
      expect(figures.length).toBeGreaterThan(40)
      expect(figures.flatMap((fits, index) => fits.isIn && fits.isDrawnIn ? [] : index)).toEqual([])
    }
    await page.locator('.reading-contents summary').click()
  })

  it('has the demo of slide 25 with ink, and with the words that the shipped weights give', async () => {
    const figure = deck.page.locator('#large-language-models svg.figure')
    expect(await figure.count()).toBe(1)
    const sentence = sentenceOf(choiceAt(lectureSentences.tired))
    const { probabilities } = readMasked(decodeWeights(readFileSync('public/weights/readable.bin')), sentence, [1])
    const words = await figure.locator('text').allTextContents()
    for (const { word } of rankWords(probabilities[1]!).slice(0, 5))
      expect(words).toContain(word)
    const { width, height, data } = PNG.sync.read(await figure.screenshot())
    const share = inkShare({ width, height, data: new Uint8ClampedArray(data) }, { left: 0, top: 0, right: width, bottom: height })
    expect(dark || (share > 0.03 && share < 0.5)).toBe(true)
  })

  it('opens at any slide that a link in it names, with motion and without', async () => {
    const off: string[] = []
    for (const reducedMotion of ['reduce', 'no-preference'] as const) {
      await deck.page.emulateMedia({ reducedMotion })
      for (const alias of aliases) {
        await deck.page.evaluate((alias) => { location.hash = alias }, alias)
        if (!isOnTop(await headingOf(deck.page, alias)))
          off.push(`${alias}, ${reducedMotion}`)
      }
    }
    expect(off).toEqual([])
  })

  it('enlarges a figure, by press and by keys, and gives the focus back', async () => {
    const { page } = deck
    const button = page.locator('#why-convolutions .reading-enlarge').first()
    const dialog = page.getByRole('dialog', { name: 'Enlarged figure' })
    const width = () => dialog.locator('svg').evaluate(figure => figure.getBoundingClientRect().width)
    const place = () => dialog.getByRole('group', { name: 'Enlarged figure' }).evaluate(room => room.scrollLeft)
    const before = await page.locator('#why-convolutions svg.figure').first().evaluate(figure => figure.getBoundingClientRect().width)
    await button.focus()
    await page.keyboard.press('Enter')
    await dialog.waitFor()
    const first = await width()
    expect(first).toBeGreaterThan((isTouched ? 1.8 : 0.9) * before)
    await page.keyboard.press('+')
    expect(await width()).toBeCloseTo(1.5 * first, 0)
    for (let step = 0; step < 3; step++)
      await page.keyboard.press('+')
    const middle = await place()
    await page.keyboard.press('ArrowRight')
    await expect.poll(place).toBeGreaterThan(middle)
    for (let step = 0; step < 9; step++)
      await page.keyboard.press('-')
    expect(await width()).toBeLessThanOrEqual(viewport.width)
    await dialog.getByRole('button', { name: 'Larger' }).click()
    expect(await width()).toBeGreaterThan(viewport.width)
    expect(await axeFaults(page, 'dialog[open]')).toEqual([])
    await page.keyboard.press('Escape')
    expect(await dialog.count()).toBe(0)
    expect(await button.evaluate(button => document.activeElement === button)).toBe(true)

    const figure = page.locator('#convolution svg.figure').first()
    await (isTouched ? figure.tap() : figure.click())
    await dialog.waitFor()
    await dialog.getByRole('button', { name: 'Larger' }).click()
    const { x, y } = (await dialog.locator('svg').boundingBox())!
    const from = await place()
    if (isTouched) {
      const session = await page.context().newCDPSession(page)
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 300, y: 200 }] })
      for (let x = 280; x >= 120; x -= 20)
        await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: 200 }] })
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    }
    else {
      await page.mouse.move(Math.max(x, 0) + 400, y + 100)
      await page.mouse.down()
      await page.mouse.move(Math.max(x, 0) + 300, y + 100, { steps: 4 })
      await page.mouse.up()
    }
    await expect.poll(place).toBeGreaterThan(from + 50)
    await dialog.getByRole('button', { name: 'Close' }).click()
    expect(await dialog.count()).toBe(0)
  })

  it('has targets of 44 pixels, and no barrier that axe finds', async () => {
    const small = await deck.page.locator('.reading :is(button, summary, .reading-button, .reading-place a)').evaluateAll(elements => elements
      .filter(element => element.checkVisibility() && element.getBoundingClientRect().height < 43.5)
      .map(element => element.textContent!.trim()))
    expect(small).toEqual([])
    expect(await axeFaults(deck.page, '.reading', { onlyContrast: dark })).toEqual([]) // all that another colour scheme changes
  })
})

describe('the way there and back', () => {
  it('opens at the slide that one comes from, loaded anew, on phone and desktop, with motion and without', async () => {
    const { page, complaints, close } = await openDeck(browser, { path: 'read/' })
    const off: string[] = []
    for (const [index, alias] of aliases.filter((_, index) => index % 4 === 0).entries()) {
      await page.goto('about:blank') // or the whole page before would be laid out once more for the other window
      await page.setViewportSize(index % 2 ? PHONE : LAPTOP)
      await page.emulateMedia({ reducedMotion: index % 4 < 2 ? 'reduce' : 'no-preference' })
      await page.goto(`${inject('deckUrl')}read/?${index}#${alias}`)
      if (!isOnTop(await headingOf(page, alias)))
        off.push(alias)
    }
    expect(off).toEqual([])
    expect(complaints.filter(complaint => !complaint.endsWith('net::ERR_ABORTED'))).toEqual([]) // left before its icon was there
    await close()
  })

  it('goes from a slide on a phone to the same slide, and from a slide to its slide', async () => {
    const { page, close } = await openDeck(browser, { path: '#/convolution', viewport: PHONE })
    await settled(page, 'convolution', 0)
    await page.getByRole('link', { name: 'Read as one page' }).last().click()
    await page.waitForURL(/\/read\/#convolution$/)
    await expect.poll(async () => isOnTop(await headingOf(page, 'convolution'))).toBe(true)
    await page.locator('#max-pooling').getByRole('link', { name: 'Slide 19 of 33' }).click()
    await settled(page, 'max-pooling', 0)
    await close()
  })

  it('goes to a slide by the contents, by keys alone, and needs no script', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false, viewport: PHONE })
    await page.goto(`${inject('deckUrl')}read/`)
    await page.locator('.reading-contents summary').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Lab', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/#lab$/)
    expect(await page.locator('#convolution svg.figure').first().isVisible()).toBe(true)
    expect(await page.locator('.reading-enlarge').count()).toBe(0)
    await page.close()
  })
})

describe('a change of slide', () => {
  it('is said', async () => {
    const { page, close } = await openDeck(browser, { path: '#/convolution?clicks=6' })
    await settled(page, 'convolution', 6)
    await page.keyboard.press('PageDown')
    await settled(page, 'max-pooling', 0)
    await expect.poll(() => page.locator('.slide-said').textContent()).toContain(`Slide ${numberOf('max-pooling')} of ${slides.length}: Convolutional Neural Network`)
    await close()
  })
})
