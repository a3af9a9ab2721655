import type { AttentionValues } from './values'
import { architectures } from '../../demos/transformer/architectures'
import { parameterCount } from '../../demos/transformer/parameters'
import { recipes } from '../../demos/transformer/training'
import { defineTraining } from '../kit/training/define-training'

/** Trains the readable network in the room. */
export const useTraining = defineTraining<AttentionValues>({
  worker: () => new Worker(new URL('./training-worker.ts', import.meta.url), { type: 'module', name: 'training' }),
  steps: recipes.readable.steps,
  parameterCount: parameterCount(architectures.readable),
})
