import { describe, expect, it } from 'vitest'
import { initialParameters, parameterCount } from '../../../demos/digits/architecture'
import { readImage } from '../../../demos/digits/network'
import { drawExamples } from '../../../demos/digits/stroke-model'
import { plainGradient, plainLoss, plainStages } from '../../tensors/support/digits'

const parameters = initialParameters(3, 'ordinary').map((value, index) => value + 0.05 * Math.sin(index))
const [example] = drawExamples(1, { seed: 8 }) as [{ image: Float32Array, digit: number }]

describe('the network for digits', () => {
  // 6 × 25 + 6, 16 × 6 × 25 + 16, 256 × 10 + 10.
  it('has 5,142 parameters', () => expect(parameterCount).toBe(156 + 2416 + 2570))

  it('has every number of every stage that its definition gives', () => {
    const stages = readImage(parameters, example.image)
    for (const [name, expected] of Object.entries(plainStages(parameters, example.image))) {
      const actual = stages[name as keyof typeof stages]
      expect(actual.length, name).toBe(expected.length)
      expect(Math.max(...expected.map((value, index) => Math.abs(value - actual[index]!))), name).toBeLessThan(1e-5)
    }
  })

  it('is refused parameters and images of another size', () => {
    expect(() => readImage(parameters.slice(1), example.image)).toThrow(new RangeError('the network has 5142 parameters; got 5141'))
    expect(() => readImage(parameters.with(4, Number.NaN), example.image)).toThrow('parameter 5 of 5142 is NaN')
    expect(() => readImage(parameters, example.image.slice(28))).toThrow(new RangeError('an image has 784 cells; got 756'))
  })
})

describe('the gradient by the chain rule, with which the tensors are compared', () => {
  it('is what finite differences give', () => {
    const gradient = plainGradient(parameters, [example], 0.01)
    // Some of each part; doubles, so that the loss has the digits.
    for (const index of [0, 37, 149, 152, 156, 700, 2555, 2560, 2572, 3000, 5131, 5133]) {
      const lossAt = (by: number) => plainLoss(Array.from(parameters, (value, place) => place === index ? value + by : value), [example], 0.01)
      expect((lossAt(1e-6) - lossAt(-1e-6)) / 2e-6, String(index)).toBeCloseTo(gradient[index]!, 6)
    }
  })
})
