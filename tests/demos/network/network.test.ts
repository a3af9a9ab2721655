import type { Example, Network } from '../../../demos/network/network'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backward, finiteDifferences, forward, update } from '../../../demos/network/network'
import { InputError } from '../../../demos/shared/input-error'
import { flat, furthest, isSmooth, lossOf, measuredSlopes, networkCase, outputsOf } from '../../tensors/support/networks'

const numbers = (...values: number[]) => Float64Array.from(values)
const rounded = (rows: readonly Float64Array[]) => rows.map(row => Array.from(row, value => Number(value.toFixed(9)) + 0))

/** The network of slide 14: numbers that one can reckon in one's head. */
const network: Network = { sizes: [2, 2, 1], activation: 'relu', weights: [numbers(1, 1, 1.5, -1), numbers(0.8, -0.2)] }
const example: Example = { input: [1, 0.5], target: [2] }

describe('the example with both units on', () => {
  const pass = forward(network, example)
  const gradient = backward(network, example, pass)

  it('goes forward by hand: hidden 1.5 and 1, y = 1, J = 1', () => {
    expect(rounded(pass.outputs)).toEqual([[1, 0.5], [1.5, 1], [1]])
    expect(pass.loss).toBeCloseTo(1, 12)
  })

  it('goes backward by hand', () => {
    expect(rounded(gradient.outputs).slice(1)).toEqual([[-1.6, 0.4], [-2]])
    expect(rounded(gradient.weights)).toEqual([[-1.6, -0.8, 0.4, 0.2], [-3, -2]])
    expect(rounded(gradient.slopes)).toEqual([[1, 1], [1]])
  })

  it('makes one update with η = 0.1, after which y = 1.87 and J = 0.0169', () => {
    const updated = update(network, gradient, 0.1)
    expect(rounded(updated.weights)).toEqual([[1.16, 1.08, 1.46, -1.02], [1.1, 0]])
    const { outputs, loss } = forward(updated, example)
    expect(rounded(outputs).at(-1)).toEqual([1.87])
    expect(loss).toBeCloseTo(0.0169, 12)
    expect(rounded(network.weights)).toEqual([[1, 1, 1.5, -1], [0.8, -0.2]])
  })

  it('agrees with finite differences to 1e-10', () => {
    expect(furthest(flat(finiteDifferences(network, example)), flat(gradient))).toBeLessThan(1e-10)
  })
})

it('lets nothing through a unit that is off', () => {
  const example = { input: [1, 2], target: [1.4] }
  const pass = forward(network, example)
  const { outputs, weights } = backward(network, example, pass)
  expect(rounded(pass.sums)).toEqual([[3, -0.5], [2.4]])
  expect(rounded(pass.outputs)).toEqual([[1, 2], [3, 0], [2.4]])
  expect(pass.loss).toBeCloseTo(1, 12)
  expect(rounded(outputs).at(-1)).toEqual([2])
  expect(rounded(weights)).toEqual([[1.6, 3.2, 0, 0], [6, 0]])
})

it('finds no derivative where all weights are zero, and stays there', () => {
  const idle = { ...network, weights: [new Float64Array(4), new Float64Array(2)] }
  const gradient = backward(idle, example, forward(idle, example))
  expect(flat(gradient).map(Math.abs)).toEqual([0, 0, 0, 0, 0, 0])
  expect(flat(update(idle, gradient, 5)).map(Math.abs)).toEqual([0, 0, 0, 0, 0, 0])
})

describe('for any network', () => {
  it('the forward pass is the definition, layer by layer', () => {
    fc.assert(fc.property(networkCase, ({ network, example }) => {
      const { outputs, loss } = forward(network, example)
      outputsOf(network, example.input).forEach((layer, index) => expect(furthest(Array.from(outputs[index]!), layer)).toBeLessThan(1e-12))
      expect(loss).toBeCloseTo(lossOf(network, example), 12)
    }))
  })

  it('the derivatives are the slopes that one measures', () => {
    fc.assert(fc.property(networkCase, (one) => {
      fc.pre(isSmooth(one))
      const { network, example } = one
      const gradient = backward(network, example, forward(network, example))
      expect(gradient.biases?.length).toBe(network.biases?.length)
      expect(furthest(flat(gradient), measuredSlopes(one))).toBeLessThan(1e-6)
      expect(furthest(flat(finiteDifferences(network, example)), measuredSlopes(one))).toBeLessThan(1e-6)
    }))
  })

  it('the derivative by the input is the slope along it', () => {
    fc.assert(fc.property(networkCase, (one) => {
      fc.pre(isSmooth(one))
      const { network, example } = one
      const { outputs } = backward(network, example, forward(network, example))
      const slopes = Array.from(example.input, (_, index) => {
        const lossAt = (by: number) => lossOf(network, { ...example, input: Array.from(example.input, (value, place) => place === index ? value + by : value) })
        return (lossAt(1e-4) - lossAt(-1e-4)) / 2e-4
      })
      expect(furthest(Array.from(outputs[0]!), slopes)).toBeLessThan(1e-6)
    }))
  })

  it('an update goes against the derivative, by η times as much', () => {
    fc.assert(fc.property(networkCase, fc.constantFrom(0, 0.1, 3), ({ network, example }, learningRate) => {
      const gradient = backward(network, example, forward(network, example))
      const expected = flat(network).map((value, index) => value - learningRate * flat(gradient)[index]!)
      expect(furthest(flat(update(network, gradient, learningRate)), expected)).toBe(0)
    }))
  })

  it('with numbers however great, every result is finite or named', () => {
    const magnitude = fc.constantFrom(1, 1e100, 1e160, 1e300, -1e308)
    fc.assert(fc.property(networkCase, magnitude, magnitude, ({ network, example }, weight, input) => {
      const scaled = { ...network, weights: network.weights.map(values => values.map(value => value * weight)) }
      const shown = { ...example, input: Array.from(example.input, value => value * input) }
      try {
        const pass = forward(scaled, shown)
        const { weights, outputs, sums } = backward(scaled, shown, pass)
        for (const values of [pass.outputs, pass.sums, weights, outputs, sums].flat())
          expect([...values].every(Number.isFinite)).toBe(true)
      }
      catch (error) {
        expect(error).toBeInstanceOf(InputError)
        expect((error as InputError).message).toMatch(/ grows beyond 10³⁰⁸, /)
      }
    }))
  })
})

it.each(['sigmoid', 'tanh'] as const)('%s is flat, not NaN, far from zero', (activation) => {
  const far = { ...network, activation, weights: [numbers(1e200, 1e200, -1e200, -1e200), numbers(1, 1)] }
  const { weights, slopes } = backward(far, example, forward(far, example))
  expect(Array.from(slopes[0]!)).toEqual([0, 0])
  expect(Array.from(weights[0]!, value => value + 0)).toEqual([0, 0, 0, 0])
})

describe('what makes no sense', () => {
  it.each([
    [{ sizes: [2] }, {}, 'a network needs an input and at least one layer after it; got 1 sizes'],
    [{ sizes: [2, 0, 1] }, {}, 'size of layer 1 must be an integer of at least 1; got 0'],
    [{ weights: [numbers(1, 2, 3, 4)] }, {}, 'weights must be given for each of the 2 layers after the input; got 1'],
    [{ weights: [numbers(1, 2, 3), numbers(1, 2)] }, {}, 'weights of layer 1 must have 4 numbers; got 3'],
    [{ weights: [numbers(1, 2, Number.NaN, 4), numbers(1, 2)] }, {}, 'weights of layer 1 must be finite; number 3 is NaN'],
    [{ biases: [numbers(1, 2), numbers()] }, {}, 'biases of layer 2 must have 1 numbers; got 0'],
    [{}, { input: [1] }, 'input must have 2 numbers; got 1'],
    [{}, { target: [Infinity] }, 'target must be finite; number 1 is Infinity'],
  ])('is refused: %o %o', (wrong, wrongExample, sentence) => {
    expect(() => forward({ ...network, ...wrong }, { ...example, ...wrongExample })).toThrow(new RangeError(sentence))
  })

  it('is refused of a learning rate', () => {
    expect(() => update(network, network, -1)).toThrow(new RangeError('learning rate must be a finite number of at least 0, or the step would climb; got -1'))
  })

  it('names the number that has grown too great', () => {
    expect(() => forward({ ...network, weights: [numbers(1e308, 1e308, 1, 1), numbers(1, 1)] }, { input: [1, 1], target: [0] }))
      .toThrow(new InputError('the sum of unit 1 in layer 1 grows beyond 10³⁰⁸, the end of double precision; use smaller inputs, weights or a smaller learning rate'))
  })
})
