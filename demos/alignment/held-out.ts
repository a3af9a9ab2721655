import type { Choices, Pair } from './grammar'
import { createRandom } from '../shared/random'
import { build, NONE, randomChoices } from './grammar'

/**
 * Whether two words of a sentence belong together that training never sees together: area with European or economic, European with economic
 * beside one noun, agreement with signed, August with 1992. The lecture's sentence has all of them.
 */
export function isHeldOut({ choices }: Pick<Pair, 'choices'>): boolean {
  const { noun, verb, month, year, preposition } = choices
  return (month === 'August' && year === '1992')
    || (noun === 'agreement' && verb === 'signed')
    || isHeldOutPhrase(noun, [choices.adjective1, choices.adjective2])
    || (preposition !== NONE && isHeldOutPhrase(choices.secondNoun, [choices.secondAdjective1, choices.secondAdjective2, choices.secondAdjective3]))
}

function isHeldOutPhrase(noun: Choices['noun'], adjectives: readonly Choices['adjective1'][]): boolean {
  const [isEuropean, isEconomic] = [adjectives.includes('European'), adjectives.includes('economic')]
  return (isEuropean && isEconomic) || (noun === 'area' && (isEuropean || isEconomic))
}

/**
 * Random pairs, all different; the same for the same seed and stream.
 *
 * @param options.part - `training`: without a held-out combination; `heldOut`: with at least one.
 * @param options.stream - Tells apart what one seed is used for, such as the step of a training run.
 */
export function generatePairs(count: number, { seed, stream = [], part }: { seed: number, stream?: readonly number[], part: 'training' | 'heldOut' }): Pair[] {
  const random = createRandom(seed, ...stream)
  const pairs = new Map<string, Pair>()
  while (pairs.size < count) {
    const choices = randomChoices(random)
    if (isHeldOut({ choices }) !== (part === 'heldOut'))
      continue
    const pair = build(choices)
    pairs.set(pair.english.join(' '), pair)
  }
  return [...pairs.values()]
}
