import type { DrawnSlide } from '../../site/reading/draw-slides'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { descriptionOf, slidePage, lecturePage } from '../../site/build/reading-html'
import { styleWithoutScript } from '../../site/build/reading-page'

const lecture = { title: 'Course <4>', date: '2024-10-24', description: 'All of it' }
const slide = (no: number, alias: string, more: Partial<DrawnSlide> = {}): DrawnSlide =>
  ({ no, alias, title: `Title of ${alias}`, html: '', afterClicks: [], words: '', note: '', erratum: '', ...more })
const slides = [
  slide(1, 'cover'),
  slide(2, 'edges', {
    section: 'Part "one"',
    html: '<h1>Edges</h1><p>A &lt; B <a href="#cover">there</a></p><svg class="figure" aria-label="An edge"></svg>',
    afterClicks: [{ click: 3, figures: ['<svg class="figure" style="--x:1;fill:&quot;a&quot;"></svg>'] }],
    note: '<p>Said</p>',
    erratum: '<p>Wrong</p>',
  }),
  slide(3, 'end', { section: 'Part "one"' }),
]

describe('the page of the whole lecture', () => {
  const html = lecturePage(slides, lecture, 'style.css')

  it('has each slide under its name, once, in order, one link away from its slide', () => {
    expect([...html.matchAll(/<article class="reading-slide" id="(.*?)"/g)].map(([, id]) => id)).toEqual(['cover', 'edges', 'end'])
    expect([...html.matchAll(/href="(\.\.\/#.*?)">(.*?)</g)].map(([, href, text]) => [href, text]))
      .toEqual([['../#/cover', 'Slide 1 of 3'], ['../#/edges', 'Slide 2 of 3'], ['../#/end', 'Slide 3 of 3']])
  })

  it('has what a slide has: its figure after each click, its note, its erratum', () => {
    expect(html).toMatch(/After click 3<\/p><svg/)
    expect(html).toContain('<div class="reading-note"><p>Said</p></div>')
    expect(html).toContain('<h2>Erratum</h2><p>Wrong</p>')
    expect(html.match(/reading-note|reading-erratum/g)).toHaveLength(2)
  })

  it('lists the slides by section', () => {
    expect(html).toContain('<p>Part "one"</p><ol start="2"><li><a href="#edges">Title of edges</a></li><li><a href="#end">')
  })

  it('allows the styles that stand in it, as a browser reads them, and runs one file', () => {
    expect(html).toContain(`'sha256-${createHash('sha256').update('--x:1;fill:"a"').digest('base64')}'`)
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script src="../read/reading.js" type="module">'])
  })

  it('writes a text as text', () => {
    expect(html).toContain('<title>Course &lt;4></title>')
  })
})

describe('the page of a slide', () => {
  const html = slidePage(slides, 1, { ...lecture, url: 'https://example.org/deck/' }, 'style.css')

  it('says what is shared: title, words, address and picture', () => {
    expect(html).toContain('<title>Title of edges · Course &lt;4></title>')
    expect(html).toContain('<meta property="og:title" content="Title of edges · Course &lt;4>">')
    expect(html).toContain('<meta name="description" content="A &lt; B there An edge">')
    expect(html).toContain('<meta property="og:url" content="https://example.org/deck/read/edges/">')
    expect(html).toContain('<meta property="og:image" content="https://example.org/deck/share.png">')
    expect(html).toContain('<link rel="canonical" href="https://example.org/deck/read/edges/">')
  })

  it('names no address where nobody has said one', () => {
    expect(slidePage(slides, 1, lecture, 'style.css')).not.toMatch(/og:url|canonical/)
  })

  it('leads to the slide, the neighbours and the whole', () => {
    expect([...html.matchAll(/<a [^>]*href="(.*?)"/g)].map(([, href]) => new URL(href!, 'https://h/deck/read/edges/').href)).toEqual([
      'https://h/deck/', 'https://h/deck/#/edges', 'https://h/deck/read/#cover', 'https://h/deck/read/cover/', 'https://h/deck/read/end/', 'https://h/deck/read/#edges',
    ])
    expect(html).toContain('href="../style.css"')
  })
})

describe('a description', () => {
  it('has a formula once, and neither title, sources nor tags', () => {
    const formula = '<span class="katex"><span class="katex-mathml"><math><mi>x</mi><annotation>x</annotation></math></span><span class="katex-html"><span>x</span></span></span>'
    expect(descriptionOf(`<h1>No</h1><p>Let ${formula} be</p><footer>Source</footer>`)).toBe('Let x be')
  })

  it('ends after a whole word, within 160 letters', () => {
    const text = descriptionOf(`<p>${'neuron '.repeat(40)}</p>`)
    expect(text).toMatch(/^(?:neuron )+…$/)
    expect(text.length).toBeGreaterThan(150)
    expect(text.length).toBeLessThanOrEqual(160)
  })
})

describe('the style sheet', () => {
  it('is dark where the system is, unless the visitor chose light, and never on paper', () => {
    expect(styleWithoutScript('a{b:c}html.dark{--x:1}')).toBe('a{b:c}@media screen{html.dark{--x:1}}@media screen and (prefers-color-scheme:dark){html:not(.light){--x:1}}')
  })
})
