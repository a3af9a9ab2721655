import type { Recipe } from '../training/schedule'
import type { SessionOptions as SharedOptions } from '../training/training-session'
import type { Architecture } from './architectures'
import { runSession as runAnySession } from '../training/training-session'
import { architectures } from './architectures'
import { splitOf } from './held-out'
import { initialParameters } from './parameters'
import { train } from './train-transformer'
import { recipes, splitSeed } from './training'

export interface SessionOptions extends Omit<SharedOptions, 'recipe' | 'parameters' | 'run'> {
  /** At least 1. */
  seed: number
  architecture?: Architecture
  recipe?: Recipe
}

/**
 * Trains a Transformer, the readable one unless told otherwise, and tells of it.
 *
 * @throws {RangeError} If the seed is none.
 */
export async function runSession({ seed, architecture = architectures.readable, recipe = recipes.readable, ...options }: SessionOptions): Promise<void> {
  await runAnySession({
    ...options,
    recipe,
    parameters: initialParameters(architecture, seed),
    run: (from, every) => train({ architecture, recipe, seed, split: splitOf(splitSeed), from, every }),
  })
}
