import type { Recipe } from './schedule'
import type { Scalar, Tensor1D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { readAndDispose } from '../backend/read'
import { learningRateAt } from './schedule'

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
  recipe: Recipe
  /** Where it begins, or goes on. */
  from: TrainingState
  /** After how many steps the losses are read. Default 10. */
  every?: number
  /**
   * The loss of a step's examples and its gradient, both `[parameters]` long. Called inside a tidy.
   *
   * @param step - From 1 on.
   */
  lossAndGradient: (parameters: Tensor1D, step: number) => { loss: Scalar, gradient: Tensor1D }
}

/** What training changes, each `[parameters]`. */
type Tensors = { parameters: Tensor1D, mean: Tensor1D, square: Tensor1D }

/** Keeps Adam from dividing by zero. */
const ADAM_EPSILON = 1e-8

/** The state before the first step. */
export const stateBefore = (parameters: Float32Array): TrainingState =>
  ({ step: 0, parameters, mean: new Float32Array(parameters.length), square: new Float32Array(parameters.length) })

/**
 * Trains a network. It computes when it is asked, several steps at a time, and frees its tensors when it is through or left.
 *
 * On cpu and wasm it never yields to the event loop. A caller that has to react to a click on "stop" yields between two steps itself.
 *
 * @yields The progress after every so many steps, and after the last.
 */
export async function* trainWithAdam({ recipe, from, every = 10, lossAndGradient }: TrainingOptions): AsyncGenerator<TrainingProgress, void> {
  let tensors: Tensors = { parameters: tf.tensor1d(from.parameters), mean: tf.tensor1d(from.mean), square: tf.tensor1d(from.square) }
  try {
    for (let step = from.step; step < recipe.steps;) {
      const losses: Scalar[] = []
      for (const end = Math.min(step + every, recipe.steps); step < end;) {
        step++
        const before = tensors
        const { loss, ...after } = tf.tidy(() => {
          const { loss, gradient } = lossAndGradient(before.parameters, step)
          return { loss, ...adamStep(recipe, before, gradient, step) }
        })
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
function adamStep(recipe: Recipe, { parameters, mean, square }: Tensors, gradient: Tensor1D, step: number): Tensors {
  const { beta1, beta2 } = recipe
  const nextMean: Tensor1D = tf.add(tf.mul(mean, beta1), tf.mul(gradient, 1 - beta1))
  const nextSquare: Tensor1D = tf.add(tf.mul(square, beta2), tf.mul(tf.square(gradient), 1 - beta2))
  const rate = learningRateAt(step, recipe) / (1 - beta1 ** step)
  const spread = tf.add(tf.sqrt(tf.mul(nextSquare, 1 / (1 - beta2 ** step))), ADAM_EPSILON)
  return {
    parameters: tf.sub(parameters, tf.mul(tf.div(nextMean, spread), rate)) as Tensor1D,
    mean: nextMean,
    square: nextSquare,
  }
}
