import type { FreshCopy } from '../../../scripts/dev-server/fresh-copy'
import type { StartedDeck } from '../../../scripts/dev-server/start-deck'
import type { Change } from './author'
import type { Browser, Page } from 'playwright'
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { slideOf } from '../../support/deck'
import { save } from './author'

const PAGES = 'pages/10-multi-layer-perceptron.md'
const WAIT = { timeout: 60_000, interval: 200 }

/** A copy of the project, its `npm start`, and a browser. */
export interface Started {
  copy: FreshCopy
  deck: StartedDeck
  browser: Browser
}

const FIGURE = { file: 'components/perceptron/PerceptronFigure.vue', from: 'tex="x_d"', to: 'tex="\\hat x"' }
const lineOf = ({ file, from }: Change) => readFileSync(file, 'utf8').split(from)[0]!.split('\n').length

/** What an author may write wrong, and what is said of it. */
const mistakes: [name: string, change: Change, says: RegExp][] = [
  ['a formula', { file: PAGES, from: 'weights $\\wgt{W}$', to: 'weights $\\wgt{W$' }, /:20: KaTeX cannot read the formula \$\\wgt\{W\$: Unexpected end of input/],
  ['a formula in a note', { file: PAGES, from: 'function $f()$', to: 'function $\\func()$' }, /:29: KaTeX cannot read the formula \$\\func\(\)\$: Undefined control sequence/],
  ['a component', { file: PAGES, from: '1943, implementation', to: '<NoSuchFigure /> 1943, implementation' }, /:18: no component is named <NoSuchFigure>; .*add components\/figures\/NoSuchFigure\.vue/],
  ['a layout', { file: PAGES, from: 'routeAlias: perceptron', to: 'layout: no-such-layout\nrouteAlias: perceptron' }, /:12: no layout is named “no-such-layout”; use .*two-columns/],
  ['v-mark', { file: PAGES, from: 'Perceptron is a', to: '<span v-mark.red="1">Perceptron</span> is a' }, /:20: v-mark is left out of this deck.*use v-click/],
  ['v-motion', { file: PAGES, from: 'is a nonlinear', to: 'is a <span v-motion>nonlinear</span>' }, /:20: v-motion is left out of this deck.*use v-click/],
  ['a label in a figure', FIGURE, new RegExp(`PerceptronFigure\\.vue:${lineOf(FIGURE)}: MathText cannot write the label \\\\hat x`)],
]

/** What an author changes while `npm start` runs, and sees of it; and what a build says to the same mistakes. */
export function describeAuthorsLoop(started: () => Started): void {
  let copy: FreshCopy
  let deck: StartedDeck
  let browser: Browser
  beforeAll(() => {
    ({ copy, deck, browser } = started())
  })

  /** Opens a window at an address of the deck, and marks it: a page that was loaded again has no mark. */
  async function open(path: string, shown: string, said: string[]): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    page.setDefaultTimeout(100_000)
    page.on('console', message => said.push(message.text()))
    await page.goto(`${deck.url}${path}`)
    await page.locator(shown).first().waitFor()
    await page.evaluate(() => { document.documentElement.dataset.marked = 'yes' })
    return page
  }
  const isMarked = (page: Page) => page.evaluate(() => document.documentElement.dataset.marked === 'yes')

  describe('a saved change shows, and leaves the slide, its click and the demo as they are', () => {
    const ADDRESS = '#/gradient-descent?clicks=1&first-rate=0.42&explore=slide'
    const SLIDE = slideOf('gradient-descent')
    const DEMO = `${SLIDE} [data-demo="gradient-descent"]`
    let page: Page
    const said: string[] = []
    const demo = () => page.locator(DEMO).first() // the presenter's next click is a second
    beforeAll(async () => {
      page = await open(ADDRESS, DEMO, said)
      await expectAsSet()
    })
    afterAll(() => page?.close())

    async function expectAsSet(): Promise<void> {
      await vi.waitFor(async () => {
        expect(await demo().textContent()).toContain('η = 0.42')
        expect(new URL(page.url()).hash).toBe(ADDRESS)
      }, WAIT)
    }

    it.each<[name: string, change: Change, shows: (page: Page) => Promise<unknown>]>([
      ['a word', { file: PAGES, from: 'Intuition behind the', to: 'Another intuition behind the' }, page => page.locator(SLIDE).getByText('Another intuition').waitFor()],
      ['a colour', { file: 'styles/tokens.css', from: '--ink: #1b1f24', to: '--ink: #123456' }, page => page.waitForFunction(() => getComputedStyle(document.documentElement).getPropertyValue('--ink') === '#123456')],
      ['a figure', { file: 'components/gradient-descent/DescentPane.vue', from: '{{ run.title }} <tspan', to: '{{ run.title }} at <tspan' }, page => page.locator(DEMO).getByText('Run 1: at').waitFor()],
      ['a computation', { file: 'demos/gradient-descent/descent-sentences.ts', from: '`Slow: after', to: '`Slowly: after' }, page => page.locator(DEMO).getByText('Slowly: after').waitFor()],
    ])('%s', async (_, change, shows) => {
      save(copy, change)
      await shows(page)
      await expectAsSet()
      expect(await isMarked(page)).toBe(true)
    })

    it('a word, from an editor that empties the file first', async () => {
      const path = join(copy.folder, PAGES)
      const text = readFileSync(path, 'utf8')
      writeFileSync(path, '')
      await setTimeout(400) // longer than Vite itself waits
      writeFileSync(path, text.replace('Another intuition behind the', 'One more intuition behind the'))
      await page.locator(SLIDE).getByText('One more intuition').waitFor()
      await expectAsSet()
      expect(await isMarked(page), deck.output().slice(-2000)).toBe(true)
    })

    it('a word, on the page to read, which is written anew', async () => {
      const read = await (await fetch(`${deck.url}read/`)).text()
      expect(read).toContain('One more intuition behind the')
      const styles = await fetch(new URL(/<link rel="stylesheet" href="(.*?)"/.exec(read)![1]!, `${deck.url}read/`))
      expect(await styles.text()).toContain('.reading-slide')
      await expectAsSet()
      expect(await isMarked(page)).toBe(true)
    })

    it('a note, in the presenter view', async () => {
      const address = ADDRESS.replace('#/', '#/presenter/')
      const expectAsSet = () => vi.waitFor(async () => {
        expect(await demo().textContent()).toContain('η = 0.42')
        expect(new URL(page.url()).hash).toBe(address) // a demo takes its words out of the address, and writes them back
      }, WAIT)
      await page.goto(`${deck.url}${address}`)
      await expectAsSet()
      save(copy, { file: PAGES, from: 'The gradient follows', to: 'Always, the gradient follows' })
      await page.locator('.slidev-note').getByText('Always, the gradient follows').waitFor()
      await expectAsSet()
      expect(await isMarked(page)).toBe(true)
      await page.goto(`${deck.url}${ADDRESS}`)
    })

    it('and one that does not compile waits until it does', async () => {
      await expectAsSet()
      const takeBack = save(copy, { file: 'demos/gradient-descent/descent-run.ts', from: 'export function runDescent', to: 'export functio runDescent' })
      onTestFinished(takeBack)
      await vi.waitFor(() => expect(deck.output()).toContain('demos/gradient-descent/descent-run.ts'), WAIT)
      await vi.waitFor(() => expect(said.join()).toContain('Failed to reload'), WAIT)
      takeBack()
      save(copy, { file: 'demos/gradient-descent/descent-sentences.ts', from: '`Slowly: after', to: '`So slowly: after' })
      await demo().getByText('So slowly: after').waitFor()
      await expectAsSet()
      expect(await isMarked(page)).toBe(true)
      expect(said.join()).not.toContain('circular import')
    })
  })

  describe('a mistake is said in the terminal and on its slide, until it is mended', () => {
    let page: Page
    let neighbour: Page
    const said: string[] = []
    beforeAll(async () => {
      page = await open('#/perceptron', `${slideOf('perceptron')} h1`, said)
      neighbour = await open('#/optimizing-the-weights', `${slideOf('optimizing-the-weights')} h1`, said)
    })
    afterAll(async () => {
      await page?.close()
      await neighbour?.close()
    })

    it.each(mistakes)('%s', async (_, change, says) => {
      const onSlide = page.locator(`${slideOf('perceptron')} .slide-mistakes`)
      const takeBack = save(copy, change)
      onTestFinished(takeBack)
      await onSlide.waitFor()
      expect(await onSlide.textContent()).toMatch(says)
      expect(deck.output()).toMatch(new RegExp(`${change.file}${says.source.replace(/^.*?:/, ':')}`))
      const shownBeside = neighbour.locator('.slide-mistakes:visible, vite-error-overlay')
      expect(await shownBeside.evaluateAll(elements => elements.map(({ outerHTML, shadowRoot }) => `${location.hash} ${outerHTML} ${shadowRoot?.textContent}`))).toEqual([])
      takeBack()
      await onSlide.waitFor({ state: 'detached' })
      await page.locator(`${slideOf('perceptron')} h1`).waitFor()
      expect([await isMarked(page), await isMarked(neighbour)], [deck.output().slice(-2000), ...said].join('\n')).toEqual([true, true])
    })
  })

  it('a build names every mistake and fails', async () => {
    mistakes.map(([, change]) => save(copy, change)).forEach(takeBack => onTestFinished(takeBack)) // the last one first
    const build = await promisify(execFile)('npm', ['run', 'build'], { cwd: copy.folder, env: { ...process.env, NODE_ENV: undefined } })
      .then(() => ({ code: 0, stdout: '', stderr: '' }), (error: { code: number, stdout: string, stderr: string }) => error)
    expect(build.code).not.toBe(0)
    for (const [name, , says] of mistakes)
      expect(build.stdout + build.stderr, name).toMatch(new RegExp(says.source.replace(/^:\d+|:\d+/, ':\\d+')))
  })
}
