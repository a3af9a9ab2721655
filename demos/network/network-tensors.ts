import type { ActivationName } from './activations'
import type { Example, Gradient, Network } from './network'
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { readAndDispose } from '../backend/read'
import { forward } from './network'

const activationTensors: Record<ActivationName, (sums: Tensor2D) => Tensor2D> = {
  relu: sums => tf.relu(sums),
  sigmoid: sums => tf.sigmoid(sums),
  tanh: sums => tf.tanh(sums),
  identity: sums => sums,
}

/**
 * The loss and its derivatives by automatic differentiation, in single precision.
 *
 * @throws {RangeError} As `forward` of `network.ts` does.
 */
export async function lossAndGradient(network: Network, example: Example): Promise<{ loss: number, gradient: Gradient }> {
  forward(network, example) // names what does not fit
  const { sizes, weights, biases } = network
  const f = activationTensors[network.activation]

  const numbers = await readAndDispose(tf.tidy(() => {
    const input = tf.tensor2d(Float32Array.from(example.input), [1, sizes[0]!])
    const target = tf.tensor2d(Float32Array.from(example.target), [1, sizes.at(-1)!])
    const matrices = weights.map((values, layer) => tf.tensor2d(Float32Array.from(values), [sizes[layer + 1]!, sizes[layer]!]))
    const vectors = (biases ?? []).map(values => tf.tensor2d(Float32Array.from(values), [1, values.length]))

    const lossOf = (...parameters: Tensor[]): Scalar => {
      const output = matrices.reduce((before, _, layer) => {
        const sums = tf.matMul<Tensor2D>(before, parameters[layer]!, false, true) // [1, units]
        const bias = parameters[matrices.length + layer]
        return f(bias ? tf.add<Tensor2D>(sums, bias) : sums)
      }, input)
      return tf.sum(tf.squaredDifference(output, target))
    }
    const { value, grads } = tf.valueAndGrads(lossOf)([...matrices, ...vectors])
    return tf.concat([value, ...grads].map(tensor => tf.reshape(tensor, [-1]))) // [1 + parameters]
  }))

  let place = 1
  const next = ({ length }: Float64Array) => Float64Array.from(numbers.subarray(place, place += length))
  return { loss: numbers[0]!, gradient: { weights: weights.map(next), biases: biases?.map(next) } }
}
