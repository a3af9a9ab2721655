import type { Weights } from '../../demos/perceptron/perceptron'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { inputsOf, learn, perceptronActivations } from '../../demos/perceptron/perceptron'
import { answersAndGradients } from '../../demos/perceptron/perceptron-tensors'
import { between } from '../support/between'
import { numRuns } from './support/close'

const numbers = fc.tuple(between(-2, 2), between(-2, 2), between(-2, 2))
const cases = fc.array(fc.record({ weights: numbers, point: fc.record({ x: fc.tuple(between(-2, 2), between(-2, 2)), isHigh: fc.boolean() }) }), { minLength: 1, maxLength: 6 })

it.each(perceptronActivations)('automatic differentiation confirms every update with %s', async (activation) => {
  await fc.assert(fc.asyncProperty(cases, async (cases) => {
    const updates = cases.map(({ weights, point }) => learn(weights, point, { activation, learningRate: 0.1 }))
    fc.pre(updates.every(({ sum }) => Math.abs(sum) > 1e-3)) // neither on the step nor on the kink
    const { y, gradients } = await answersAndGradients({
      weights: cases.map(({ weights }) => weights),
      inputs: cases.map(({ point }) => inputsOf(point.x)),
      targets: updates.map(({ target }) => target),
    }, activation)
    expect(y).toHaveLength(cases.length)
    updates.forEach((update, index) => {
      expect(y[index]).toBeCloseTo(update.y, 4)
      update.gradient.forEach((slope, weight) => expect(Math.abs(gradients[3 * index + weight]! - slope)).toBeLessThan(1e-4 * Math.max(1, Math.abs(slope))))
    })
  }), { numRuns: Math.ceil(numRuns() / 4) })
})

it('takes a sum of 0 for low, and the derivative of the step for 1', async () => {
  const weights: readonly Weights[] = [[0, 0, 0]]
  const { y, gradients } = await answersAndGradients({ weights, inputs: [[1, 3, 2]], targets: [1] }, 'step')
  expect([...y]).toEqual([0])
  expect([...gradients]).toEqual([-2, -6, -4]) // 2 (0 − 1) · 1 · x
})

it('of nothing is nothing', async () => {
  expect(await answersAndGradients({ weights: [], inputs: [], targets: [] }, 'tanh')).toEqual({ y: new Float32Array(), gradients: new Float32Array() })
})
