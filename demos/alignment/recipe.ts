import type { Recipe } from '../training/schedule'
import type { NetworkName } from './networks'

/** How each network is trained. */
const common: Recipe = { steps: 1600, batchSize: 32, learningRate: 6e-3, warmUpSteps: 50, lastShare: 0.05, beta1: 0.9, beta2: 0.98 }

export const recipes: Readonly<Record<NetworkName, Recipe>> = { alignment: common, shifted: common, recurrent: common }

/** Held-out pairs by which a run in the room is scored: few enough to be read in a fraction of a second. */
export const scoredPairs = 20
