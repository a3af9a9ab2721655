import { describe, expect, it } from 'vitest'
import { percentText } from '../../../components/kit/format'
import { likeliestRows } from '../../../components/masked-words/likeliest-rows'
import { guessGroups, maskedFields } from '../../../components/masked-words/values'
import { networkName, networkTraining, sayGuess, sayKind, sayPart, saySurprise, sayTarget, trainingInShort } from '../../../components/masked-words/words'
import { createRandom } from '../../../demos/shared/random'
import { lecturePair, sentenceOf } from '../../../demos/transformer/grammar'
import { splitOf, trainingChoice, unseenPairs } from '../../../demos/transformer/held-out'
import { restorationOf } from '../../../demos/transformer/masked-words'
import { splitSeed } from '../../../demos/transformer/training'
import metrics from '../../../demos/transformer/transformer-metrics.json'
import { MASK, vocabulary } from '../../../demos/transformer/vocabulary'

const [tired] = lecturePair
const some = { dog: 0.5, cat: 0.25, fox: 0.1, cow: 0.05, goat: 0.04, pony: 0.02, animal: 0.01 }
const probabilities = vocabulary.map(word => (some as Record<string, number>)[word] ?? 0)
const ranked = Object.entries(some).map(([word, probability], index) => ({ word, probability, rank: index + 1 }))
const noun = restorationOf(tired, tired.animal, probabilities)
const pronoun = restorationOf(tired, tired.pronoun, probabilities)

describe('what is claimed', () => {
  it('of the network is what the metrics say', () => {
    const { parameters, recipe } = metrics.networks.readable
    expect(networkName).toBe(`Transformer with ${parameters.toLocaleString('en')} parameters`)
    expect(trainingInShort).toContain('for “it” the target was the noun it stands for')
    expect(networkTraining).toContain(`trained on ${(recipe.steps * recipe.batchSize).toLocaleString('en')} generated sentences`)
  })

  it('of a sentence is whether training could have had it', () => {
    const split = splitOf(splitSeed)
    expect(sayPart(tired)).toBe('This sentence was held out: training never had “animal” and “street” in one sentence.')
    expect(sayPart(sentenceOf(trainingChoice(split, createRandom(1))))).toMatch(/^Training drew/)
    for (const { words, referent, adjective, choice } of unseenPairs(split, 'heldOut', 20, 1).flat().filter(({ choice }) => choice.animal > 0 || choice.place > 0))
      expect(sayPart(sentenceOf(choice))).toContain(`never had “${words[referent]}” and “${words[adjective]}” in one sentence as noun and adjective`)
  })

  it('of a hidden word is its probability and rank; of "it", those of its noun', () => {
    expect(sayTarget(noun)).toBe('“animal” was hidden: 1.0 %, rank 7 of 84.')
    expect(sayTarget(pronoun)).toBe('“it” was hidden; its target in training was the noun that it stands for, “animal”: 1.0 %, rank 7 of 84.')
  })

  // The seven animals of the example have all of the probability.
  it('of a kind of word is what its words have together, where the word itself is not restored', () => {
    expect(sayKind(noun)).toBe('All 12 animals together: 97.0 %.')
    expect(sayKind({ ...noun, target: { ...noun.target, rank: 1 } })).toBeUndefined()
  })

  // −ln 0.01 = 4.605, ln 84 = 4.431
  it('of the surprise is the negative logarithm', () => {
    expect(saySurprise(noun)).toBe('Surprise: −ln p = 4.61. If all 84 words were equally likely, it would be ln 84 = 4.43.')
  })

  it('of a guess is how it compares', () => {
    expect(sayGuess('', noun, ranked)).toBeUndefined()
    expect(sayGuess('cow', noun, ranked)).toBe('Your guess, “cow”: 5.0 %, rank 4.')
    expect(sayGuess('dog', noun, ranked)).toBe('Your guess, “dog”, is the network’s first too: 50.0 %, rank 1.')
    expect(sayGuess('animal', noun, ranked)).toBe('Your guess, “animal”, is what was to be restored.')
  })
})

describe('the rows', () => {
  it('end with the target where it is not among the likeliest', () => {
    expect(likeliestRows(noun, 'cat').map(({ word, isTarget, isGuess }) => [word, isTarget, isGuess])).toEqual([
      ['dog', false, false],
      ['cat', false, true],
      ['fox', false, false],
      ['cow', false, false],
      ['goat', false, false],
      ['animal', true, false],
    ])
    expect(likeliestRows(restorationOf(lecturePair[0], 1, vocabulary.map(word => Number(word === 'animal'))))).toHaveLength(5)
  })

  it('never say 0 % or 100 %, which softmax does not give', () => {
    expect([0.0004, 0.0006, 0.1234, 0.9994, 0.9996].map(percentText)).toEqual(['< 0.1 %', '0.1 %', '12.3 %', '99.9 %', '> 99.9 %'])
  })
})

describe('the address', () => {
  it('counts hidden words from 1, in the order in which they were hidden', () => {
    const { hidden } = maskedFields
    expect(hidden.write([4, 0])).toBe('5,1')
    expect(hidden.read('5,1')).toEqual([4, 0])
    for (const text of ['', '0', '13', '2,2', '1.5', 'x', '1,'])
      expect(hidden.read(text), text).toBeUndefined()
  })

  it('takes any word of the vocabulary as a guess, each offered once', () => {
    const words = guessGroups.flatMap(({ choices }) => choices.map(({ value }) => value))
    expect([...words].sort()).toEqual(['', ...vocabulary.filter(word => word !== MASK)].sort())
    expect(maskedFields.guess.read('unicorn')).toBeUndefined()
  })
})
