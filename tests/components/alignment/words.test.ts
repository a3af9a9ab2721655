import { describe, expect, it } from 'vitest'
import { recordedTranslations } from '../../../components/alignment/recorded'
import { shownOf } from '../../../components/alignment/shown'
import { correctionsOf, LESSONS, MEASURED_ON, sayAnswer, sayCorrections, sayKnown, sayLook, sayMeasured, sayOrigin, sayPicture, sayQuestion } from '../../../components/alignment/words'
import metrics from '../../../demos/alignment/alignment-metrics.json'
import { build, lecture, NONE } from '../../../demos/alignment/grammar'
import { networkNames } from '../../../demos/alignment/networks'

const pair = build(lecture)
/** Every French word looks at its own English word. */
const attention = pair.links.map(link => pair.english.map((_, column) => column === link ? 0.8 : 0.2 / 12))
const shownUpTo = (written: number) =>
  ({ ...shownOf(pair, { words: pair.french, attention: attention.slice(0, written) }), english: pair.english, french: pair.french })
const shown = shownUpTo(attention.length)
const asking = { ...shownUpTo(4), asks: true }
const known = { ...lecture, preposition: NONE, verb: 'opened', year: '1990' } as const

describe('what is claimed of a network', () => {
  it.each(networkNames)('“%s” is what was measured of the shipped seed', (name) => {
    const { parameters, shippedSeed, runs } = metrics.networks[name]
    const { tokens, alignment } = runs.find(({ seed }) => seed === shippedSeed)!
    const [right, aligned] = [...sayMeasured(name).matchAll(/([\d.]+) %/g)].map(([, number]) => Number(number))
    expect(right).toBeCloseTo(100 * tokens, 0)
    expect(aligned).toBeCloseTo(100 * alignment, 0)
    expect(sayMeasured(name).startsWith('100 %')).toBe(tokens === 1)
    expect(sayOrigin(name, lecture)).toContain(`(${parameters.toLocaleString('en')} parameters)`)
    expect(MEASURED_ON).toContain(`${metrics.heldOutPairs} sentences`)
  })

  it('is softer attention of the recurrent one, and articles that look at nouns; of the shifted one, a look beside', () => {
    const shippedOf = (name: typeof networkNames[number]) => metrics.networks[name].runs.find(({ seed }) => seed === metrics.networks[name].shippedSeed)!
    expect(LESSONS.recurrent).toMatch(/softer.*article looks at its noun/)
    expect(shippedOf('recurrent').largestShare).toBeLessThan(shippedOf('alignment').largestShare - 0.1)
    const shareOf = (french: string, english: string) => recordedTranslations.recurrent.attention[pair.french.indexOf(french)]![pair.english.indexOf(english)]
    expect(shareOf('l\'', 'agreement')).toBeGreaterThan(0.3)
    expect(shareOf('la', 'area')).toBeGreaterThan(0.3)
    expect(LESSONS.shifted).toMatch(/right and its attention wrong/)
    expect(sayMeasured('shifted')).toContain(`${(100 * shippedOf('shifted').beside).toFixed(1)} % at one beside it`)
    expect(shippedOf('shifted').tokens).toBeGreaterThan(0.99)
    expect(shippedOf('shifted').alignment).toBeLessThan(0.3)
  })

  it('is that the lecture’s sentence was held out, and only of one that was', () => {
    expect(sayOrigin('alignment', lecture)).toContain('This sentence was not in its training.')
    expect(sayOrigin('alignment', known)).toContain('Training draws from sentences such as this.')
    expect(sayKnown(lecture)).not.toBe(sayKnown(known))
  })

  it('is whose weights they are not', () => {
    expect(sayOrigin('alignment', lecture)).toContain('not Bahdanau’s')
    expect(sayOrigin('recurrent', lecture)).toContain('built as Bahdanau’s and trained here')
  })
})

describe('a picture in words', () => {
  it('names both sentences, their roles, where each word looks, and the reversed order', () => {
    for (const view of ['matrix', 'lines'] as const) {
      const text = sayPicture(shown, view)
      expect(text).toContain(pair.english.join(' '))
      expect(text).toContain(pair.french.join(' '))
      expect(text).toMatch(/keys.*queries/)
      pair.links.forEach((link, row) => expect(text).toContain(`“${pair.french[row]}” at “${pair.english[link]}”`))
      expect(text).toContain('The order is reversed in “European economic area”, “zone économique européenne”.')
    }
  })

  it('tells nothing of what is to be predicted', () => {
    const text = sayPicture(asking, 'matrix')
    expect(sayQuestion(asking)).toBe('Where does the next French word, “zone”, look?')
    expect(text).toContain(sayQuestion(asking))
    expect(text).not.toMatch(/reversed|“zone” at|économique|européenne/)
    expect(text).toContain('Written so far: “l\' accord sur la”.')
  })

  it('of one word has its shares', () => {
    expect(sayLook(shown, 4)).toBe('“zone” looks at “area”, 80.0 %; “the”, 1.7 %; “agreement”, 1.7 %.')
    expect(sayAnswer({ ...shown, attention: shown.attention.slice(0, 5) }, 4)).toMatch(/^You guessed “European”: “zone” looks at “area”, 80\.0 %/)
    expect(sayAnswer({ ...shown, attention: shown.attention.slice(0, 5) }, null)).toMatch(/^“zone” looks/)
  })
})

describe('a translation', () => {
  it('is compared with the grammar’s', () => {
    const of = (words: string[]) => sayCorrections(words, correctionsOf(words, pair.french))
    expect(of([...pair.french])).toBe('All 14 French words are right.')
    expect(of(pair.french.map(word => word === 'signé' ? 'signée' : word))).toBe('13 of 14 French words are right: “signée” should be “signé”.')
    expect(of([...pair.french, '.'])).toBe('14 of 15 French words are right: “.” should not be there.')
  })

  it('of the lecture’s sentence was recorded of each network', () => {
    for (const name of networkNames) {
      const { words, attention, likeliest } = recordedTranslations[name]
      expect(attention).toHaveLength(words.length)
      attention.forEach(row => expect(row).toHaveLength(pair.english.length))
      likeliest.forEach((ranked, place) => expect(ranked[0]!.word).toBe(words[place]))
    }
    expect(recordedTranslations.alignment.words).toEqual(pair.french)
  })
})
