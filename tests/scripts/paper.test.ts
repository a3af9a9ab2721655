import { describe, expect, it } from 'vitest'
import { fromQuery, handoutDefaults, SLIDES_A_PAGE, toQuery } from '../../paper/handout-options'
import { readOptions, UserError } from '../../scripts/paper/command-line'
import { readSlidesAPage, readUrl } from '../../scripts/paper/handout-values'

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
      for (const [notes, blackAndWhite] of [[true, true], [true, false], [false, true], [false, false]] as const) {
        const options = { slidesAPage, notes, blackAndWhite, url: 'https://example.org/a&b=c/' }
        expect(fromQuery(Object.fromEntries(new URLSearchParams(toQuery(options))))).toEqual(options)
      }
    }
  })

  it('are as by default where an address does not say them, or says them wrongly', () => {
    expect(fromQuery({})).toEqual(handoutDefaults)
    expect(fromQuery({ slides: '5' })).toEqual(handoutDefaults)
  })
})
