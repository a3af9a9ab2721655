import type { Recipe } from '../training/schedule'
import type { TrainingProgress, TrainingState } from '../training/train-with-adam'
import type { Architecture } from './architectures'
import type { Split } from './held-out'
import type { MaskedSentence } from './masking'
import type { Scalar, Tensor, Tensor1D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { flatten, oneHot } from '../training/layers'
import { stateBefore, trainWithAdam } from '../training/train-with-adam'
import { noTarget } from './masking'
import { initialParameters } from './parameters'
import { batchAt } from './training'
import { arrangeTensors, forward, matricesOf } from './transformer-tensors'

export interface TrainingOptions {
  architecture: Architecture
  recipe: Recipe
  /** Of the first parameters and of the sentences. */
  seed: number
  split: Split
  /** Where to go on; absent: from the seed's first parameters. */
  from?: TrainingState
  /** After how many steps the losses are read. Default 10. */
  every?: number
}

export const initialState = (architecture: Architecture, seed: number): TrainingState => stateBefore(initialParameters(architecture, seed))

/** Trains a network on sentences of its seed, as `trainWithAdam` says. */
export const train = ({ architecture, recipe, seed, split, from = initialState(architecture, seed), every }: TrainingOptions): AsyncGenerator<TrainingProgress, void> =>
  trainWithAdam({
    recipe,
    from,
    every,
    lossAndGradient: (parameters, step) => lossAndGradient(architecture, parameters, batchAt(step, seed, split, recipe)),
  })

/**
 * The loss, which is the mean cross-entropy of the words to be restored (0 if there are none), and its gradient.
 *
 * @param parameters - All in one tensor, so that the optimiser needs a handful of operations and not a handful for each matrix.
 * @returns The loss and its gradient, `[parameters]`. Call it inside a tidy.
 */
export function lossAndGradient(architecture: Architecture, parameters: Tensor1D, batch: readonly MaskedSentence[]): { loss: Scalar, gradient: Tensor1D } {
  const tokens = tf.tensor1d(batch.flatMap(sentence => sentence.tokens), 'int32')
  const targets = batch.flatMap(sentence => sentence.targets)
  const count = targets.filter(target => target !== noTarget).length
  const expected = oneHot(tf.tensor1d(targets, 'int32'), architecture.vocabularySize) // all 0 where there is no target
  const lossOf = (...matrices: Tensor[]) => {
    const { logits } = forward(architecture, arrangeTensors(architecture, matrices as tf.Tensor2D[]), tokens)
    return tf.mul<Scalar>(tf.sum(tf.mul(expected, tf.logSoftmax(logits))), -1 / Math.max(1, count))
  }
  const { value: loss, grads } = tf.valueAndGrads(lossOf)(matricesOf(architecture, parameters))
  return { loss, gradient: flatten(grads) }
}
