import type { Network } from '../../../demos/network/network'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { descend } from '../../../demos/network/descend'
import { flat, lossOf, networkCase } from '../../tensors/support/networks'

const network: Network = { sizes: [2, 2, 1], activation: 'relu', weights: [Float64Array.of(1, 1, 1.5, -1), Float64Array.of(0.8, -0.2)] }
const example = { input: [1, 0.5], target: [2] }

describe('gradient descent on one example', () => {
  it('starts at the start and makes the lecture’s first update', () => {
    const { iterates, hasDiverged } = descend(network, example, { learningRate: 0.1, updates: 1 })
    expect(hasDiverged).toBe(false)
    expect(iterates.map(({ pass }) => Number(pass.loss.toFixed(6)))).toEqual([1, 0.0169])
    expect(iterates[0]!.network).toBe(network)
  })

  it('makes each update from the one before it', () => {
    fc.assert(fc.property(networkCase, ({ network, example }) => {
      const { iterates, hasDiverged } = descend(network, example, { learningRate: 0.05, updates: 5 })
      expect(iterates.length === 6).toBe(!hasDiverged)
      iterates.slice(1).forEach((iterate, index) => {
        const before = iterates[index]!
        expect(flat(iterate.network)).toEqual(flat(before.network).map((value, place) => value - 0.05 * flat(before.gradient)[place]!))
        const loss = lossOf(iterate.network, example)
        expect(Math.abs(iterate.pass.loss - loss)).toBeLessThanOrEqual(1e-12 * Math.max(1, loss))
      })
    }), { numRuns: 30 })
  })

  it('ends with the last finite iterate where the learning rate is too great, and says so', () => {
    const { iterates, hasDiverged } = descend({ ...network, activation: 'identity' }, example, { learningRate: 2, updates: 100 })
    expect(hasDiverged).toBe(true)
    expect(iterates.length).toBeGreaterThan(1)
    expect(iterates.length).toBeLessThan(20)
    expect(iterates.every(({ network, pass }) => [...flat(network), pass.loss].every(Number.isFinite))).toBe(true)
  })

  it('may be killed by one update too great: both units off, all derivatives zero', () => {
    const { iterates } = descend(network, example, { learningRate: 1, updates: 2 })
    expect(flat(iterates.at(-1)!.gradient).every(value => value === 0)).toBe(true)
    expect(iterates.at(-1)!.pass.loss).toBe(4) // y is stuck at 0, and ŷ is 2
  })

  it('refuses a number of updates that is none', () => {
    expect(() => descend(network, example, { learningRate: 0.1, updates: -1 })).toThrow(new RangeError('updates must be an integer of at least 0; got -1'))
  })
})
