import type { DescentMap, DescentMapOptions } from './descent-map'
import type { LossFunction } from './gradient-descent'
import type { Tensor } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { readAndDispose } from '../backend/read'
import { mapOf, requireDescentMap } from './descent-map'
import { weightCap } from './gradient-descent'
import { tensorLosses } from './losses-tensors'

/**
 * Gradient descent from many starts with many learning rates, all at once: each number of a tensor is a run of its own.
 * Every step is a handful of operations on the whole map, and the results are read once, at the end.
 *
 * @throws {RangeError} If there is no start or no learning rate, or an option is not finite or out of its range.
 */
export async function descentMap(lossFunction: LossFunction, options: DescentMapOptions): Promise<DescentMap> {
  const { starts, learningRates, momentum, steps, fastSteps } = requireDescentMap(options)
  const runs = starts.length * learningRates.length
  const gradient = tf.grad(tensorLosses[lossFunction.name]<Tensor>)

  const extremes = tf.tidy(() => {
    // Rates and starts repeated for every run: tensors of one shape need no broadcasting, which is slow on the CPU.
    const startOfRun = tf.tensor1d(starts.flatMap(start => learningRates.map(() => start))) // [runs]
    const rateOfRun = tf.tensor1d(starts.flatMap(() => learningRates)) // [runs]

    const step = ({ weight, velocity, lowest, highest }: Runs): Runs => {
      const slope = gradient(weight)
      const nextVelocity = momentum === 0 ? slope : tf.add(tf.mul(velocity, momentum), slope)
      // Clipped, so that a run that leaves the bounds does not end as NaN, which some GPUs drop.
      const next = tf.clipByValue(tf.sub(weight, tf.mul(rateOfRun, nextVelocity)), -weightCap, weightCap)
      return { weight: next, velocity: nextVelocity, lowest: tf.minimum(lowest, next), highest: tf.maximum(highest, next) }
    }
    const follow = (from: Runs, count: number): Runs => {
      let state = from
      for (let index = 0; index < count; index++) {
        const next = tf.tidy(() => step(state))
        // At once, not at the end of the outer tidy: the GPU's memory must not grow with the steps.
        if (state !== from)
          tf.dispose(state)
        state = next
      }
      return state
    }
    const early = follow({ weight: startOfRun, velocity: tf.zerosLike(startOfRun), lowest: startOfRun, highest: startOfRun }, fastSteps)
    const late = follow({ ...early, lowest: early.weight, highest: early.weight }, steps - fastSteps)
    return tf.stack([early.lowest, early.highest, late.lowest, late.highest, late.weight]) // [5, runs]
  })

  const numbers = await readAndDispose(extremes)
  const [earlyLowest, earlyHighest, lowest, highest, last] = Array.from({ length: 5 }, (_, part) => numbers.slice(part * runs, (part + 1) * runs))
  return mapOf(lossFunction, options, { earlyLowest: earlyLowest!, earlyHighest: earlyHighest!, lowest: lowest!, highest: highest!, last: last! })
}

/** State of all runs, each of shape `[runs]`. */
type Runs = {
  weight: Tensor
  velocity: Tensor
  lowest: Tensor
  highest: Tensor
}
