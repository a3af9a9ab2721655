import type { DigitsValues } from './values'
import { parameterCount } from '../../demos/digits/architecture'
import { recipe } from '../../demos/digits/recipe'
import { defineTraining } from '../kit/training/define-training'

/** Trains the network in the room; a run's variant is how its first kernels begin. */
export const useTraining = defineTraining<DigitsValues>({
  worker: () => new Worker(new URL('./training-worker.ts', import.meta.url), { type: 'module', name: 'training' }),
  steps: recipe.steps,
  parameterCount,
})
