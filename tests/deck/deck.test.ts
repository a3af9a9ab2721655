import katex from 'katex'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { katexOptions } from '../../styles/katex-options'
import { FORMULA, formulasIn, slides as deck } from '../support/deck'
import { lecture } from './lecture'

const ERRATUM = '### Erratum'

/** Clicks that a demo has after the lecture's own, by slide. */
const DEMO_CLICKS: Record<string, number> = { backpropagation: 4 }

/** Markdown as the lecture states it: formulas as `$`, links as their text, white space folded, no tags. */
const plain = (markdown: string) => markdown
  .replace(FORMULA, '$$')
  .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
  .replace(/<[^>]+>/g, ' ')
  .replace(/\s+/g, ' ')
  .trim()

const noteOf = (note: string) => note.split(ERRATUM)[0]!

/** A paragraph that only names what a click brings. */
const CUE = /^\[click\] [^.?!]+$/gm

/** The speaker's words alone: without the click marks and the cues. */
const spoken = (note: string) => plain(noteOf(note).replace(CUE, ' ').replace(/\[click(:\d+)?\]/g, ' '))

const slides = deck.map(slide => ({ ...slide, lecture: lecture[slide.index]! }))

describe('the deck', () => {
  it('has the 33 slides of the lecture', () => {
    expect(lecture).toHaveLength(33)
    expect(slides).toHaveLength(33)
  })

  it('gives every slide an address of its own in plain words', () => {
    const aliases = slides.map(({ alias }) => alias)
    for (const alias of aliases)
      expect(alias).toMatch(/^[a-z]+[a-z0-9]*(-[a-z0-9]+)*$/)
    expect(new Set(aliases).size).toBe(slides.length)
    expect(aliases).toEqual(expect.arrayContaining([
      'perceptron', 'gradient-descent', 'backpropagation', 'convolution', 'max-pooling', 'self-attention',
    ]))
  })

  it('gives every slide a title of its own', () => {
    const titles = slides.map(({ title }) => title)
    expect(titles.filter(title => !title)).toEqual([])
    expect(new Set(titles).size).toBe(slides.length)
  })

  it('opens three sections', () => {
    const outlines = slides.filter(({ frontmatter }) => frontmatter.layout === 'outline')
    expect(outlines.map(({ number, frontmatter }) => [number, frontmatter.section])).toEqual([
      [7, 'Multi-layer Perceptron'],
      [16, 'Convolutional Neural Networks (CNN)'],
      [23, 'Transformers'],
    ])
  })
})

describe.each(slides)('slide $number, $alias', ({ content: markdown, note, alias, clicks, lecture }) => {
  it('keeps the lecture\'s words and their emphasis', () => {
    const text = plain(markdown)
    expect(text).toContain(`# ${lecture.heading}`)
    for (const words of lecture.text)
      expect(text).toContain(words)
  })

  it('keeps the lecture\'s formulas', () => {
    const withoutColour = (formula: string) => katex.renderToString(formula, { output: 'mathml', throwOnError: true, macros: UNCOLOURED })
      .replace(/<annotation.*<\/annotation>/, '')
    expect(formulasIn(markdown).map(withoutColour)).toEqual(lecture.formulas.map(withoutColour))
  })

  it('renders every formula of the slide and the note', () => {
    for (const formula of [...formulasIn(markdown), ...formulasIn(note)])
      expect(() => katex.renderToString(formula, { ...katexOptions, throwOnError: true })).not.toThrow()
  })

  it('takes the lecture\'s steps as clicks, and the demo\'s after them', () => {
    expect(clicks).toBe(lecture.steps + (DEMO_CLICKS[alias] ?? 0))
  })

  it('marks each click in the note', () => {
    const marks = [...note.matchAll(/\[click(?::(\d+))?\]/g)].map(([, count]) => Number(count ?? 1))
    expect(marks.reduce((sum, count) => sum + count, 0)).toBe(clicks)
  })

  it('states an erratum where the lecture needs one, and only there', () => {
    const erratum = note.split(ERRATUM)[1]?.trim() ?? ''
    expect(erratum !== '').toBe(lecture.erratum === true)
  })

  it('has well-formed links', () => {
    const everything = `${markdown}\n${note}`
    for (const [, text, address] of everything.matchAll(/\[([^\]]+)\]\(([^)\s]+)\)/g)) {
      expect(() => new URL(address!)).not.toThrow()
      expect(new URL(address!).protocol).toMatch(/^https?:$/)
      if (text!.startsWith('http'))
        expect(sameAddress(address!)).toBe(sameAddress(text!))
    }
    // A bare address would not be a link.
    expect(everything.replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, '')).not.toMatch(/https?:\/\//)
  })

  it('gives every picture a text alternative', () => {
    for (const [image, alternative] of markdown.matchAll(/!\[([^\]]*)\]\([^)]*\)/g))
      expect(alternative, image).not.toBe('')
    expect(markdown).not.toMatch(/<img(?![^>]*\balt="[^"]+")/)
    for (const [, name] of markdown.matchAll(COMPONENT))
      expectAlternative(name!)
  })
})

describe.each(slides.filter(({ lecture }) => lecture.note))('the note of slide $number, $alias', ({ note, lecture }) => {
  it('keeps the lecturer\'s words', () => {
    expect(spoken(note)).toBe(plain(lecture.note!))
  })
})

/** A figure with its alternative, a demo with its title, or a wrapper that draws nothing of its own. */
const NAMED_FIGURE = /<FigureCanvas[^>]*\s:?alt="[^"]+"|useDemo\(\{[^}]*\stitle: '[^']+'|<(?:div|section)[^>]*>\s*<slot \/>/

const COMPONENT = /<([A-Z][A-Za-z0-9]+)/g
const IMPORTED_COMPONENT = /^import (\w+) from '[^']+\.vue'/gm

/** In the component itself, or in each of those that it hands everything on to, by name or by `<component :is>`. */
function expectAlternative(name: string): void {
  const file = readdirSync('components').map(folder => `components/${folder}/${name}.vue`).find(file => existsSync(file))
  expect(file, name).toBeDefined()
  const source = readFileSync(file!, 'utf8')
  const template = source.slice(source.indexOf('<template>') + '<template>'.length)
  const drawsNothing = !/<(?!component\b)[a-z]/.test(template) && /<[A-Z]|<component/.test(template)
  if (!drawsNothing || NAMED_FIGURE.test(source))
    return expect(source).toMatch(NAMED_FIGURE)
  for (const [, inner] of source.matchAll(IMPORTED_COMPONENT))
    expectAlternative(inner!)
}

const sameAddress = (address: string) => decodeURI(new URL(address).href).replace('%28', '(').replace('%29', ')')

/** The deck's macros, reduced to what they wrap. */
const UNCOLOURED = Object.fromEntries(Object.keys(katexOptions.macros ?? {}).map(name => [name, name === '\\part' ? '\\@secondoftwo' : '#1']))
