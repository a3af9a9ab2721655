import type { Recipe } from '../training/schedule'
import type { TrainingProgress, TrainingState } from '../training/train-with-adam'
import type { Initialisation } from './architecture'
import { stateBefore, trainWithAdam } from '../training/train-with-adam'
import { initialParameters } from './architecture'
import { lossAndGradient } from './network-tensors'
import { recipe, smoothness } from './recipe'
import { drawExamples } from './stroke-model'

export interface TrainingOptions {
  /** Of the first parameters and of the digits drawn; at least 1. */
  seed: number
  initialisation?: Initialisation
  recipe?: Recipe
  /** Where to go on; absent: from the seed's first parameters. */
  from?: TrainingState
  /** After how many steps the losses are read. Default 10. */
  every?: number
}

/** Trains a network on digits drawn for it, as `trainWithAdam` says. No digit comes twice. */
export const train = ({ seed, initialisation = 'small', recipe: own = recipe, from = stateBefore(initialParameters(seed, initialisation)), every }: TrainingOptions): AsyncGenerator<TrainingProgress, void> =>
  trainWithAdam({
    recipe: own,
    from,
    every,
    lossAndGradient: (parameters, step) => lossAndGradient(parameters, drawExamples(own.batchSize, { seed, stream: [step] }), smoothness[initialisation]),
  })
