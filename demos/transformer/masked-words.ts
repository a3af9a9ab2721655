import type { Sentence } from './grammar'
import type { Reading, Transformer } from './transformer'
import { choiceAt, lecturePair, sentenceOf } from './grammar'
import { readSentence } from './transformer'
import { lexicon, likeliestWords, maskToken, tokensOf, vocabulary } from './vocabulary'

/** What a network restores in the place of a hidden word. */
export interface Restoration {
  /** What stood there. */
  hidden: string
  /** The kind of word that it was trained to restore there, and how likely the network holds all words of this kind together. */
  kind: KindShare
  /** What the network was trained to restore there: the hidden word, but for the pronoun the noun that it stands for. */
  target: RankedWord
  /** The likeliest words, the likeliest first. */
  likeliest: readonly RankedWord[]
}

export interface RankedWord {
  word: string
  probability: number
  /** From 1, the likeliest of the vocabulary. */
  rank: number
}

/** Words that can stand in each other's place. */
export interface KindOfWord {
  name: string
  words: readonly string[]
}

/** How likely the words of a kind are, together. */
export interface KindShare {
  name: string
  /** How many words there are of this kind. */
  count: number
  probability: number
}

/** Every word of the grammar, by its kind. */
export const kindsOfWords: readonly KindOfWord[] = [
  { name: 'animals', words: lexicon.animals },
  { name: 'places', words: lexicon.places },
  { name: 'adjectives of animals', words: lexicon.animalAdjectives },
  { name: 'adjectives of places', words: lexicon.placeAdjectives },
  { name: 'verbs of animals', words: lexicon.animalVerbs.flat() },
  { name: 'verbs of places', words: lexicon.placeVerbs.flat() },
  { name: 'small words', words: [...lexicon.negations, ...lexicon.conjunctions, ...lexicon.degrees, ...lexicon.others] },
]

/** How likely the words of each kind are together, from the probabilities of every word of the vocabulary. */
export const sumByKind = (probabilities: readonly number[]): KindShare[] => kindsOfWords.map(({ name, words }) => ({
  name,
  count: words.length,
  probability: words.reduce((sum, word) => sum + probabilities[vocabulary.indexOf(word)]!, 0),
}))

/** How many words are shown. */
export const SHOWN_WORDS = 5

/**
 * The tokens of a sentence, some of them hidden behind the mask.
 *
 * @throws {RangeError} If there is no word at one of the positions.
 */
export function hideWords({ words }: Sentence, positions: readonly number[]): number[] {
  const stray = positions.find(position => words[position] === undefined)
  if (stray !== undefined)
    throw new RangeError(`the sentence has ${words.length} words; there is no word ${stray + 1} to hide`)
  return tokensOf(words).map((token, position) => positions.includes(position) ? maskToken : token)
}

/** What a network trained on this grammar is to restore at a position. */
export const targetAt = ({ words, pronoun, referent }: Sentence, position: number): string =>
  words[position === pronoun ? referent : position]!

/** Every word of the vocabulary, the likeliest first. */
export const rankWords = (probabilities: readonly number[]): RankedWord[] =>
  likeliestWords(probabilities, vocabulary.length).map((word, index) => ({ ...word, rank: index + 1 }))

/**
 * What a network restores at a position, from the probabilities of a reading.
 *
 * @param probabilities - Of every word of the vocabulary at that position.
 */
export function restorationOf(sentence: Sentence, position: number, probabilities: readonly number[]): Restoration {
  const ranked = rankWords(probabilities)
  const target = targetAt(sentence, position)
  return {
    hidden: sentence.words[position]!,
    kind: sumByKind(probabilities)[kindsOfWords.findIndex(({ words }) => words.includes(target))]!,
    target: ranked.find(({ word }) => word === target)!,
    likeliest: ranked.slice(0, SHOWN_WORDS),
  }
}

/** A sentence with one word hidden. */
export interface MaskedExample {
  /** The sentence's number, as `choiceAt` counts. */
  sentence: number
  /** Of the hidden word. */
  position: number
}

/** The numbers of the lecture's two sentences. */
export const lectureSentences = { tired: 0, wide: lexicon.animalAdjectives.length }

const [tired, wide] = lecturePair

/** What the talk hides: the word after "it", which the network restores. */
export const talkExample: MaskedExample = { sentence: lectureSentences.tired, position: tired.pronoun + 1 }

/** What is kept as a picture: for paper, and for a slide that cannot have the weights. */
export const recordedExamples: readonly MaskedExample[] = [
  talkExample,
  { sentence: lectureSentences.tired, position: tired.animal },
  { sentence: lectureSentences.tired, position: tired.pronoun },
  { sentence: lectureSentences.wide, position: wide.pronoun },
]

/** Reads a sentence with words hidden, in plain numbers. */
export const readMasked = (transformer: Transformer, sentence: Sentence, hidden: readonly number[]): Reading =>
  readSentence(transformer, hideWords(sentence, hidden))

/** What the network restores in the recorded examples: the content of `recorded-masked-words.json`. */
export function recordMaskedWords(transformer: Transformer): (MaskedExample & Restoration)[] {
  return recordedExamples.map((example) => {
    const sentence = sentenceOf(choiceAt(example.sentence))
    const { probabilities } = readMasked(transformer, sentence, [example.position])
    return { ...example, ...restorationOf(sentence, example.position, probabilities[example.position]!) }
  })
}
