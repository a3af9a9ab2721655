import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bowl, descend, doubleWell, landmarks } from '../../../demos/gradient-descent/gradient-descent'
import { between } from '../../support/between'
import { heavyBall } from '../../tensors/support/definitions'

const weight = between(-6, 6)

describe.each([bowl, doubleWell])('the loss $name', ({ loss, gradient, curvature, minima, isQuadratic }) => {
  const slope = (f: (weight: number) => number, at: number) => (f(at + 1e-4) - f(at - 1e-4)) / 2e-4

  it('has the derivatives that one measures', () => {
    fc.assert(fc.property(weight, (at) => {
      expect(gradient(at)).toBeCloseTo(slope(loss, at), 5)
      expect(curvature(at)).toBeCloseTo(slope(gradient, at), 5)
    }))
  })

  it('is min, 0, at its minima', () => {
    for (const minimum of minima) {
      expect(loss(minimum)).toBe(0)
      expect(gradient(minimum)).toBeCloseTo(0)
      expect(curvature(minimum)).toBe(2)
    }
    fc.assert(fc.property(weight, at => loss(at) >= 0))
  })

  it('says whether its curvature is the same everywhere', () => {
    expect(curvature(5) === curvature(0)).toBe(isQuadratic)
  })
})

it('puts a hill with a flat top between the two wells', () => {
  expect(doubleWell.loss(0)).toBe(1)
  expect(doubleWell.gradient(0)).toBeCloseTo(0)
  expect(doubleWell.curvature(0)).toBeLessThan(0)
})

describe('descend', () => {
  // W ← W − η 2W multiplies W by 1 − 2η.
  it.each([0.05, 0.2, 0.5, 0.95, 1, 1.1])('multiplies the weight by 1 − 2η on the bowl, η = %f', (learningRate) => {
    descend(bowl, { start: 10, learningRate, steps: 12 }).forEach(({ step, weight, loss, gradient, velocity }) => {
      expect(weight).toBeCloseTo(10 * (1 - 2 * learningRate) ** step, 8)
      expect(loss).toBeCloseTo(weight ** 2, 8)
      expect(gradient).toBeCloseTo(2 * weight, 8)
      expect(velocity).toBe(gradient)
    })
  })

  it('gives the start and one iterate a step', () => {
    expect(descend(bowl, { start: 10, learningRate: 0.2, steps: 2 })).toEqual([
      { step: 0, weight: 10, loss: 100, gradient: 20, velocity: 20 },
      { step: 1, weight: 6, loss: 36, gradient: 12, velocity: 12 },
      { step: 2, weight: 6 - 0.2 * 12, loss: (6 - 0.2 * 12) ** 2, gradient: 2 * (6 - 0.2 * 12), velocity: 2 * (6 - 0.2 * 12) },
    ])
  })

  it('with momentum is Polyak’s heavy ball', () => {
    const options = fc.record({
      start: between(-4, 4),
      learningRate: between(0.001, 0.2),
      momentum: between(0, 0.95),
      steps: fc.constant(30),
    })
    fc.assert(fc.property(fc.constantFrom(bowl, doubleWell), options, (lossFunction, options) => {
      const weights = descend(lossFunction, options).map(({ weight }) => weight)
      heavyBall(lossFunction.gradient, options).forEach((expected, step) => expect(weights[step]).toBeCloseTo(expected, 6))
    }))
  })

  it.each([
    [{ learningRate: Number.NaN }, 'learning rate must be a finite number; got NaN'],
    [{ learningRate: -0.1 }, 'learning rate must be at least 0, or the descent would climb; got -0.1'],
    [{ start: Infinity }, 'start must be a finite number; got Infinity'],
    [{ start: -1e6 }, 'start must be less than 1000000 away from 0; got -1000000'],
    [{ momentum: 1 }, 'momentum must be at least 0 and less than 1; got 1'],
    [{ momentum: -0.5 }, 'momentum must be at least 0 and less than 1; got -0.5'],
    [{ steps: 2.5 }, 'steps must be an integer of at least 0; got 2.5'],
  ])('refuses %o', (wrong, sentence) => {
    expect(() => descend(bowl, { start: 10, learningRate: 0.1, steps: 3, ...wrong })).toThrow(new RangeError(sentence))
  })
})

describe('landmarks', () => {
  it('are 1/λ, one step into the minimum of a quadratic, and 2/λ, the edge of stability', () => {
    const { curvature, oneStep, edge } = landmarks(bowl)
    expect([curvature, oneStep, edge]).toEqual([2, 0.5, 1])
    expect(descend(bowl, { start: 7, learningRate: oneStep, steps: 1 })[1]!.weight).toBe(0)
    expect(descend(bowl, { start: 7, learningRate: edge, steps: 3 }).map(({ weight }) => weight)).toEqual([7, -7, 7, -7])
  })

  it('are those of the wells for the double well', () => {
    expect(landmarks(doubleWell)).toEqual(landmarks(bowl))
  })

  it('move out with momentum', () => {
    expect(landmarks(bowl, 0.5).edge).toBe(1.5)
  })
})
