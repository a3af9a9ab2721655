import type { Browser } from 'playwright'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { slideOf, slides } from '../support/deck'
import { axeFaults, prepareAxe } from './support/axe'
import { launch, openDeck, painted, settled } from './support/open-deck'
import { newContext } from './support/windows'

const textFiles = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(file => /\.(html|js|css|json)$/.test(file))
  .map(file => ({ file, text: readFileSync(join(folder, file), 'utf8') }))

/** A piece of each note long enough to be found nowhere else. */
const noteSamples = slides
  .map(({ note }) => note?.replace(/\$[^$]*\$/g, '\n').split(/\[click[^\]]*\]|\n|\$|"|'|\[|\*/).sort((a, b) => b.length - a.length)[0]!.trim().slice(0, 60))
  .filter(sample => sample !== undefined && sample.length > 40)

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})

describe('the built folder', () => {
  it('names no place at the root of its host', () => {
    for (const { file, text } of textFiles(inject('deckFolder')).filter(({ file }) => /\.(html|css)$/.test(file)))
      expect(text, file).not.toMatch(/(?:href|src)="\/(?!\/)|url\(["']?\/(?!\/)/)
  })

  it('introduces itself to search engines and share previews', async () => {
    const deck = await openDeck(browser)
    const content = (selector: string) => deck.page.locator(selector).first().getAttribute('content')
    expect(await deck.page.title()).toBe('Course 4: Deep Learning')
    expect(await content('meta[name=description]')).toBe(slides[0]!.frontmatter.info)
    expect(await content('meta[name=author]')).toBe('IMT Atlantique')
    expect(await content('meta[property="og:description"]')).toBe(slides[0]!.frontmatter.info)
    expect(await deck.page.locator('html').getAttribute('lang')).toBe('en')
    await deck.close()
  })

  it('has its title on the page before any script runs, and nothing but the slide once that is there', async () => {
    const blocked = await openDeck(browser, { path: '#/convolution', blocked: /\.js$/ })
    const opening = ({ page }: typeof blocked) => page.locator('.opening')
    expect(await opening(blocked).innerText()).toBe('Course 4: Deep Learning')
    await blocked.close()
    const deck = await openDeck(browser, { path: '#/convolution' })
    await settled(deck.page, 'convolution', 0)
    expect(await opening(deck).count()).toBe(0)
    await deck.close()
  })

  it('says what it needs where scripts do not run', async () => {
    const page = await (await newContext(browser, { javaScriptEnabled: false })).newPage()
    await page.goto(inject('deckUrl'))
    expect(await page.locator('.opening noscript').textContent()).toMatch(/needs JavaScript/)
    await page.close()
  })

  it('opens at a slide and a click by its address', async () => {
    const deck = await openDeck(browser, { path: '#/convolution?clicks=3' })
    await settled(deck.page, 'convolution', 3)
    expect(deck.complaints).toEqual([])
    await deck.close()
  })

  it('takes a click that the slide has not for the first', async () => {
    for (const [view, wrong] of [['', ['clicks=99', 'clicks=-1', 'clicks=1.5', 'clicks=NaN', 'clicks=1&clicks=2']], ['presenter/', ['clicks=1.5']]] as const) {
      const { page, complaints, close } = await openDeck(browser, { path: `#/${view}convolution?clicks=99`, isAlone: true })
      const isAt = (hash: string) => page.waitForURL(url => url.hash === `#/${view}${hash}`)
      await page.locator('h1:visible').first().waitFor()
      await isAt('convolution')
      for (const [index, asked] of wrong.entries()) {
        const alias = ['max-pooling', 'convolution'][index % 2]!
        await page.evaluate(hash => location.hash = hash, `#/${view}${alias}?${asked}`)
        await painted(page)
        await page.keyboard.press('PageDown')
        await isAt(`${alias}?clicks=1`)
      }
      expect(complaints).toEqual([])
      await close()
    }
  })

  it('tells no other site where its links are followed', () => {
    expect(readFileSync(join(inject('deckFolder'), 'index.html'), 'utf8')).toContain('<meta name="referrer" content="no-referrer">')
    const opening = textFiles(inject('deckFolder')).flatMap(({ text }) => [...text.matchAll(/target(?::["`]|=\\?")_blank.{25}/g)].map(([found]) => found))
    expect(opening.length).toBeGreaterThan(20) // as many as the sources
    expect(opening.filter(found => !found.includes('noopener'))).toEqual([])
  })

  it('lists the licences of all that is in it', () => {
    const list = ['licences.md', 'licences-offline.md'].map(file => readFileSync(join(inject('deckFolder'), file), 'utf8')).join('\n')
    for (const name of ['@slidev/client', '@vue/runtime-core', 'katex', 'd3-scale', '@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-webgpu', 'minisearch', '@fontsource-variable/atkinson-hyperlegible-next', 'workbox-precaching'])
      expect(list, name).toContain(`\n## ${name} - `)
  })

  it('says so at an address that does not exist, and shows the way', async () => {
    const deck = await openDeck(browser, { path: '#/99' })
    const { page } = deck
    const addresses = [['#/99', '99'], ['#/nonsense', 'nonsense'], [`#/presenter/${slides.length + 1}`, `${slides.length + 1}`], ['#/presenter/n%C3%A9ant', 'néant'], ['#/neural/networks', 'neural/networks']]
    for (const [address, asked] of addresses) {
      await page.goto(`${inject('deckUrl')}${address}`)
      await page.getByText(`No slide of this lecture is called “${asked}”. The slides have the numbers 1 to ${slides.length}`).waitFor()
      expect(new URL(page.url()).hash).toBe(address)
      expect(await page.locator('#slideshow, .slidev-page').count()).toBe(0)
    }
    await prepareAxe(page)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await axeFaults(page, 'body')).toEqual([])
    }
    // The search begins with what the address says, if that is found.
    await page.getByRole('button', { name: 'Search the lecture' }).click()
    const query = page.getByRole('combobox')
    await expect.poll(() => query.inputValue()).toBe('neural networks')
    await query.press('Enter')
    await settled(page, 'definitions', 0)

    // From an address of the presenter view the ways lead there.
    await page.goto(`${inject('deckUrl')}#/presenter/nonsense?clicks=2`)
    await page.getByRole('button', { name: 'Search the lecture' }).click()
    expect(await query.inputValue()).toBe('')
    await query.fill('1')
    await query.press('Enter')
    await page.waitForURL(`${inject('deckUrl')}#/presenter/deep-learning`)
    await page.goto(`${inject('deckUrl')}#/nonsense`)
    await page.getByRole('link', { name: 'First slide' }).click()
    await settled(page, 'deep-learning', 0)
    expect(deck.complaints).toEqual([])
    await deck.close()
  })

  it('has a page of its own for a path that does not exist, with a way to the lecture', async () => {
    const way = { name: 'Course 4: Deep Learning' }
    const readsOnly = await (await newContext(browser, { javaScriptEnabled: false })).newPage()
    const context = await newContext(browser)
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', message => message.text().includes('404') || complaints.push(message.text()))
    for (const [window, path] of [[readsOnly, 'nonsense'], [page, 'a/b/nonsense']] as const) {
      const answer = await window.goto(`${inject('deckUrl')}${path}`)
      expect(answer!.status()).toBe(404)
      expect(await window.getByRole('heading').textContent()).toBe('There is no page at this address')
      await expect.poll(() => window.getByRole('link', way).evaluate((link: HTMLAnchorElement) => link.href)).toBe(inject('deckUrl'))
    }
    await prepareAxe(page)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await axeFaults(page, 'body')).toEqual([])
    }
    await page.getByRole('link', way).click()
    await page.locator(`#slideshow ${slideOf('deep-learning')} h1`).waitFor()
    expect(complaints).toEqual([])
    await Promise.all([readsOnly.context().close(), context.close()])
  })

  it('welcomes crawlers, and names no sitemap as long as it has no address', () => {
    expect(readFileSync(join(inject('deckFolder'), 'robots.txt'), 'utf8')).toBe('User-agent: *\nAllow: /\n')
    expect(readdirSync(inject('deckFolder'))).not.toContain('sitemap.xml')
  })

  it('carries the notes', () => {
    expect(noteSamples.length).toBeGreaterThan(10)
    const everything = textFiles(inject('deckFolder')).map(({ text }) => text).join('\n')
    expect(noteSamples.filter(sample => !everything.includes(sample!))).toEqual([])
  })

  it('carries none of them when built without', () => {
    const everything = textFiles(inject('deckFolderWithoutNotes')).map(({ text }) => text).join('\n')
    expect(noteSamples.filter(sample => everything.includes(sample!))).toEqual([])
  })
})
