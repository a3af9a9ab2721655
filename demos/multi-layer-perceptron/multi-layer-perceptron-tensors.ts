import type { ActivationName } from '../network/activations'
import type { Point } from './data-sets'
import type { Network } from './network'
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { readAndDispose } from '../backend/read'
import { activationOf, layersOf, targetOf } from './network'

const functions: Record<ActivationName, (sums: Tensor2D) => Tensor2D> = {
  relu: sums => tf.relu(sums),
  sigmoid: sums => tf.sigmoid(sums),
  tanh: sums => tf.tanh(sums),
  identity: sums => sums,
}

/**
 * The mean of (y − ŷ)² over the points and its derivatives by every parameter, by automatic differentiation in single precision.
 *
 * @param points - At least one.
 */
export async function lossAndGradient(network: Network, points: readonly Point[]): Promise<{ loss: number, gradient: Float32Array }> {
  const { sizes, parameters } = network
  const layers = layersOf(sizes)
  const numbers = await readAndDispose(tf.tidy(() => {
    const inputs = tf.tensor2d(points.flatMap(({ x }) => x), [points.length, 2])
    const targets = tf.tensor2d(points.map(targetOf), [points.length, 1])
    const lossOf = (flat: Tensor): Scalar => {
      const output = layers.reduce((before, { units, before: count, weights, biases }, index) => {
        const matrix = tf.reshape(tf.slice(flat, weights, units * count), [units, count]) as Tensor2D
        const sums = tf.add<Tensor2D>(tf.matMul(before, matrix, false, true), tf.slice(flat, biases, units)) // [points, units]
        return functions[activationOf(network, index + 1)](sums)
      }, inputs)
      return tf.mean(tf.squaredDifference(output, targets))
    }
    const { value, grad } = tf.valueAndGrad(lossOf)(tf.tensor1d(Float32Array.from(parameters)))
    return tf.concat([tf.reshape(value, [1]) as Tensor1D, grad as Tensor1D])
  }))
  return { loss: numbers[0]!, gradient: numbers.slice(1) as Float32Array }
}
