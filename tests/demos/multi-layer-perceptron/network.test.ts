import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPropagation, gradientOf, layersOf, parameterCount, parameterName, placeOf, scoreOf } from '../../../demos/multi-layer-perceptron/network'
import { hasNoKink, layeredCase, layersAt, meanLoss, outputAt, slopesAlong } from '../../tensors/support/layered'
import { furthest } from '../../tensors/support/networks'

describe('for any network', () => {
  it('the forward pass is the definition, unit by unit', () => {
    fc.assert(fc.property(layeredCase, ({ network, points }) => {
      const { forward, sums, outputs } = createPropagation(network)
      for (const { x } of points) {
        const y = forward(network.parameters, ...x)
        const layers = layersAt(network, x)
        layers.forEach((layer, index) => {
          expect(furthest([...sums[index + 1]!], layer.sums)).toBeLessThan(1e-12)
          expect(furthest([...outputs[index + 1]!], layer.outputs)).toBeLessThan(1e-12)
        })
        expect(y).toBe(outputs.at(-1)![0])
      }
    }))
  })

  it('the score is the mean squared error, and the share of points on the right side of 0', () => {
    fc.assert(fc.property(layeredCase, ({ network, points }) => {
      const { loss, accuracy } = scoreOf(createPropagation(network), network.parameters, points)!
      expect(loss).toBeCloseTo(meanLoss(network, points), 12)
      const right = points.filter(({ x, isHigh }) => isHigh ? outputAt(network, x) > 0 : outputAt(network, x) <= 0)
      expect(accuracy).toBe(right.length / points.length)
    }))
  })

  it('the derivatives are the slopes that one measures', () => {
    fc.assert(fc.property(layeredCase, (one) => {
      fc.pre(hasNoKink(one))
      const { network, points } = one
      expect(furthest([...gradientOf(createPropagation(network), network.parameters, points)], slopesAlong(network, points))).toBeLessThan(1e-6)
    }))
  })

  it('with weights however great, every derivative is finite', () => {
    fc.assert(fc.property(layeredCase, fc.constantFrom(1e3, 1e6), ({ network, points }, size) => {
      const parameters = network.parameters.map(value => value * size)
      expect([...gradientOf(createPropagation(network), parameters, points)].every(Number.isFinite)).toBe(true)
    }))
  })

  it('every parameter has a name of its own, and names its place', () => {
    fc.assert(fc.property(layeredCase, ({ network: { sizes, parameters } }) => {
      const count = parameterCount(sizes)
      expect(count).toBe(parameters.length)
      const names = Array.from({ length: count }, (_, index) => parameterName(sizes, index))
      expect(new Set(names).size).toBe(count)
      names.forEach((name, index) => {
        const { layer, unit, from } = placeOf(sizes, index)
        expect(name).toBe(from === undefined ? `b(${layer}) ${unit + 1}` : `W(${layer}) ${unit + 1},${from + 1}`)
      })
    }))
  })
})

it('lays the parameters out as rows of weights, then biases, layer by layer', () => {
  // 2 inputs, 3 units, 1 output: 3 · 2 + 3 and 1 · 3 + 1.
  expect(layersOf([2, 3, 1])).toEqual([{ units: 3, before: 2, weights: 0, biases: 6 }, { units: 1, before: 3, weights: 9, biases: 12 }])
  expect(parameterCount([2, 8, 8, 1])).toBe(24 + 72 + 9)
  expect(parameterName([2, 3, 1], 3)).toBe('W(1) 2,2')
  expect(parameterName([2, 3, 1], 12)).toBe('b(2) 1')
  expect(() => placeOf([2, 3, 1], 13)).toThrow(new RangeError('the network has 13 parameters, counted from 0; there is none of index 13'))
})

it('has no score and no derivative without points', () => {
  const propagation = createPropagation({ sizes: [2, 1], activation: 'tanh' })
  expect(scoreOf(propagation, Float64Array.of(1, 2, 3), [])).toBeUndefined()
  expect([...gradientOf(propagation, Float64Array.of(1, 2, 3), [])]).toEqual([0, 0, 0])
})
