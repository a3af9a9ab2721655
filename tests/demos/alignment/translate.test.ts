import { describe, expect, it } from 'vitest'
import { build, lecture } from '../../../demos/alignment/grammar'
import { generatePairs } from '../../../demos/alignment/held-out'
import { measure } from '../../../demos/alignment/metrics'
import { openDecoder } from '../../../demos/alignment/model'
import { isConvolutional, networkNames } from '../../../demos/alignment/networks'
import { readGiven, translate } from '../../../demos/alignment/translate'
import { tokensOf } from '../../../demos/alignment/vocabulary'
import { randomTranslator, somePairs } from '../../tensors/support/translators'
import { convolutionalSteps, recurrentSteps } from './definitions'

const { english, french } = build(lecture)

describe.each(networkNames)('the network “%s”', (name) => {
  const network = randomTranslator(name, 6)

  it('is its definition, written out, in every score, share and probability', () => {
    for (const pair of somePairs) {
      const tokens = { english: tokensOf('english', pair.english), french: tokensOf('french', pair.french) }
      const expected = isConvolutional(name)
        ? convolutionalSteps(name, network.parameters, tokens.english, tokens.french)
        : recurrentSteps(network.parameters, tokens.english, tokens.french)
      const next = openDecoder(network, tokens.english)
      expected.forEach((step, place) => {
        const reading = next(tokens.french[place - 1])
        for (const stage of ['scores', 'attention', 'probabilities'] as const) {
          expect(reading[stage]).toHaveLength(step[stage].length)
          step[stage].forEach((value, index) => expect(reading[stage][index]).toBeCloseTo(value, 10))
        }
      })
    }
  })

  it('writes the likeliest word at each place, and is read the same with its own words given', () => {
    const written = translate(network, english)
    expect(written.words).toEqual(written.likeliest.map(([first]) => first!.word))
    expect(readGiven(network, english, written.words)).toEqual(written)
    for (const list of written.likeliest) {
      expect(list).toHaveLength(5)
      expect(list.map(({ probability }) => probability)).toEqual(list.map(({ probability }) => probability).sort((a, b) => b - a))
    }
    for (const row of written.attention) {
      expect(row).toHaveLength(english.length)
      expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
    }
  })

  it('ends with the first mark, or after 19 words', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { words } = translate(randomTranslator(name, seed), english)
      expect(words.slice(0, -1).some(word => ['.', '!', '…'].includes(word))).toBe(false)
      if (!['.', '!', '…'].includes(words.at(-1)!))
        expect(words).toHaveLength(19)
    }
  })

  it('looks at places before the one asked about only: words to come change nothing', () => {
    const changed = french.map((word, place) => place >= 7 ? 'hôpitaux' : word)
    const [one, other] = [readGiven(network, english, french), readGiven(network, english, changed)]
    expect(other.attention.slice(0, 8)).toEqual(one.attention.slice(0, 8))
    expect(other.attention[9]).not.toEqual(one.attention[9])
  })
})

describe('what cannot be translated', () => {
  const network = randomTranslator('alignment', 1)
  it.each([
    ['no word', [], 'an English sentence has 1 to 18 words; got 0'],
    ['too many', Array.from({ length: 19 }, () => 'the'), 'an English sentence has 1 to 18 words; got 19'],
    ['a word that is none', ['the', 'dog'], 'the word “dog” is not among the 99 English words; choose one of the grammar’s'],
  ])('is refused in a sentence: %s', (_, words, sentence) => {
    expect(() => translate(network, words)).toThrow(new RangeError(sentence))
  })

  it('is refused with parameters of another network, or too many French words', () => {
    expect(() => translate({ name: 'recurrent', parameters: network.parameters }, english)).toThrow(new RangeError('the network “recurrent” has 15080 parameters; got 16436'))
    expect(() => readGiven(network, english, Array.from({ length: 20 }, () => 'la'))).toThrow(new RangeError('a French sentence has at most 19 words; got 20'))
  })
})

describe('the measurements', () => {
  // Och & Ney: AER = 1 − (|A ∩ S| + |A ∩ P|) / (|A| + |S|), here with P = S.
  it('are those of their definitions', () => {
    const network = randomTranslator('shifted', 2)
    const pairs = generatePairs(30, { seed: 3, part: 'training' })
    const readings = pairs.map(pair => readGiven(network, pair.english, pair.french))
    const edges = (some: (pair: number, place: number, word: number) => boolean) => new Set(pairs.flatMap(({ english, french }, pair) =>
      french.flatMap((_, place) => english.flatMap((_, word) => some(pair, place, word) ? [`${pair}:${place}:${word}`] : []))))
    const sure = edges((pair, place, word) => pairs[pair]!.links[place] === word)
    const linked = edges((pair, place, word) => readings[pair]!.attention[place]![word]! > 0.5)
    const largest = edges((pair, place, word) => readings[pair]!.attention[place]!.every(share => share <= readings[pair]!.attention[place]![word]!))
    const both = (one: Set<string>, other: Set<string>) => [...one].filter(edge => other.has(edge)).length
    const { alignment, beside, largestShare, errorRate, tokens, sentences } = measure(network, pairs)
    expect(both(linked, sure)).toBeGreaterThan(0)
    expect(linked.size).toBeLessThan(sure.size)
    expect(errorRate).toBeCloseTo(1 - 2 * both(linked, sure) / (linked.size + sure.size), 12)
    expect(alignment).toBeCloseTo(both(largest, sure) / sure.size, 12)
    const nextTo = edges((pair, place, word) => [word - 1, word + 1].includes(pairs[pair]!.links[place]!))
    expect(beside).toBeCloseTo(both(largest, nextTo) / sure.size, 12)
    expect(largestShare).toBeCloseTo(readings.flatMap(({ attention }) => attention).reduce((sum, row) => sum + row.toSorted((a, b) => b - a)[0]!, 0) / sure.size, 12)
    expect([tokens, sentences]).toEqual([expect.closeTo(readings.flatMap(({ likeliest }, pair) => likeliest.filter(([first], place) => first!.word === pairs[pair]!.french[place])).length / sure.size, 12), 0])
  })
})
