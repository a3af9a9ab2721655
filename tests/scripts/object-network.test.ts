import { describe, expect, it } from 'vitest'
import { drawData } from '../../demos/multi-layer-perceptron/data-sets'
import { initialParameters } from '../../demos/multi-layer-perceptron/initial-parameters'
import { createPropagation, scoreOf } from '../../demos/multi-layer-perceptron/network'
import { trainEpoch } from '../../demos/multi-layer-perceptron/training'
import { createObjectNetwork } from '../../scripts/bench/object-network'

describe('the network of linked objects, beside which the playground is timed', () => {
  it('learns in an epoch what the playground learns', () => {
    const sizes = [2, 8, 8, 1]
    const parameters = initialParameters(sizes, { initialisation: 'lecun', seed: 1 })
    const { training, heldOut } = drawData('spirals')
    const pace = { learningRate: 0.1, batchSize: 7 }
    const objects = createObjectNetwork(sizes, parameters)
    const propagation = createPropagation({ sizes, activation: 'tanh' })
    expect(objects.loss(heldOut)).toBeCloseTo(scoreOf(propagation, parameters, heldOut)!.loss, 12)

    objects.epoch(training, pace)
    trainEpoch(propagation, parameters, training, pace, new Float64Array(parameters.length))
    expect(objects.loss(training)).toBeCloseTo(scoreOf(propagation, parameters, training)!.loss, 12)
    const [maps, corner] = [objects.maps(), propagation.forward(parameters, -1, 1)]
    expect(maps.map(map => [map.length, map[0]!.length])).toEqual(Array.from({ length: 17 }, () => [100, 100]))
    expect(maps.at(-1)![0]!.at(-1)).toBeCloseTo(corner, 12)
  })
})
