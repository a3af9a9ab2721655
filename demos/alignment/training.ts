import type { Recipe } from '../training/schedule'
import type { TrainingProgress, TrainingState } from '../training/train-with-adam'
import type { Pair } from './grammar'
import type { NetworkName } from './networks'
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { flatten, oneHot, splitTensor } from '../training/layers'
import { stateBefore, trainWithAdam } from '../training/train-with-adam'
import { batchOf, noTarget } from './batch'
import { generatePairs } from './held-out'
import { forward } from './model-tensors'
import { initialNetwork, shapesOf } from './networks'
import { recipes } from './recipe'

export interface TrainingOptions {
  name: NetworkName
  /** Of the first parameters and of the sentences; at least 1. */
  seed: number
  recipe?: Recipe
  /** Where to go on; absent: from the seed's first parameters. */
  from?: TrainingState
  /** After how many steps the losses are read. Default 10. */
  every?: number
}

/** Trains a translator on sentence pairs of its seed, as `trainWithAdam` says. It is told no word's translation, nor what to look at. */
export const train = ({ name, seed, recipe = recipes[name], from = stateBefore(initialNetwork(name, seed).parameters), every }: TrainingOptions): AsyncGenerator<TrainingProgress, void> =>
  trainWithAdam({
    recipe,
    from,
    every,
    lossAndGradient: (parameters, step) => lossAndGradient(name, parameters, generatePairs(recipe.batchSize, { seed, stream: [step], part: 'training' })),
  })

/**
 * The loss, which is the mean cross-entropy of the French words, and its gradient.
 *
 * @param parameters - All in one tensor.
 * @returns The loss and its gradient, `[parameters]`. Call it inside a tidy.
 */
export function lossAndGradient(name: NetworkName, parameters: Tensor1D, pairs: readonly Pick<Pair, 'english' | 'french'>[]): { loss: Scalar, gradient: Tensor1D } {
  const batch = batchOf(pairs)
  const count = batch.targets.filter(target => target !== noTarget).length
  const lossOf = (...matrices: Tensor[]) => {
    const { logits } = forward(name, matrices as Tensor2D[], batch)
    const expected = oneHot(tf.tensor1d(batch.targets, 'int32'), logits.shape[1]) // all 0 where there is no word
    return tf.mul<Scalar>(tf.sum(tf.mul(expected, tf.logSoftmax(logits))), -1 / count)
  }
  const { value: loss, grads } = tf.valueAndGrads(lossOf)(splitTensor(shapesOf(name), parameters))
  return { loss, gradient: flatten(grads) }
}
