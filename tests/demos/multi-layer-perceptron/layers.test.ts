import type { Network } from '../../../demos/multi-layer-perceptron/network'
import * as tf from '@tensorflow/tfjs'
import * as fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { createPropagation, gradientOf, layersOf, scoreOf } from '../../../demos/multi-layer-perceptron/network'
import { startRun } from '../../../demos/multi-layer-perceptron/training'
import { createRandom } from '../../../demos/shared/random'
import { layeredCase } from '../../tensors/support/layered'
import { furthest } from '../../tensors/support/networks'

beforeAll(() => tf.setBackend('cpu'))

/** The same network by the layers API, which has its own arithmetic, loss and optimiser. Its kernels are of shape `[units before, units]`. */
function modelOf({ sizes, activation, parameters }: Network): tf.Sequential {
  const names = { tanh: 'tanh', relu: 'relu', sigmoid: 'sigmoid', identity: 'linear' } as const
  const layers = layersOf(sizes)
  const model = tf.sequential({ layers: layers.map(({ units }, index) => tf.layers.dense({ units, inputShape: index === 0 ? [2] : undefined, activation: index === layers.length - 1 && activation !== 'identity' ? 'tanh' : names[activation] })) })
  model.setWeights(layers.flatMap(({ units, before, weights, biases }) => [
    tf.transpose(tf.tensor2d(Float32Array.from(parameters.subarray(weights, biases)), [units, before])),
    tf.tensor1d(Float32Array.from(parameters.subarray(biases, biases + units))),
  ]))
  return model
}

/** All parameters of the model in our order. */
const parametersOf = (model: tf.Sequential): number[] => {
  const tensors = model.getWeights()
  return tensors.flatMap((tensor, index) => [...(index % 2 === 0 ? tf.transpose(tensor) : tensor).dataSync()])
}

const tensorsOf = (points: readonly { x: readonly [number, number], isHigh: boolean }[]) => [
  tf.tensor2d(points.map(({ x }) => [...x])),
  tf.tensor2d(points.map(({ isHigh }) => [isHigh ? 1 : -1])),
] as const

it('has the loss of tf.layers’ mean squared error, and takes the step of its optimiser', async () => {
  await fc.assert(fc.asyncProperty(layeredCase, fc.constantFrom(0.05, 0.5), async ({ network, points }, learningRate) => {
    const model = modelOf(network)
    model.compile({ optimizer: tf.train.sgd(learningRate), loss: 'meanSquaredError' })
    const [inputs, targets] = tensorsOf(points)
    const loss = await model.trainOnBatch(inputs, targets) as number
    expect(Math.abs(loss - scoreOf(createPropagation(network), network.parameters, points)!.loss)).toBeLessThan(1e-5)
    const gradient = gradientOf(createPropagation(network), network.parameters, points)
    const expected = Array.from(network.parameters, (value, index) => value - learningRate * gradient[index]!)
    expect(furthest(parametersOf(model), expected)).toBeLessThan(1e-5)
    model.dispose()
    tf.dispose([inputs, targets])
  }), { numRuns: 60 })
})

it('trains as tf.layers does on the same batches, epoch by epoch', async () => {
  await fc.assert(fc.asyncProperty(layeredCase, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 99 }), async ({ network, points }, batchSize, seed) => {
    fc.pre(network.activation !== 'relu') // single precision takes the other side of its kink at times
    const model = modelOf(network)
    model.compile({ optimizer: tf.train.sgd(0.01), loss: 'meanSquaredError' })
    const run = startRun({ network, data: { training: points, heldOut: [] }, learningRate: 0.01, batchSize, seed })
    for (let epoch = 0; epoch < 4; epoch++) {
      expect(furthest(parametersOf(model), [...run.at(epoch).parameters])).toBeLessThan(1e-5)
      const order = createRandom(seed, epoch).shuffled(points)
      for (let start = 0; start < order.length; start += batchSize) {
        const [inputs, targets] = tensorsOf(order.slice(start, start + batchSize))
        await model.trainOnBatch(inputs, targets)
      }
    }
    model.dispose()
  }), { numRuns: 25 })
})
