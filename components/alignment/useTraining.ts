import type { AlignmentValues } from './values'
import { parameterCount } from '../../demos/alignment/networks'
import { recipes } from '../../demos/alignment/recipe'
import { defineTraining } from '../kit/training/define-training'

/** Trains the translator whose values are single words in the room. */
export const useTraining = defineTraining<AlignmentValues>({
  worker: () => new Worker(new URL('./training-worker.ts', import.meta.url), { type: 'module', name: 'training' }),
  steps: recipes.alignment.steps,
  parameterCount: parameterCount('alignment'),
})
