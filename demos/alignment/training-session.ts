import type { Recipe } from '../training/schedule'
import type { SessionOptions as SharedOptions } from '../training/training-session'
import type { NetworkName } from './networks'
import { runSession as runAnySession } from '../training/training-session'
import { generatePairs } from './held-out'
import { measure } from './metrics'
import { initialNetwork } from './networks'
import { recipes, scoredPairs } from './recipe'
import { train } from './training'

export interface SessionOptions extends Omit<SharedOptions, 'recipe' | 'parameters' | 'run' | 'score'> {
  /** At least 1. */
  seed: number
  name?: NetworkName
  recipe?: Recipe
}

/**
 * Trains a translator, "alignment" unless told otherwise, and tells of it. Its score is the share of the French words of held-out sentences that
 * is right.
 *
 * @throws {RangeError} If the seed is none.
 */
export async function runSession({ seed, name = 'alignment', recipe = recipes[name], ...options }: SessionOptions): Promise<void> {
  const pairs = generatePairs(scoredPairs, { seed: 28, part: 'heldOut' })
  await runAnySession({
    ...options,
    recipe,
    parameters: initialNetwork(name, seed).parameters,
    run: (from, every) => train({ name, recipe, seed, from, every }),
    score: parameters => measure({ name, parameters }, pairs).tokens,
  })
}
