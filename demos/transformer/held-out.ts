import type { Random } from '../shared/random'
import type { Choice, MinimalPair } from './grammar'
import { createRandom } from '../shared/random'
import { isAnimalAdjective, minimalPair, randomChoice } from './grammar'
import { lexicon } from './vocabulary'

/** What a sentence is there for. Training never sees the other two; validation chooses heads; held-out sentences measure. */
export type Part = 'training' | 'validation' | 'heldOut'

const { animals, places, animalAdjectives, placeAdjectives } = lexicon

/** How many of each noun's ten adjectives training never sees beside it. */
const COUNTS = { heldOut: 2, validation: 1 }

/** The lecture's two nouns, which never stand in one training sentence; its two adjectives, which never stand beside them. */
const LECTURE = 0

/** Which adjectives go to which part, for every noun. */
export interface Split {
  /** `[noun][adjective]`, both numbers in the lexicon's lists. */
  animals: readonly (readonly Part[])[]
  places: readonly (readonly Part[])[]
}

/**
 * Holds out a fifth of the pairs of noun and adjective, and keeps a tenth for validation, drawn by the seed for each noun alike.
 * Animal–tired and street–wide are always held out, and so is every sentence with both "animal" and "street".
 */
export function splitOf(seed: number): Split {
  const random = createRandom(seed)
  return {
    animals: animals.map((_, noun) => drawParts(random, animalAdjectives.length, noun === LECTURE)),
    places: places.map((_, noun) => drawParts(random, placeAdjectives.length, noun === LECTURE)),
  }
}

function drawParts(random: Random, adjectives: number, isLectures: boolean): Part[] {
  const order = random.shuffled(Array.from({ length: adjectives }, (_, adjective) => adjective))
  if (isLectures)
    order.sort((a, b) => Number(b === LECTURE) - Number(a === LECTURE)) // the lecture's adjective first, the others as they were
  return Array.from({ length: adjectives }, (_, adjective) => {
    const rank = order.indexOf(adjective)
    return rank < COUNTS.heldOut ? 'heldOut' : rank < COUNTS.heldOut + COUNTS.validation ? 'validation' : 'training'
  })
}

/** Which part a sentence belongs to. */
export function partOf({ animal, place, adjective }: Choice, split: Split): Part {
  if (animal === LECTURE && place === LECTURE)
    return 'heldOut'
  return isAnimalAdjective(adjective)
    ? split.animals[animal]![adjective]!
    : split.places[place]![adjective - animalAdjectives.length]!
}

/** A random sentence of the training part. */
export function trainingChoice(split: Split, random: Random): Choice {
  for (;;) {
    const choice = randomChoice(random)
    if (partOf(choice, split) === 'training')
      return choice
  }
}

/**
 * Minimal pairs of which training has seen neither sentence, nor either noun beside its adjective. No pair comes twice.
 *
 * @param part - Which part both sentences are of.
 * @param seed - The same seed draws the same pairs.
 */
export function unseenPairs(split: Split, part: Exclude<Part, 'training'>, count: number, seed: number): MinimalPair[] {
  const random = createRandom(seed)
  const pairs = new Map<string, MinimalPair>()
  while (pairs.size < count) {
    const choice = randomChoice(random)
    if (part === 'validation' && choice.animal === LECTURE && choice.place === LECTURE)
      continue
    const pair = minimalPair(choice, random.pick(indicesOf(split.animals[choice.animal]!, part)), random.pick(indicesOf(split.places[choice.place]!, part)))
    pairs.set(pair.map(({ words }) => words.join(' ')).join(' '), pair)
  }
  return [...pairs.values()]
}

const indicesOf = (parts: readonly Part[], part: Part) => parts.flatMap((other, index) => other === part ? [index] : [])
