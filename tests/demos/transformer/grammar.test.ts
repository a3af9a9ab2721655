import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../demos/shared/random'
import { choiceAt, choiceCount, firstPassive, lecturePair, minimalPair, printedWords, sentenceLength, sentenceOf } from '../../../demos/transformer/grammar'
import { partOf, splitOf, trainingChoice, unseenPairs } from '../../../demos/transformer/held-out'
import { MASK_RATE, maskSentence, noTarget } from '../../../demos/transformer/masking'
import { lexicon, likeliestWords, MASK, maskToken, tokensOf, vocabulary, wordsOf } from '../../../demos/transformer/vocabulary'

const index = fc.integer({ min: 0, max: choiceCount - 1 })
const anySentence = index.map(index => sentenceOf(choiceAt(index)))
const { animals, places, animalAdjectives, placeAdjectives } = lexicon
const text = ({ words }: { words: readonly string[] }) => words.join(' ')

describe('the grammar', () => {
  it('speaks the lecture’s two sentences', () => {
    expect(lecturePair.map(({ words }) => printedWords(words).join(' '))).toEqual([
      'The animal didn\'t cross the street because it was too tired .',
      'The animal didn\'t cross the street because it was too wide .',
    ])
    expect(lecturePair.map(({ words, referent, distractor }) => [words[referent], words[distractor]]))
      .toEqual([['animal', 'street'], ['street', 'animal']])
  })

  // 2 subjects × 2 orders × 6 verbs × 3 conjunctions × 12 × 12 nouns × 20 adjectives = 207,360 in the passive; × 3 negations × 3 degrees in the active.
  it('has as many sentences as there are ways to choose, and no sentence twice', () => {
    expect(choiceCount).toBe(207_360 + 9 * 207_360)
    expect(firstPassive).toBe(9 * 207_360)
    expect([-1, 0].map(beside => choiceAt(firstPassive + beside).voice)).toEqual(['active', 'passive'])
    const some = Array.from({ length: 20_000 }, (_, index) => index * 103) // of both voices, every slot in every way
    expect(new Set(some.map(index => text(sentenceOf(choiceAt(index))))).size).toBe(some.length)
  })

  it('has sentences of one length, of known words, with one "it", one animal and one place', () => {
    fc.assert(fc.property(anySentence, (sentence) => {
      const { words, pronoun, animal, place, adjective } = sentence
      expect(words).toHaveLength(sentenceLength)
      expect(words.filter(word => word === 'it')).toHaveLength(1)
      expect(words.filter(word => (animals as readonly string[]).includes(word))).toEqual([words[animal]])
      expect(words.filter(word => (places as readonly string[]).includes(word))).toEqual([words[place]])
      expect(words[pronoun]).toBe('it')
      expect([...animalAdjectives, ...placeAdjectives]).toContain(words[adjective])
      expect(wordsOf(tokensOf(words))).toEqual(words)
    }))
  })

  it('lets the adjective alone decide, whose list says what it can be said of', () => {
    fc.assert(fc.property(anySentence, ({ words, referent, distractor, adjective }) => {
      const isAnimals = (animalAdjectives as readonly string[]).includes(words[adjective]!)
      expect((animals as readonly string[]).includes(words[referent]!)).toBe(isAnimals)
      expect((animals as readonly string[]).includes(words[distractor]!)).toBe(!isAnimals)
    }))
  })

  it('gives nothing away by position: the noun that "it" stands for is as often the first as the second', () => {
    const random = createRandom(1)
    const sentences = Array.from({ length: 4000 }, () => sentenceOf(choiceAt(random.integer(choiceCount))))
    for (const reason of ['first', 'last']) {
      const some = sentences.filter(({ choice }) => choice.reason === reason)
      const first = some.filter(({ referent, distractor }) => referent < distractor).length / some.length
      expect(Math.abs(first - 0.5)).toBeLessThan(0.045) // four standard errors
    }
  })

  it('makes minimal pairs: one word apart, and the noun that is meant changes', () => {
    fc.assert(fc.property(index, fc.nat(9), fc.nat(9), (index, animalAdjective, placeAdjective) => {
      const [one, other] = minimalPair(choiceAt(index), animalAdjective, placeAdjective)
      expect(one.words.flatMap((word, position) => word === other.words[position] ? [] : [position])).toEqual([one.adjective])
      expect([one.words[one.adjective], other.words[one.adjective]]).toEqual([animalAdjectives[animalAdjective], placeAdjectives[placeAdjective]])
      expect([other.referent, other.distractor]).toEqual([one.distractor, one.referent])
      expect(one.referent).toBe(one.animal)
    }))
  })

  it('refuses a sentence that there is not', () => {
    expect(() => choiceAt(choiceCount)).toThrow(new RangeError(`number of a sentence must be less than ${choiceCount}; got ${choiceCount}`))
    expect(() => choiceAt(-1)).toThrow(new RangeError('number of a sentence must be an integer of at least 0; got -1'))
  })
})

describe('the tokeniser', () => {
  it('knows each word once, and the mask as 0', () => {
    expect(new Set(vocabulary).size).toBe(vocabulary.length)
    expect(vocabulary[maskToken]).toBe(MASK)
  })

  it('takes a capital letter for a small one', () => {
    expect(tokensOf(['The', 'Because', MASK])).toEqual(tokensOf(['the', 'because', MASK]))
  })

  it('names the likeliest words, the likeliest first', () => {
    const probabilities = vocabulary.map(word => ({ dog: 0.5, cat: 0.2, street: 0.25 })[word] ?? 0)
    expect(likeliestWords(probabilities, 3)).toEqual([{ word: 'dog', probability: 0.5 }, { word: 'street', probability: 0.25 }, { word: 'cat', probability: 0.2 }])
  })

  it('refuses words and numbers that it does not know', () => {
    expect(() => tokensOf(['the', 'unicorn'])).toThrow(new RangeError(`the word “unicorn” is not in the vocabulary of ${vocabulary.length} words; choose one of the grammar’s`))
    expect(() => wordsOf([vocabulary.length])).toThrow(new RangeError(`tokens are integers from 0 to ${vocabulary.length - 1}; got ${vocabulary.length}`))
  })
})

describe('what is held out', () => {
  const seed = fc.integer({ min: 1, max: 1e6 })

  it('is a fifth of the pairs of noun and adjective, for every noun alike, animal–tired and street–wide among them', () => {
    fc.assert(fc.property(seed, (seed) => {
      const split = splitOf(seed)
      for (const parts of [...split.animals, ...split.places]) {
        expect(parts.filter(part => part === 'heldOut')).toHaveLength(2)
        expect(parts.filter(part => part === 'validation')).toHaveLength(1)
      }
      expect([split.animals[0]![0], split.places[0]![0]]).toEqual(['heldOut', 'heldOut'])
      expect(lecturePair.map(({ choice }) => partOf(choice, split))).toEqual(['heldOut', 'heldOut'])
    }))
  })

  it('never comes in training: no held-out pair, and no sentence with both of the lecture’s nouns', () => {
    const split = splitOf(3)
    const seen = new Set<string>()
    const random = createRandom(5)
    for (let index = 0; index < 5000; index++) {
      const { words, animal, place, referent, adjective } = sentenceOf(trainingChoice(split, random))
      seen.add(`${words[referent]} ${words[adjective]}`)
      expect([words[animal], words[place]]).not.toEqual(['animal', 'street'])
    }
    for (const part of ['heldOut', 'validation'] as const) {
      for (const sentence of unseenPairs(split, part, 300, 1).flat()) {
        expect(partOf(sentence.choice, split)).toBe(part)
        expect(seen).not.toContain(`${sentence.words[sentence.referent]} ${sentence.words[sentence.adjective]}`)
      }
    }
    expect(seen.size).toBe(2 * 12 * 7) // and all others do come
  })

  it('is drawn without repeats, and the same for the same seed', () => {
    const pairs = (seed: number) => unseenPairs(splitOf(3), 'heldOut', 200, seed).map(([one, other]) => `${text(one)} ${text(other)}`)
    expect(new Set(pairs(1)).size).toBe(200)
    expect(pairs(1)).toEqual(pairs(1))
    expect(pairs(1)).not.toEqual(pairs(2))
  })
})

describe('masking', () => {
  const masked = (count: number) => {
    const random = createRandom(11)
    return Array.from({ length: count }, () => {
      const sentence = sentenceOf(choiceAt(random.integer(choiceCount)))
      return { sentence, words: tokensOf(sentence.words), ...maskSentence(sentence, random) }
    })
  }
  const some = masked(4000)

  it('changes nothing but words that are to be restored, and the pronoun', () => {
    for (const { sentence, words, tokens, targets } of some) {
      words.forEach((word, position) => {
        if (position === sentence.pronoun)
          expect([noTarget, words[sentence.referent]]).toContain(targets[position])
        else if (targets[position] === noTarget)
          expect(tokens[position]).toBe(word)
        else
          expect(targets[position]).toBe(word)
      })
    }
  })

  // Devlin et al. (2019): 80 % mask, 10 % random, 10 % unchanged; of random words 1 in 83 is the word itself.
  it('has BERT’s shares for ordinary words', () => {
    const places = some.flatMap(({ sentence, words, tokens, targets }) => words.flatMap((word, position) =>
      position === sentence.pronoun ? [] : [{ word, token: tokens[position], isTarget: targets[position] !== noTarget }]))
    const targets = places.filter(({ isTarget }) => isTarget)
    const share = (count: number) => count / targets.length
    expect(Math.abs(targets.length / places.length - MASK_RATE)).toBeLessThan(0.007) // four standard errors
    expect(Math.abs(share(targets.filter(({ token }) => token === maskToken).length) - 0.8)).toBeLessThan(0.02)
    expect(Math.abs(share(targets.filter(({ word, token }) => token === word).length) - 0.1 * (1 + 1 / 83))).toBeLessThan(0.015)
  })

  it('shows the pronoun as the mask in 60 %, and asks for its noun in 80 %', () => {
    const pronouns = some.map(({ sentence: { pronoun }, tokens, targets }) => ({ token: tokens[pronoun], target: targets[pronoun] }))
    const share = (count: number) => count / some.length
    const [it] = tokensOf(['it'])
    expect(Math.abs(share(pronouns.filter(({ token, target }) => token === maskToken && target !== noTarget).length) - 0.6)).toBeLessThan(0.031)
    expect(Math.abs(share(pronouns.filter(({ token, target }) => token === it && target !== noTarget).length) - 0.2)).toBeLessThan(0.026)
    expect(Math.abs(share(pronouns.filter(({ token, target }) => token === it && target === noTarget).length) - 0.2)).toBeLessThan(0.026)
  })
})
