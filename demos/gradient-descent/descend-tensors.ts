import type { DescentOptions, Iterate, LossFunction } from './gradient-descent'
import type { Scalar, Tensor } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { readAndDispose } from '../backend/read'
import { requireIntegers } from '../shared/checks'
import { hasEscaped, requireDescent } from './gradient-descent'
import { tensorLosses } from './losses-tensors'

/**
 * Gradient descent, with momentum if asked for, whose gradients come from automatic differentiation. It computes a step
 * when it is asked for one, and frees its variables when it is through or left.
 *
 * @yields The iterates that `runDescent` lists, in single precision: finite all of them, and none after the first that
 * left the bounds.
 * @throws {RangeError} If an option is not finite or out of its range.
 */
export async function* descend(
  { name }: Pick<LossFunction, 'name'>,
  options: DescentOptions,
): AsyncGenerator<Iterate, void> {
  requireDescent(options)
  const { start, learningRate, momentum = 0, steps } = options
  const lossAndGradient = tf.valueAndGrad(tensorLosses[name]<Scalar>)
  // In a tidy, since a variable takes over the numbers of its first tensor but does not dispose it.
  const [weight, velocity] = tf.tidy(() => [tf.variable(tf.scalar(start)), tf.variable(tf.scalar(0))])

  try {
    for (let step = 0; step <= steps; step++) {
      const stage = tf.tidy(() => {
        const { value: loss, grad: gradient } = lossAndGradient(weight)
        velocity.assign(tf.add(tf.mul(velocity, momentum), gradient))
        return tf.stack([weight, loss, gradient, velocity]) // [4]
      })
      const iterate = iterateOf(step, await readAndDispose(stage))
      // A single out of bounds may well be infinite, or its loss.
      if (Object.values(iterate).every(Number.isFinite))
        yield iterate
      if (hasEscaped(iterate))
        return
      tf.tidy(() => weight.assign(tf.sub(weight, tf.mul(velocity, learningRate))))
    }
  }
  finally {
    tf.dispose([weight, velocity])
  }
}

export interface DescentsOptions extends Omit<DescentOptions, 'learningRate'> {
  /** One per run. */
  learningRates: readonly number[]
}

/**
 * Runs from one start with several learning rates, all their steps at once: for a GPU, which takes longer to be read than to
 * compute.
 *
 * @returns For each learning rate the iterates that `descend` yields.
 * @throws {RangeError} If there is no learning rate, or an option is not finite or out of its range.
 */
export async function descendAll(
  { name }: Pick<LossFunction, 'name'>,
  { learningRates, ...options }: DescentsOptions,
): Promise<Iterate[][]> {
  requireIntegers({ 'number of learning rates': learningRates.length }, 1)
  for (const learningRate of learningRates)
    requireDescent({ ...options, learningRate })
  const { start, momentum = 0, steps } = options
  const runs = learningRates.length
  const loss = tensorLosses[name]<Tensor>
  const lossAndGradient = tf.valueAndGrad(loss)

  const numbers = await readAndDispose(tf.tidy(() => {
    const rates = tf.tensor1d([...learningRates]) // [runs]
    let weight: Tensor = tf.fill([runs], start)
    let velocity: Tensor = tf.zeros([runs])
    const stages: Tensor[] = []
    for (let step = 0; step <= steps; step++) {
      const { value, grad: gradient } = lossAndGradient(weight) // [runs] both
      velocity = momentum === 0 ? gradient : tf.add(tf.mul(velocity, momentum), gradient)
      stages.push(tf.concat([weight, value, gradient, velocity])) // [4 × runs]
      weight = tf.sub(weight, tf.mul(velocity, rates))
    }
    return tf.concat(stages) // [(steps + 1) × 4 × runs]
  }))

  return learningRates.map((_, run) => {
    const iterates: Iterate[] = []
    for (let step = 0; step <= steps; step++) {
      const iterate = iterateOf(step, [0, 1, 2, 3].map(part => numbers[(step * 4 + part) * runs + run]!))
      if (Object.values(iterate).every(Number.isFinite))
        iterates.push(iterate)
      if (hasEscaped(iterate))
        break
    }
    return iterates
  })
}

function iterateOf(step: number, numbers: ArrayLike<number> & Iterable<number>): Iterate {
  const [weight, loss, gradient, velocity] = numbers
  return { step, weight: weight!, loss: loss!, gradient: gradient!, velocity: velocity! }
}
