import type { Scalar } from '@tensorflow/tfjs-core'
import type { DescentOptions, Iterate, LossFunction } from '../gradient-descent'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { hasEscaped, requireDescent } from '../gradient-descent'
import { tensorLosses } from './losses'
import { readAndDispose } from './read'

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

function iterateOf(step: number, numbers: Float32Array): Iterate {
  const [weight, loss, gradient, velocity] = numbers
  return { step, weight: weight!, loss: loss!, gradient: gradient!, velocity: velocity! }
}
