import { describe, expect, it } from 'vitest'
import { fromQuery, handoutDefaults, SLIDES_A_PAGE, toQuery } from '../../paper/handout-options'
import { readOptions, UserError } from '../../scripts/paper/command-line'
import { readSlidesAPage, readUrl } from '../../scripts/paper/handout-values'
import { marked } from '../../scripts/paper/pdf-artifacts'

describe('the command line', () => {
  const options = { 'with-clicks': { type: 'boolean', default: false }, 'out': { type: 'string', default: 'deck.pdf' } } as const
  const read = (...args: string[]) => readOptions(options, 'npm run export -- [--with-clicks] [--out FILE]', args)

  it('is read, with defaults for what it does not say', () => {
    expect(read()).toEqual({ 'with-clicks': false, 'out': 'deck.pdf' })
    expect(read('--with-clicks', '--out', 'a.pdf')).toEqual({ 'with-clicks': true, 'out': 'a.pdf' })
  })

  it.each([
    [['--with-click'], 'Unknown option \'--with-click\''],
    [['slides.pdf'], 'Unexpected argument \'slides.pdf\''],
    [['--out'], 'Option \'--out <value>\' argument missing'],
    [['--out', '--with-clicks'], 'Option \'--out\' argument is ambiguous'],
    [['--with-clicks=no'], 'Option \'--with-clicks\' does not take an argument'],
  ])('refuses %j with what it understands', (args, complaint) => {
    const error = new UserError(`${complaint}. Use: npm run export -- [--with-clicks] [--out FILE]`)
    expect(() => read(...args)).toThrow(error)
  })
})

describe('what is painted outside the tags of a page', () => {
  const lines = (text: string) => text.trim().split('\n').map(line => line.trim())

  it('becomes an artifact, and nothing else does', () => {
    const content = lines(`
      q
      0 0 673 1002 re
      f
      /P <</MCID 0 >>BDC
      BT
      <DE> Tj
      ET
      EMC
      1 0 0 1 0 0 cm
      /X7 Do
      0 0 m
      9 9 l
      S
      Q`)
    expect(marked(content, picture => picture === 'X7')).toEqual(lines(`
      /Artifact BMC
      q
      0 0 673 1002 re
      f
      EMC
      /P <</MCID 0 >>BDC
      BT
      <DE> Tj
      ET
      EMC
      1 0 0 1 0 0 cm
      /X7 Do
      /Artifact BMC
      0 0 m
      9 9 l
      S
      Q
      EMC`))
    expect(marked(lines('q\n/X7 Do\nQ'), () => false)).toEqual(lines('/Artifact BMC\nq\n/X7 Do\nQ\nEMC'))
  })

  it('is refused where a tag stays open, or lines are not what Chromium writes', () => {
    expect(() => marked(lines('/P <</MCID 0 >>BDC\nf'), () => false)).toThrow('1 are open')
  })
})

describe('the handout\'s options', () => {
  it.each([[1], [2], [3], [6]])('hold %i slides a page', (count) => {
    expect(readSlidesAPage(String(count))).toBe(count)
  })

  it.each(['4', '0', '02', 'two', ''])('refuse “%s” slides a page', (value) => {
    expect(() => readSlidesAPage(value)).toThrow(new UserError(`--slides is ${value}; a page holds 1, 2, 3 or 6 slides.`))
  })

  it.each([
    ['https://example.org/deep-learning', 'https://example.org/deep-learning/'],
    ['https://example.org/deep-learning/', 'https://example.org/deep-learning/'],
    ['http://example.org:8080/index.html', 'http://example.org:8080/index.html'],
  ])('take the address %s', (address, read) => {
    expect(readUrl(address)).toBe(read)
  })

  it.each(['example.org', 'ftp://example.org', 'https://', 'https://example.org/#/perceptron', 'https://example.org/?a=b', 'https://a b', 'javascript:alert(1)'])('refuse the address %s', (address) => {
    expect(() => readUrl(address)).toThrow(UserError)
  })

  it('travel in an address and come back', () => {
    for (const slidesAPage of SLIDES_A_PAGE) {
      for (const [notes, blackAndWhite, forStudents] of [[true, true, false], [true, false, true], [false, true, true], [false, false, false]] as const) {
        const options = { slidesAPage, notes, forStudents, blackAndWhite, url: 'https://example.org/a&b=c/' }
        expect(fromQuery(Object.fromEntries(new URLSearchParams(toQuery(options))))).toEqual(options)
      }
    }
  })

  it('are as by default where an address does not say them, or says them wrongly', () => {
    expect(fromQuery({})).toEqual(handoutDefaults)
    expect(fromQuery({ slides: '5' })).toEqual(handoutDefaults)
  })
})
