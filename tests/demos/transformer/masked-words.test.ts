import { describe, expect, it } from 'vitest'
import { choiceAt, lecturePair, sentenceOf } from '../../../demos/transformer/grammar'
import { hideWords, lectureSentences, rankWords, restorationOf, targetAt } from '../../../demos/transformer/masked-words'
import { tokensOf, vocabulary } from '../../../demos/transformer/vocabulary'

const [tired, wide] = lecturePair
/** Probabilities of a few words; all others have none. */
const probabilities = (some: Record<string, number>) => vocabulary.map(word => some[word] ?? 0)

describe('hidden words', () => {
  it('are shown as the mask, and the others as they are', () => {
    const tokens = hideWords(tired, [1, 11])
    expect(tokens).toEqual([...tokensOf(['the']), 0, ...tokensOf(tired.words.slice(2, 11)), 0])
    expect(vocabulary[0]).toBe('[MASK]')
  })

  it('are words of the sentence', () => {
    expect(() => hideWords(tired, [12])).toThrow(new RangeError('the sentence has 12 words; there is no word 13 to hide'))
  })

  it('have themselves as a target, but the pronoun has the noun that it stands for', () => {
    expect(tired.words.map((_, position) => targetAt(tired, position)).join(' ')).toBe('the animal didn\'t cross the street because animal was too tired .')
    expect(targetAt(wide, wide.pronoun)).toBe('street')
  })
})

it('knows the lecture’s sentences by their numbers', () => {
  expect(sentenceOf(choiceAt(lectureSentences.tired))).toEqual(tired)
  expect(sentenceOf(choiceAt(lectureSentences.wide))).toEqual(wide)
})

describe('a restoration', () => {
  const some = { dog: 0.3, cat: 0.25, fox: 0.2, cow: 0.1, goat: 0.08, pony: 0.05, animal: 0.02 }

  it('has the five likeliest, and the target with its rank', () => {
    const { hidden, likeliest, target } = restorationOf(tired, 1, probabilities(some))
    expect(hidden).toBe('animal')
    expect(likeliest.map(({ word, rank }) => `${rank} ${word}`)).toEqual(['1 dog', '2 cat', '3 fox', '4 cow', '5 goat'])
    expect(target).toEqual({ word: 'animal', probability: 0.02, rank: 7 })
  })

  it('ranks every word once', () => {
    const ranked = rankWords(probabilities(some))
    expect(ranked.map(({ rank }) => rank)).toEqual(vocabulary.map((_, index) => index + 1))
    expect(new Set(ranked.map(({ word }) => word))).toEqual(new Set(vocabulary))
  })
})
