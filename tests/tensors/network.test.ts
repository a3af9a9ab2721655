import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { lossAndGradient } from '../../demos/network/network-tensors'
import { numRuns } from './support/close'
import { flat, furthest, isSmooth, lossOf, measuredSlopes, networkCase } from './support/networks'

it('automatic differentiation has the loss of the definition, and the slopes that one measures', async () => {
  await fc.assert(fc.asyncProperty(networkCase, async (one) => {
    fc.pre(isSmooth(one))
    const { loss, gradient } = await lossAndGradient(one.network, one.example)
    expect(Math.abs(loss - lossOf(one.network, one.example))).toBeLessThan(1e-4)
    expect(gradient.biases?.length).toBe(one.network.biases?.length)
    expect(furthest(flat(gradient), measuredSlopes(one))).toBeLessThan(2e-4)
  }), { numRuns: Math.ceil(numRuns() / 2) })
})

it('takes ReLU’s derivative at its kink for 0', async () => {
  const network = { sizes: [1, 1], activation: 'relu' as const, weights: [Float64Array.of(0)] }
  const { loss, gradient } = await lossAndGradient(network, { input: [3], target: [2] })
  expect(loss).toBe(4)
  expect(flat(gradient).map(Math.abs)).toEqual([0])
})

it('refuses what does not fit', async () => {
  const network = { sizes: [2, 1], activation: 'tanh' as const, weights: [Float64Array.of(1, 1)] }
  await expect(lossAndGradient(network, { input: [1], target: [1] })).rejects.toThrow(new RangeError('input must have 2 numbers; got 1'))
})
