import type { Architecture } from './architectures'
import type { Split } from './held-out'
import type { MaskedSentence } from './masking'
import type { Recipe } from './training'
import type { Scalar, Tensor, Tensor1D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { readAndDispose } from '../backend/read'
import { oneHot } from './layers'
import { noTarget } from './masking'
import { initialParameters } from './parameters'
import { batchAt, learningRateAt } from './training'
import { arrangeTensors, forward, matricesOf } from './transformer-tensors'

/** All that a run needs in order to go on, in plain numbers. */
export interface TrainingState {
  /** How many steps were made. */
  step: number
  parameters: Float32Array
  /** Adam's running means of the gradient and of its square. */
  mean: Float32Array
  square: Float32Array
}

export interface TrainingProgress {
  step: number
  /** Of the steps since the last progress. */
  losses: readonly number[]
  /** Reads the state of this moment: call it before asking for the next progress. */
  read: () => Promise<TrainingState>
}

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

/** What training changes, each `[parameters]`. */
type Tensors = { parameters: Tensor1D, mean: Tensor1D, square: Tensor1D }

/** Keeps Adam from dividing by zero. */
const ADAM_EPSILON = 1e-8

export function initialState(architecture: Architecture, seed: number): TrainingState {
  const parameters = initialParameters(architecture, seed)
  return { step: 0, parameters, mean: new Float32Array(parameters.length), square: new Float32Array(parameters.length) }
}

/**
 * Trains a network. It computes when it is asked, several steps at a time, and frees its tensors when it is through or left.
 *
 * On cpu and wasm it never waits: whoever wants to hear of anything meanwhile, such as a click on "stop", waits for a task between two steps.
 *
 * @yields The progress after every so many steps, and after the last.
 */
export async function* train({ architecture, recipe, seed, split, from = initialState(architecture, seed), every = 10 }: TrainingOptions): AsyncGenerator<TrainingProgress, void> {
  let tensors: Tensors = { parameters: tf.tensor1d(from.parameters), mean: tf.tensor1d(from.mean), square: tf.tensor1d(from.square) }
  try {
    for (let step = from.step; step < recipe.steps;) {
      const losses: Scalar[] = []
      for (const end = Math.min(step + every, recipe.steps); step < end;) {
        step++
        const before = tensors
        const { loss, ...after } = tf.tidy(() => trainingStep(architecture, recipe, before, step, batchAt(step, seed, split, recipe)))
        tf.dispose(before)
        tensors = after
        losses.push(loss)
      }
      const stacked = tf.stack(losses) // [every]: one read for all
      tf.dispose(losses)
      yield { step, losses: [...await readAndDispose(stacked)], read: () => readState(step, tensors) }
    }
  }
  finally {
    tf.dispose(tensors)
  }
}

async function readState(step: number, { parameters, mean, square }: Tensors): Promise<TrainingState> {
  const [parametersRead, meanRead, squareRead] = await Promise.all([parameters, mean, square].map(tensor => tensor.data<'float32'>()))
  return { step, parameters: parametersRead!.slice(), mean: meanRead!.slice(), square: squareRead!.slice() }
}

/** One step of Adam. Kingma & Ba (2015), algorithm 1. https://arxiv.org/abs/1412.6980 */
function trainingStep(architecture: Architecture, recipe: Recipe, { parameters, mean, square }: Tensors, step: number, batch: readonly MaskedSentence[]) {
  const { beta1, beta2 } = recipe
  const { loss, gradient } = lossAndGradient(architecture, parameters, batch)
  const nextMean: Tensor1D = tf.add(tf.mul(mean, beta1), tf.mul(gradient, 1 - beta1))
  const nextSquare: Tensor1D = tf.add(tf.mul(square, beta2), tf.mul(tf.square(gradient), 1 - beta2))
  const rate = learningRateAt(step, recipe) / (1 - beta1 ** step)
  const spread = tf.add(tf.sqrt(tf.mul(nextSquare, 1 / (1 - beta2 ** step))), ADAM_EPSILON)
  return {
    loss,
    parameters: tf.sub(parameters, tf.mul(tf.div(nextMean, spread), rate)) as Tensor1D,
    mean: nextMean,
    square: nextSquare,
  }
}

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
  return { loss, gradient: tf.concat1d(grads.map(matrix => tf.reshape(matrix, [-1]))) }
}
