import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { initialParameters } from '../../demos/digits/architecture'
import { lossAndGradient, readImage, readLogits } from '../../demos/digits/network-tensors'
import { drawExamples } from '../../demos/digits/stroke-model'
import { plainGradient, plainLoss, plainStages } from './support/digits'

/** Parameters none of which is 0, biases included. */
const parameters = initialParameters(3, 'ordinary').map((value, index) => value + 0.05 * Math.sin(index))
const examples = drawExamples(3, { seed: 8 })

const furthest = (actual: ArrayLike<number>, expected: ArrayLike<number>) => {
  expect(actual.length).toBe(expected.length)
  return Math.max(...Array.from(actual, (value, index) => Math.abs(value - expected[index]!)))
}

describe('the network for digits on tensors', () => {
  it('has every number of every stage that its definition gives, to 1e-5', async () => {
    const { image } = examples[0]!
    const stages = await readImage(parameters, image)
    const expected = plainStages(parameters, image)
    for (const name of ['firstMaps', 'firstPooled', 'secondMaps', 'secondPooled', 'logits', 'probabilities'] as const)
      expect(furthest(stages[name], expected[name]), name).toBeLessThan(1e-5)
    expect(Math.max(...stages.secondPooled)).toBeGreaterThan(0.1)
  })

  it('reads many images as it reads each', async () => {
    const logits = await readLogits(parameters, examples.map(({ image }) => image))
    examples.forEach(({ image }, index) => expect(furthest(logits[index]!, plainStages(parameters, image).logits)).toBeLessThan(1e-5))
  })

  it('has the loss and the gradient that its definition gives, to 1e-5', async () => {
    const { loss, gradient } = tf.tidy(() => lossAndGradient(tf.tensor1d(parameters), examples, 0.01))
    expect((await loss.data())[0]).toBeCloseTo(plainLoss(parameters, examples, 0.01), 5)
    const slopes = await gradient.data()
    expect(furthest(slopes, plainGradient(parameters, examples, 0.01))).toBeLessThan(1e-5)
    expect(Math.max(...slopes)).toBeGreaterThan(0.05)
    tf.dispose([loss, gradient])
  })
})
