import type { Random } from '../shared/random'
import { requireIntegers } from '../shared/checks'
import { lexicon } from './vocabulary'

/**
 * The sentences that the Transformer is trained on: an animal, a place, a verb between them, and a clause that gives a reason
 * about "it". Only the adjective tells which of the two nouns "it" stands for. Neither the position of a noun, nor its part in
 * the sentence, nor the order of the clauses does: each comes with either.
 */

/** A way to fill every slot; the numbers are places in the lexicon's lists. */
export interface Choice {
  voice: 'active' | 'passive'
  /** Who is the subject of the main clause: the word in front. */
  subject: 'animal' | 'place'
  /** Where the clause with "it" stands. */
  reason: 'last' | 'first'
  verb: number
  conjunction: number
  animal: number
  place: number
  /** Counts the animals' adjectives first, then the places'. */
  adjective: number
  /** Of the active voice only: the passive has the word "by" in its place, so that all sentences are equally long. */
  negation: number
  /** Likewise. */
  degree: number
}

/** A sentence, and where in it the words are that matter. */
export interface Sentence {
  choice: Choice
  /** Lower case, the full stop being a word of its own. Always `sentenceLength` of them. */
  words: readonly string[]
  /** Positions of the words. */
  pronoun: number
  animal: number
  place: number
  adjective: number
  /** The noun that "it" stands for, and the other one. */
  referent: number
  distractor: number
}

export const sentenceLength = 12

const { animals, places, animalAdjectives, placeAdjectives, animalVerbs, conjunctions, negations, degrees } = lexicon
const adjectives = [...animalAdjectives, ...placeAdjectives]

/** Each slot with the number of ways to fill it. */
const slots = {
  passive: { subject: 2, reason: 2, verb: animalVerbs.length, conjunction: conjunctions.length, animal: animals.length, place: places.length, adjective: adjectives.length, negation: 1, degree: 1 },
  active: { subject: 2, reason: 2, verb: animalVerbs.length, conjunction: conjunctions.length, animal: animals.length, place: places.length, adjective: adjectives.length, negation: negations.length, degree: degrees.length },
}
const product = (numbers: number[]) => numbers.reduce((total, number) => total * number, 1)
const counts = { active: product(Object.values(slots.active)), passive: product(Object.values(slots.passive)) }

/** How many sentences there are. */
export const choiceCount = counts.active + counts.passive

/** Number of the first passive sentence; all after it are passive. */
export const firstPassive = counts.active

/**
 * The choices in a fixed order, by number: what makes the grammar enumerable.
 *
 * @throws {RangeError} If the number is not an integer from 0 to `choiceCount − 1`.
 */
export function choiceAt(index: number): Choice {
  requireIntegers({ 'number of a sentence': index }, 0)
  if (index >= choiceCount)
    throw new RangeError(`number of a sentence must be less than ${choiceCount}; got ${index}`)

  const voice = index < counts.active ? 'active' : 'passive'
  let rest = voice === 'active' ? index : index - counts.active
  const digit = (slot: keyof typeof slots.active) => {
    const base = slots[voice][slot]
    const value = rest % base
    rest = (rest - value) / base
    return value
  }
  return {
    voice,
    adjective: digit('adjective'),
    place: digit('place'),
    animal: digit('animal'),
    subject: digit('subject') === 0 ? 'animal' : 'place',
    reason: digit('reason') === 0 ? 'last' : 'first',
    verb: digit('verb'),
    conjunction: digit('conjunction'),
    negation: digit('negation'),
    degree: digit('degree'),
  }
}

/** Any choice, the passive as often as the active, each as likely as any other of its voice. */
export function randomChoice(random: Random): Choice {
  return choiceAt(random.uniform() < 0.5 ? random.integer(counts.active) : counts.active + random.integer(counts.passive))
}

export const isAnimalAdjective = (adjective: number) => adjective < animalAdjectives.length

/** The sentence that a choice spells. */
export function sentenceOf(choice: Choice): Sentence {
  const { voice, subject, reason } = choice
  const isActive = voice === 'active'
  const [animal, place, adjective] = [animals[choice.animal]!, places[choice.place]!, adjectives[choice.adjective]!]
  const [subjectNoun, objectNoun] = subject === 'animal' ? [animal, place] : [place, animal]
  // In the passive the one who acts comes last.
  const verbs = (subject === 'animal') === isActive ? lexicon.animalVerbs : lexicon.placeVerbs
  const [base, participle] = verbs[choice.verb]!

  const mainClause = isActive
    ? ['the', subjectNoun, negations[choice.negation]!, base, 'the', objectNoun]
    : ['the', subjectNoun, 'wasn\'t', participle, 'by', 'the', objectNoun]
  const degree = isActive ? [degrees[choice.degree]!] : []
  const reasonClause = [conjunctions[choice.conjunction]!, 'it', 'was', ...degree, adjective]
  const words = [...(reason === 'last' ? [...mainClause, ...reasonClause] : [...reasonClause, ...mainClause]), '.']

  const positions = { animal: words.indexOf(animal), place: words.indexOf(place) }
  const isAnimal = isAnimalAdjective(choice.adjective)
  return {
    choice,
    words,
    pronoun: words.indexOf('it'),
    ...positions,
    adjective: words.lastIndexOf(adjective),
    referent: isAnimal ? positions.animal : positions.place,
    distractor: isAnimal ? positions.place : positions.animal,
  }
}

/** Two sentences one word apart: "it" is the animal in the first and the place in the second. */
export type MinimalPair = readonly [Sentence, Sentence]

/** @param choice - All the rest of both sentences; its own adjective is not used. */
export function minimalPair(choice: Choice, animalAdjective: number, placeAdjective: number): MinimalPair {
  return [sentenceOf({ ...choice, adjective: animalAdjective }), sentenceOf({ ...choice, adjective: animalAdjectives.length + placeAdjective })]
}

/** The lecture's: "The animal didn't cross the street because it was too tired." And wide. */
export const lecturePair: MinimalPair = minimalPair({
  voice: 'active', subject: 'animal', reason: 'last', verb: 0, conjunction: 0, animal: 0, place: 0, adjective: 0, negation: 0, degree: 0,
}, 0, 0)

/** The words as one prints them: a capital letter in front. */
export function printedWords(words: readonly string[]): string[] {
  return words.map((word, position) => position === 0 && /^[a-z]/.test(word) ? word[0]!.toUpperCase() + word.slice(1) : word)
}

/** The words as one line of text, a full stop close to the word before it. */
export const sentenceText = (words: readonly string[]) => words.join(' ').replace(' .', '.')
