/** All the words there are. Closed lists: there is no word the network could be asked about and has never seen. */
export const lexicon = {
  animals: ['animal', 'dog', 'cat', 'horse', 'fox', 'cow', 'goat', 'donkey', 'rabbit', 'sheep', 'deer', 'pony'],
  places: ['street', 'road', 'bridge', 'path', 'square', 'field', 'park', 'garden', 'river', 'valley', 'tunnel', 'market'],
  /** Adjectives that only an animal can be … */
  animalAdjectives: ['tired', 'hungry', 'thirsty', 'afraid', 'sleepy', 'lazy', 'ill', 'shy', 'weak', 'nervous'],
  /** … and those that only a place can be. */
  placeAdjectives: ['wide', 'narrow', 'long', 'steep', 'crowded', 'icy', 'windy', 'foggy', 'slippery', 'flooded'],
  /** What an animal does to a place: base form and participle. */
  animalVerbs: [['cross', 'crossed'], ['enter', 'entered'], ['reach', 'reached'], ['leave', 'left'], ['visit', 'visited'], ['explore', 'explored']],
  /** What a place does to an animal. */
  placeVerbs: [['scare', 'scared'], ['tempt', 'tempted'], ['attract', 'attracted'], ['worry', 'worried'], ['please', 'pleased'], ['stop', 'stopped']],
  negations: ['didn\'t', 'couldn\'t', 'wouldn\'t'],
  conjunctions: ['because', 'since', 'as'],
  degrees: ['too', 'so', 'very'],
  /** What stands in every sentence, or in every passive one. */
  others: ['the', 'it', 'was', '.', 'wasn\'t', 'by'],
} as const

/** Stands for a hidden word. */
export const MASK = '[MASK]'

/** Every token, in the order of its number: the mask is 0. */
export const vocabulary: readonly string[] = [MASK, ...Object.values(lexicon).flat(2)]

const numbers = new Map(vocabulary.map((word, number) => [word, number]))

export const maskToken = 0

/**
 * The words' numbers in the vocabulary. A capital letter makes no difference.
 *
 * @throws {RangeError} If a word is not in the vocabulary.
 */
export function tokensOf(words: readonly string[]): number[] {
  return words.map((word) => {
    const token = numbers.get(word) ?? numbers.get(word.toLowerCase())
    if (token === undefined)
      throw new RangeError(`the word “${word}” is not in the vocabulary of ${vocabulary.length} words; choose one of the grammar’s`)
    return token
  })
}

/** @throws {RangeError} If a number is no word's. */
export function wordsOf(tokens: readonly number[]): string[] {
  return tokens.map((token) => {
    const word = vocabulary[token]
    if (word === undefined)
      throw new RangeError(`tokens are integers from 0 to ${vocabulary.length - 1}; got ${token}`)
    return word
  })
}

/** The words with the highest probabilities, in descending order. */
export function likeliestWords(probabilities: readonly number[], count: number): { word: string, probability: number }[] {
  return probabilities
    .map((probability, token) => ({ word: vocabulary[token]!, probability }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, count)
}
