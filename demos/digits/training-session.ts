import type { Recipe } from '../training/schedule'
import type { SessionOptions as SharedOptions } from '../training/training-session'
import type { Initialisation } from './architecture'
import { runSession as runAnySession } from '../training/training-session'
import { initialParameters } from './architecture'
import { accuracyOf, testExamples } from './metrics'
import { recipe as wholeRecipe } from './recipe'
import { train } from './training'

export interface SessionOptions extends Omit<SharedOptions, 'recipe' | 'parameters' | 'run' | 'score'> {
  /** At least 1. */
  seed: number
  initialisation: Initialisation
  recipe?: Recipe
}

/**
 * Trains a network for digits, and tells of it; its score is the share of the committed drawings that it reads right. The steps are those of
 * `npm run train` with the same seed.
 *
 * @throws {RangeError} If the seed is none.
 */
export async function runSession({ seed, initialisation, recipe = wholeRecipe, ...options }: SessionOptions): Promise<void> {
  await runAnySession({
    ...options,
    recipe,
    parameters: initialParameters(seed, initialisation),
    score: parameters => accuracyOf(parameters, testExamples),
    run: (from, every) => train({ seed, initialisation, recipe, from, every }),
  })
}
