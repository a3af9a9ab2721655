import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { lossAndGradient } from '../../demos/multi-layer-perceptron/multi-layer-perceptron-tensors'
import { numRuns } from './support/close'
import { hasNoKink, layeredCase, meanLoss, slopesAlong } from './support/layered'
import { furthest } from './support/networks'

it('automatic differentiation has the loss of the definition, and the slopes that one measures', async () => {
  await fc.assert(fc.asyncProperty(layeredCase, async (one) => {
    fc.pre(hasNoKink(one))
    const { network, points } = one
    const { loss, gradient } = await lossAndGradient(network, points)
    expect(Math.abs(loss - meanLoss(network, points))).toBeLessThan(1e-4)
    expect(furthest([...gradient], slopesAlong(network, points))).toBeLessThan(2e-4)
  }), { numRuns: Math.ceil(numRuns() / 2) })
})
