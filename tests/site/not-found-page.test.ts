import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pagesToRead, robotsOf, sitemapOf } from '../../site/build/crawlers'
import { notFoundPage } from '../../site/build/not-found-page'
import { openingHtml } from '../../site/build/opening'

const ADDRESS = 'https://example.org/deep-learning/'
const hrefs = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)

describe('the page for a path that does not exist', () => {
  it('leads to the deck’s address from any depth, without a script', () => {
    const page = notFoundPage('A & B', ADDRESS)
    expect(hrefs(page)).toEqual([ADDRESS])
    expect(page).not.toContain('<script')
    expect(page).toContain('<title>Page not found: A &amp; B</title>')
  })

  it.each([undefined, ADDRESS])('allows its own style and script alone, with the address %s', (address) => {
    const page = notFoundPage('A', address)
    const policy = /content="(default-src[^"]*)"/.exec(page)![1]!
    const inline = [...page.matchAll(/<(style|script)>([\s\S]*?)<\/\1>/g)]
    expect(inline).toHaveLength(address === undefined ? 2 : 1)
    for (const [, tag, text] of inline)
      expect(policy).toContain(`${tag}-src 'sha256-${createHash('sha256').update(text!).digest('base64')}'`)
    expect(policy.startsWith('default-src \'none\';')).toBe(true)
  })
})

describe('what crawlers are told', () => {
  it('is where the deck, the pages to read and the papers are', () => {
    const folder = mkdtempSync(join(tmpdir(), 'built-'))
    for (const page of ['perceptron', 'convolution'])
      mkdirSync(join(folder, 'read', page), { recursive: true })
    writeFileSync(join(folder, 'read/style.css'), '')
    expect([...sitemapOf(ADDRESS, [...pagesToRead(folder), 'a&b.pdf']).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, location]) => location))
      .toEqual([ADDRESS, `${ADDRESS}read/`, `${ADDRESS}read/convolution/`, `${ADDRESS}read/perceptron/`, `${ADDRESS}a&amp;b.pdf`])
    rmSync(folder, { recursive: true })
    expect(robotsOf(ADDRESS)).toContain(`\nSitemap: ${ADDRESS}sitemap.xml\n`)
  })
})

describe('the page without scripts', () => {
  const noscript = (papers: Parameters<typeof openingHtml>[2]) => /<noscript>(.*)<\/noscript>/.exec(openingHtml('A', '', papers))![1]!

  it('links the page to read, and the PDFs where there are any', () => {
    expect(hrefs(noscript([{ file: 'deck.pdf', name: 'Slides' }, { file: 'handout.pdf', name: 'Handout' }]))).toEqual(['./read/', './deck.pdf', './handout.pdf'])
    expect(hrefs(noscript([]))).toEqual(['./read/'])
  })
})
