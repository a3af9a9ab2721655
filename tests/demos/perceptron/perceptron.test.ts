import type { Weights } from '../../../demos/perceptron/perceptron'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backward, finiteDifferences, forward, update } from '../../../demos/network/network'
import { answer, isRight, learn, lossOf, perceptronActivations, targetOf, weightedSum } from '../../../demos/perceptron/perceptron'
import { between } from '../../support/between'

const weights = fc.tuple(between(-2, 2), between(-2, 2), between(-2, 2))
const point = fc.record({ x: fc.tuple(between(-2, 2), between(-2, 2)), isHigh: fc.boolean() })
const smooth = fc.constantFrom('sigmoid', 'tanh', 'relu')

describe('the perceptron', () => {
  it('sums its weighted inputs, the constant 1 first', () => {
    expect(weightedSum([-1.5, 1, 2], [3, 0.25])).toBe(2)
    expect(weightedSum([0.1, 0.2, -0.3], [1, 1])).toBe(0) // in binary fractions 5.6e-17
  })

  it.each([
    ['step', -1, 0],
    ['step', 0, 0],
    ['step', 0.1, 1],
    ['sigmoid', Math.log(3), 0.75],
    ['tanh', Math.log(2), 0.6],
    ['relu', -2, 0],
    ['relu', 2, 2],
  ] as const)('answers with %s to a sum of %f: %f', (activation, sum, y) => {
    expect(answer([sum, 0, 0], [5, 5], activation).y).toBeCloseTo(y, 9)
  })

  it('calls high what is nearer to the high target than to the low one', () => {
    fc.assert(fc.property(weights, point, fc.constantFrom(...perceptronActivations), (some, one, activation) => {
      const { y } = answer(some, one.x, activation)
      const [toHigh, toLow] = [true, false].map(isHigh => Math.abs(y - targetOf({ isHigh }, activation)))
      fc.pre(Math.abs(toHigh! - toLow!) > 1e-9)
      expect(isRight(some, one, activation)).toBe((toHigh! < toLow!) === one.isHigh)
    }))
  })

  it('refuses what is no number', () => {
    expect(() => weightedSum([0, Number.NaN, 0], [1, 1])).toThrow(new RangeError('w1 must be a finite number; got NaN'))
    expect(() => learn([0, 0, 0], { x: [1, 1], isHigh: true }, { activation: 'step', learningRate: -1 })).toThrow('learning rate must be at least 0, or the step would climb; got -1')
  })
})

describe('an update', () => {
  it('is that of the network of one unit, backward pass and all', () => {
    fc.assert(fc.property(weights, point, smooth, between(0, 2), (some, one, activation, learningRate) => {
      const network = { sizes: [3, 1], activation, weights: [Float64Array.from(some)] }
      const example = { input: [1, ...one.x], target: [targetOf(one, activation)] }
      const pass = forward(network, example)
      fc.pre(Math.abs(pass.sums[0]![0]!) > 1e-9)
      const after = update(network, backward(network, example, pass), learningRate)
      const learned = learn(some, one, { activation, learningRate })
      learned.after.forEach((weight, index) => expect(weight).toBeCloseTo(after.weights[0]![index]!, 8))
      expect(lossOf(some, [one], activation)).toBeCloseTo(pass.loss, 8)
    }))
  })

  it('descends along the slopes that one measures', () => {
    fc.assert(fc.property(weights, point, fc.constantFrom('sigmoid', 'tanh'), (some, one, activation) => {
      const measured = finiteDifferences({ sizes: [3, 1], activation, weights: [Float64Array.from(some)] }, { input: [1, ...one.x], target: [targetOf(one, activation)] })
      learn(some, one, { activation, learningRate: 1 }).gradient.forEach((slope, index) => expect(slope).toBeCloseTo(measured.weights[0]![index]!, 6))
    }))
  })

  it('with the step is Rosenblatt’s: nothing where the answer is right, else the inputs added or taken away', () => {
    // η = ½, so that 2 η = 1.
    const options = { activation: 'step', learningRate: 0.5 } as const
    expect(learn([0, 1, 1], { x: [2, 3], isHigh: true }, options).after).toEqual([0, 1, 1])
    expect(learn([0, 1, 1], { x: [2, 3], isHigh: false }, options).after).toEqual([-1, -1, -2])
    expect(learn([-9, 1, 1], { x: [2, 3], isHigh: true }, options).after).toEqual([-8, 3, 4])
  })

  it('leaves a ReLU alone that is off: nothing flows back', () => {
    const start: Weights = [-1, 0, 0]
    expect(learn(start, { x: [1, 1], isHigh: true }, { activation: 'relu', learningRate: 0.5 })).toMatchObject({ y: 0, slope: 0, gradient: [0, 0, 0], after: start })
  })
})
