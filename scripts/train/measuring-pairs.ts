import { splitOf, unseenPairs } from '../../demos/transformer/held-out'
import { splitSeed } from '../../demos/transformer/training'

/** How many minimal pairs choose the head, and how many measure. Each is two sentences. */
export const pairCounts = { validation: 200, heldOut: 500 }

/** Drawn once: the same for every run. */
export function measuringPairs() {
  const split = splitOf(splitSeed)
  return {
    validation: unseenPairs(split, 'validation', pairCounts.validation, splitSeed + 1),
    heldOut: unseenPairs(split, 'heldOut', pairCounts.heldOut, splitSeed + 2),
  }
}
