import type { PartName } from './architecture'
import type { Image } from './image'
import type { Stages } from './network'
import type { Example } from './stroke-model'
import type { Scalar, Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { readAndDispose } from '../backend/read'
import { CLASSES, KERNEL_SIDE, partSizes, POOL_SIDE, requireParameters, shapes, sizes } from './architecture'

type Parts = Record<PartName, Tensor>

/** The stages of a batch, each with the batch as its first dimension. */
interface StageTensors {
  firstMaps: Tensor4D
  firstPooled: Tensor4D
  secondMaps: Tensor4D
  secondPooled: Tensor4D
  logits: Tensor2D
}

/** Weight of the penalty that makes the first kernels smooth. */
const SMOOTHNESS = 0.01

/**
 * Reads one image on TensorFlow.js's backend: what `readImage` of `network.ts` gives, in single precision.
 *
 * @throws {RangeError} If the parameters have another size.
 */
export async function readImage(parameters: Float32Array, image: Image): Promise<Stages> {
  requireParameters(parameters)
  const all = tf.tidy(() => {
    const pass = forward(partsAsTensors(tf.tensor1d(parameters)), batchOf([image]))
    return tf.concat1d([pass.firstMaps, pass.firstPooled, pass.secondMaps, pass.secondPooled, pass.logits, tf.softmax(pass.logits)].map(tensor => tf.reshape(tensor, [-1])))
  })
  const numbers = await readAndDispose(all)
  let next = 0
  const take = (count: number) => numbers.slice(next, next += count)
  const [firstMaps, firstPooled, secondMaps, secondPooled] = sizes.slice(1).map(({ side, channels }) => take(side ** 2 * channels)) as [Float32Array, Float32Array, Float32Array, Float32Array]
  return { image, firstMaps, firstPooled, secondMaps, secondPooled, logits: take(CLASSES), probabilities: take(CLASSES) }
}

/** The logits of many images at once, `[images][digit]`. */
export async function readLogits(parameters: Float32Array, images: readonly Image[]): Promise<Float32Array[]> {
  requireParameters(parameters)
  const numbers = await readAndDispose(tf.tidy(() => forward(partsAsTensors(tf.tensor1d(parameters)), batchOf(images)).logits))
  return images.map((_, index) => numbers.slice(index * CLASSES, (index + 1) * CLASSES))
}

/**
 * The loss, which is the mean cross-entropy and a penalty on first kernels that are not smooth, and its gradient. Call it inside a tidy.
 *
 * @param parameters - All in one tensor, so that the optimiser needs a handful of operations and not a handful for each part.
 * @param smoothness - Weight of the penalty.
 */
export function lossAndGradient(parameters: Tensor1D, batch: readonly Example[], smoothness = SMOOTHNESS): { loss: Scalar, gradient: Tensor1D } {
  const images = batchOf(batch.map(({ image }) => image))
  const expected = tf.tensor2d(batch.map(({ digit }) => Array.from({ length: CLASSES }, (_, index) => index === digit ? 1 : 0))) // [batch, digits]
  const names = Object.keys(shapes) as PartName[]
  const lossOf = (...tensors: Tensor[]) => {
    const parts = Object.fromEntries(names.map((name, index) => [name, tensors[index]!])) as Parts
    const { logits } = forward(parts, images)
    const crossEntropy = tf.mul<Scalar>(tf.sum(tf.mul(expected, tf.logSoftmax(logits))), -1 / batch.length)
    return smoothness === 0 ? crossEntropy : tf.add<Scalar>(crossEntropy, tf.mul(roughness(parts.firstKernels), smoothness))
  }
  const { value: loss, grads } = tf.valueAndGrads(lossOf)(Object.values(partsAsTensors(parameters)))
  return { loss, gradient: tf.concat1d(grads.map(part => tf.reshape(part, [-1]))) }
}

/** Call it inside a tidy. */
function forward({ firstKernels, firstBias, secondKernels, secondBias, dense, denseBias }: Parts, images: Tensor4D): StageTensors {
  const firstMaps = layer(images, firstKernels, firstBias)
  const firstPooled = tf.maxPool(firstMaps, POOL_SIDE, POOL_SIDE, 'valid')
  const secondMaps = layer(firstPooled, secondKernels, secondBias)
  const secondPooled = tf.maxPool(secondMaps, POOL_SIDE, POOL_SIDE, 'valid')
  const flat = tf.reshape(secondPooled, [images.shape[0], partSizes.dense / CLASSES]) // [batch, 256]
  const logits: Tensor2D = tf.add(tf.matMul(flat, dense), denseBias) // [batch, digits]
  return { firstMaps, firstPooled, secondMaps, secondPooled, logits }
}

const layer = (maps: Tensor4D, kernels: Tensor, bias: Tensor): Tensor4D =>
  tf.relu(tf.add<Tensor4D>(tf.conv2d(maps, kernels as Tensor4D, 1, 'valid'), bias))

/**
 * Σ (difference of neighbouring weights)², over each kernel inside a border of zeros, as a quadratic form: each weight has four
 * neighbours, so it is wᵀ(4 − A)w, where A tells who is whose neighbour.
 */
function roughness(kernels: Tensor): Tensor {
  const flat = tf.reshape(kernels, [KERNEL_SIDE ** 2, -1]) // [25, kernels]
  return tf.sum(tf.mul(flat, tf.matMul(tf.tensor2d(neighbours), flat)))
}

const neighbours = Array.from({ length: KERNEL_SIDE ** 2 }, (_, one) => Array.from({ length: KERNEL_SIDE ** 2 }, (_, other) => {
  const [rows, columns] = [Math.floor(one / KERNEL_SIDE) - Math.floor(other / KERNEL_SIDE), one % KERNEL_SIDE - other % KERNEL_SIDE]
  return one === other ? 4 : Math.abs(rows) + Math.abs(columns) === 1 ? -1 : 0
}))

function batchOf(images: readonly Image[]): Tensor4D {
  const [{ side, channels }] = sizes as [{ side: number, channels: number }]
  const values = new Float32Array(images.length * side ** 2)
  images.forEach((image, index) => values.set(image, index * side ** 2))
  return tf.tensor4d(values, [images.length, side, side, channels])
}

function partsAsTensors(parameters: Tensor1D): Parts {
  const parts = tf.split(parameters as Tensor, Object.values(partSizes))
  return Object.fromEntries(Object.entries(shapes).map(([name, shape], index) => [name, tf.reshape(parts[index]!, [...shape])])) as Parts
}
