import type { Recipe } from '../training/schedule'
import type { Initialisation } from './architecture'

/** How the network is trained. */
export const recipe: Recipe = { steps: 1000, batchSize: 64, learningRate: 3e-3, warmUpSteps: 50, lastShare: 0, beta1: 0.9, beta2: 0.999 }

/** The networks that \`npm run train\` trains, and how their first kernels begin. The first is the one that is shipped. */
export const digitNetworks = { 'digits': 'small', 'digits-ordinary': 'ordinary' } as const satisfies Record<string, Initialisation>
export type DigitNetwork = keyof typeof digitNetworks

/** Weight of the penalty on first kernels that are not smooth, for each way to begin. */
export const smoothness: Record<Initialisation, number> = { small: 0.01, ordinary: 0 }
