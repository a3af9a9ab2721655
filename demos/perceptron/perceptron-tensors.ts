import type { PerceptronActivation, Weights } from './perceptron'
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { readAndDispose } from '../backend/read'

/** The step, whose derivative is taken for 1. */
const stepThrough = tf.customGrad(sums => ({
  value: tf.cast(tf.greater(sums as Tensor, 0), 'float32'),
  gradFunc: (byStep: Tensor) => byStep,
}))

const functions: Record<PerceptronActivation, (sums: Tensor1D) => Tensor1D> = {
  step: sums => stepThrough(sums) as Tensor1D,
  sigmoid: sums => tf.sigmoid(sums),
  tanh: sums => tf.tanh(sums),
  relu: sums => tf.relu(sums),
}

/** Many perceptrons, each with an input of its own. */
export interface Batch {
  readonly weights: readonly Weights[]
  /** With x₀ = 1. */
  readonly inputs: readonly Weights[]
  readonly targets: readonly number[]
}

/**
 * What each answers, and the derivatives of its loss (y − ŷ)² by its weights, by automatic differentiation in single precision.
 *
 * @returns Arrays as long as the batch; the gradients three numbers for each.
 */
export async function answersAndGradients({ weights, inputs, targets }: Batch, activation: PerceptronActivation): Promise<{ y: Float32Array, gradients: Float32Array }> {
  const count = weights.length
  if (count === 0)
    return { y: new Float32Array(), gradients: new Float32Array() }
  const numbers = await readAndDispose(tf.tidy(() => {
    const input = tf.tensor2d(inputs.flat(), [count, 3])
    const target = tf.tensor1d([...targets])
    const answersOf = (parameters: Tensor2D) => functions[activation](tf.sum<Tensor1D>(tf.mul(parameters, input), 1)) // [count]
    const lossOf = (parameters: Tensor2D): Scalar => tf.sum(tf.squaredDifference(answersOf(parameters), target))
    const parameters = tf.tensor2d(weights.flat(), [count, 3])
    const gradients = tf.grad(lossOf as (x: Tensor) => Scalar)(parameters) // [count, 3]
    return tf.concat([answersOf(parameters), tf.reshape(gradients, [-1])])
  }))
  return { y: numbers.slice(0, count) as Float32Array, gradients: numbers.slice(count) as Float32Array }
}
