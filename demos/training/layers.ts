import type { ParameterShape } from '../shared/parameters'
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'

/*
 * Layers that several networks are made of, with their gradients written out: the automatic gradient of a product is two products with a
 * transposed factor, which wasm computes six times slower, and that of a gather is missing there.
 */

/** States times kernel, `[states, in] × [in, out]`. */
export const linear = tf.customGrad((...inputs) => {
  const [states, kernel, save] = inputs as [Tensor2D, Tensor2D, (tensors: Tensor[]) => void]
  save([states, kernel])
  return {
    value: tf.matMul(states, kernel),
    gradFunc: (upstream: Tensor, saved: Tensor[]) => [
      tf.matMul(upstream, tf.transpose(saved[1]!)), // [states, in]
      tf.matMul(tf.transpose(saved[0]!), upstream), // [in, out]
    ],
  }
}) as (states: Tensor2D, kernel: Tensor2D) => Tensor2D

/** One row per number, 1 at the number and 0 elsewhere; all 0 for a negative one. Cast, since wasm writes integers for a float32. */
export function oneHot(numbers: Tensor1D, depth: number): Tensor2D {
  return tf.cast(tf.oneHot(numbers, depth), 'float32') as Tensor2D // [numbers, depth]
}

/**
 * The rows of a matrix that the numbers name, `[rows, width]` → `[numbers, width]`.
 *
 * @param numbers - Plain: a tensor of them would be gone by the time of the backward pass.
 */
export function embed(matrix: Tensor2D, numbers: readonly number[]): Tensor2D {
  const tensor = () => tf.tensor1d([...numbers], 'int32')
  return tf.customGrad((...inputs) => ({
    value: tf.gather(inputs[0] as Tensor2D, tensor()),
    gradFunc: (upstream: Tensor) => tf.matMul(tf.transpose(oneHot(tensor(), matrix.shape[0])), upstream),
  }))(matrix) as Tensor2D
}

/** Parameters that lie in one tensor, `[parameters]`, as the matrices that they are, in order. Call it inside a tidy. */
export function splitTensor(shapes: readonly ParameterShape[], parameters: Tensor1D): Tensor2D[] {
  const parts = tf.split(parameters as Tensor, shapes.map(({ rows, columns }) => rows * columns))
  return parts.map((part, index) => tf.reshape(part, [shapes[index]!.rows, shapes[index]!.columns]))
}

/** The tensors one after the other, `[numbers]`. */
export const flatten = (tensors: readonly Tensor[]): Tensor1D => tf.concat1d(tensors.map(tensor => tf.reshape(tensor, [-1])))
