import type { Choices, PartName } from '../../../demos/alignment/grammar'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { build, choicesOf, lecture, MAX_ENGLISH, MAX_FRENCH, NONE, printedWords, randomChoices, SENTENCE_PARTS } from '../../../demos/alignment/grammar'
import { generatePairs, isHeldOut } from '../../../demos/alignment/held-out'
import { BOUNDARY, boundaryToken, tokensOf, vocabularies } from '../../../demos/alignment/vocabulary'
import { createRandom } from '../../../demos/shared/random'
import { agreeing, determiner, englishPlural, glossary, isFeminine } from './french'

/** Whatever the menus can be set to. */
const anyChoices = fc.record(Object.fromEntries(Object.entries(choicesOf).map(([name, values]) => [name, fc.constantFrom(...values)]))) as fc.Arbitrary<Choices>

const named = (words: readonly string[]) => words.filter(word => word !== NONE)

/** The translation by the rules, word by word, each with the English word that it stands for. */
function byTheRules(choices: Choices): { english: string[], french: [french: string, english: string][] } {
  const phrase = (first: string, adjectives: readonly string[], noun: string, isPlural: boolean) => {
    const base = glossary[noun]!
    const kinds = { isFeminine: isFeminine(base), isPlural }
    const different = named([...new Set(adjectives)])
    const englishFirst = first === 'this' && isPlural ? 'these' : first
    const englishNoun = isPlural ? englishPlural(noun) : noun
    return {
      english: [englishFirst, ...different, englishNoun],
      french: [
        [determiner(first, base, isPlural), englishFirst],
        [agreeing(base, { isFeminine: false, isPlural }), englishNoun],
        ...different.toReversed().map((adjective): [string, string] => [agreeing(glossary[adjective]!, kinds), adjective]),
      ] as [string, string][],
    }
  }
  const same = (words: readonly string[]) => ({ english: named(words), french: named(words).map((word): [string, string] => [glossary[word] ?? word, word]) })

  const date = named([choices.month, choices.year])
  const time = date.length > 0 ? ['in', ...date] : []
  const isPlural = choices.number === 'plural'
  const isPassive = choices.auxiliary === 'was'
  const auxiliary = isPassive ? (isPlural ? 'were' : 'was') : (isPlural ? 'have' : 'has')
  const subject = isFeminine(glossary[choices.noun]!)
  const participle = glossary[choices.verb]!
  const parts = [
    same(choices.timePlace === 'first' && time.length > 0 ? [...time, ','] : []),
    phrase(choices.determiner, [choices.adjective1, choices.adjective2], choices.noun, isPlural),
    ...choices.preposition === NONE
      ? []
      : [same([choices.preposition]), phrase(choices.secondDeterminer, [choices.secondAdjective1, choices.secondAdjective2, choices.secondAdjective3], choices.secondNoun, choices.secondNumber === 'plural')],
    { english: [auxiliary], french: [[isPlural ? 'ont' : 'a', auxiliary], ...isPassive ? [['été', auxiliary]] : []] as [string, string][] },
    same([choices.adverb]),
    { english: [choices.verb], french: [[isPassive ? agreeing(participle, { isFeminine: subject, isPlural }) : participle, choices.verb]] as [string, string][] },
    same(choices.timePlace === 'last' ? time : []),
    same([choices.mark]),
  ]
  return { english: parts.flatMap(({ english }) => english), french: parts.flatMap(({ french }) => french) }
}

describe('the grammar', () => {
  it('speaks the lecture’s sentence and its translation, which training never sees', () => {
    const pair = build(lecture)
    expect(printedWords(pair.english).join(' ')).toBe('The agreement on the European Economic Area was signed in August 1992 .')
    expect(printedWords(pair.french).join(' ')).toBe('L\' accord sur la zone économique européenne a été signé en août 1992 .')
    expect(pair.links.map(index => pair.english[index])).toEqual(['the', 'agreement', 'on', 'the', 'area', 'economic', 'European', 'was', 'was', 'signed', 'in', 'August', '1992', '.'])
    expect(isHeldOut(pair)).toBe(true)
  })

  it('is right in gender, number, elision and order, whatever the menus are set to', () => {
    const check = (choices: Choices) => {
      const { english, french, links } = build(choices)
      const expected = byTheRules(choices)
      expect(english).toEqual(expected.english)
      expect(french).toEqual(expected.french.map(([word]) => word))
      expect(links.map(index => english[index])).toEqual(expected.french.map(([, word]) => word))
    }
    fc.assert(fc.property(anyChoices, check), { numRuns: 2000 })
    // Every noun in both numbers with every determiner, adjective and participle.
    for (const noun of choicesOf.noun) {
      for (const number of choicesOf.number) {
        choicesOf.determiner.forEach(first => check({ ...lecture, noun, number, determiner: first, secondNoun: noun, secondNumber: number, secondDeterminer: first }))
        choicesOf.adjective1.forEach(adjective => check({ ...lecture, noun, number, adjective1: adjective, secondNoun: noun, secondNumber: number, secondAdjective1: adjective }))
        choicesOf.verb.forEach(verb => choicesOf.auxiliary.forEach(auxiliary => check({ ...lecture, noun, number, verb, auxiliary })))
      }
    }
  })

  it.each([
    ['hospital', 'singular', 'cet hôpital'],
    ['hospital', 'plural', 'ces hôpitaux'],
    ['school', 'singular', 'cette école'],
    ['treaty', 'singular', 'ce traité'],
  ] as const)('says of %s in the %s: %s', (noun, number, french) => {
    expect(build({ ...lecture, determiner: 'this', noun, number }).french.slice(0, 2).join(' ')).toBe(french)
  })

  it('links words by their places: one that occurs twice to the one that it stands for', () => {
    const { english, french, links } = build(lecture)
    expect(english.slice(0, 4)).toEqual(['the', 'agreement', 'on', 'the'])
    expect([links[french.indexOf('l\'')], links[french.indexOf('la')]]).toEqual([0, 3])
    fc.assert(fc.property(anyChoices, (choices) => {
      const { english, french, links } = build(choices)
      expect(links).toHaveLength(french.length)
      expect(new Set(links).size).toBe(english.length) // no English word is left over
    }))
  })

  it('has no sentence that is longer than it says, and has that one', () => {
    fc.assert(fc.property(anyChoices, (choices) => {
      const { english, french } = build(choices)
      expect(english.length).toBeLessThanOrEqual(MAX_ENGLISH)
      expect(french.length).toBeLessThanOrEqual(MAX_FRENCH)
    }))
    const { english, french } = build({ ...lecture, timePlace: 'first', adjective1: 'French', adjective2: 'social', secondAdjective3: 'public', adverb: 'slowly' })
    expect([english.length, french.length]).toEqual([MAX_ENGLISH, MAX_FRENCH])
  })

  it('has a menu for every part, each choice with a label, and no label twice in one menu', () => {
    expect(SENTENCE_PARTS.map(({ name }) => name)).toEqual(Object.keys(choicesOf))
    expect(new Set(SENTENCE_PARTS.map(({ label }) => label)).size).toBe(SENTENCE_PARTS.length)
    for (const { name, choices } of SENTENCE_PARTS) {
      expect(choices.map(({ value }) => value)).toEqual(choicesOf[name])
      expect(new Set(choices.map(({ label }) => label)).size).toBe(choices.length)
      expect(choices.map(({ value }) => value)).toContain(lecture[name satisfies PartName])
    }
  })

  it('draws the same for the same seed, the time in front in 30 %, behind in 55 %, and none in 15 %', () => {
    expect(randomChoices(createRandom(4))).toEqual(randomChoices(createRandom(4)))
    const random = createRandom(5)
    const drawn = Array.from({ length: 4000 }, () => randomChoices(random))
    const hasTime = ({ month, year }: Choices) => month !== NONE || year !== NONE
    const share = (test: (choices: Choices) => boolean) => drawn.filter(test).length / drawn.length
    // Four standard errors are 0.032 at most.
    expect(Math.abs(share(choices => hasTime(choices) && choices.timePlace === 'first') - 0.3)).toBeLessThan(0.032)
    expect(Math.abs(share(choices => hasTime(choices) && choices.timePlace === 'last') - 0.55)).toBeLessThan(0.032)
    for (const auxiliary of choicesOf.auxiliary) {
      for (const verb of choicesOf.verb)
        expect(share(choices => choices.auxiliary === auxiliary && choices.verb === verb)).toBeGreaterThan(0.03) // each verb with each
    }
  })
})

describe('the vocabularies', () => {
  it('know each word once, the boundary as 0, and every word of every menu', () => {
    for (const words of Object.values(vocabularies)) {
      expect(new Set(words).size).toBe(words.length)
      expect(words[boundaryToken]).toBe(BOUNDARY)
    }
    const used = { english: new Set<string>(), french: new Set<string>() }
    const random = createRandom(6)
    for (let index = 0; index < 5000; index++) {
      const pair = build(randomChoices(random))
      pair.english.forEach(word => used.english.add(word))
      pair.french.forEach(word => used.french.add(word))
    }
    expect([...used.english].sort()).toEqual(vocabularies.english.slice(1).sort())
    expect([...used.french].sort()).toEqual(vocabularies.french.slice(1).sort())
  })

  it('take a capital letter for a small one, and refuse what they do not have', () => {
    expect(tokensOf('english', ['The', 'european', 'AUGUST'])).toEqual(['the', 'European', 'August'].map(word => vocabularies.english.indexOf(word)))
    expect(() => tokensOf('french', ['zone', 'the'])).toThrow(new RangeError('the word “the” is not among the 153 French words; choose one of the grammar’s'))
  })
})

describe('what training never sees', () => {
  /** Read off the English words. */
  const isHeldOutText = (words: readonly string[]) => {
    const text = ` ${words.join(' ')} `
    const phrases = text.split(/ (?:the|this|these|our|their|on|for|with|without|against|after|was|were|has|have)(?= )/)
    return / August 1992 /.test(text)
      || (/ signed /.test(text) && /^ (?:in [^,]* , )?(?:the|this|these|our|their) (?:\w+ ){0,2}agreements? /.test(text))
      || phrases.some(phrase => /European/.test(phrase) && /economic/.test(phrase))
      || phrases.some(phrase => / areas?$/.test(phrase) && /European|economic/.test(phrase))
  }

  it('is what the English words say', () => {
    fc.assert(fc.property(anyChoices, (choices) => {
      const pair = build(choices)
      expect(isHeldOut(pair)).toBe(isHeldOutText(pair.english))
    }), { numRuns: 2000 })
  })

  it('is in no pair for training, and in each to measure by; no pair comes twice', () => {
    for (const part of ['training', 'heldOut'] as const) {
      const pairs = generatePairs(500, { seed: 9, part })
      expect(pairs.every(({ english }) => isHeldOutText(english) === (part === 'heldOut'))).toBe(true)
      expect(new Set(pairs.map(({ english }) => english.join(' '))).size).toBe(500)
      expect(generatePairs(500, { seed: 9, part })).toEqual(pairs)
      expect(generatePairs(500, { seed: 9, part, stream: [1] })).not.toEqual(pairs)
    }
  })
})
