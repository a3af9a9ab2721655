import type { Example } from '../../../demos/digits/stroke-model'
import * as tf from '@tensorflow/tfjs'
import * as fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { CLASSES, initialParameters, partsOf, shapes } from '../../../demos/digits/architecture'
import { readImage } from '../../../demos/digits/network'
import { lossAndGradient, readLogits } from '../../../demos/digits/network-tensors'
import { drawExamples } from '../../../demos/digits/stroke-model'
import { plainGradient, plainLoss } from '../../tensors/support/digits'
import { furthest } from '../../tensors/support/networks'

beforeAll(() => tf.setBackend('cpu'))

/** The same network by the layers API, which has its own layers, loss and optimiser; the logits are what stands before the last activation. */
function modelOf(parameters: Float32Array): { model: tf.Sequential, logitsOf: tf.LayersModel } {
  const model = tf.sequential({ layers: [
    tf.layers.conv2d({ filters: 6, kernelSize: 5, activation: 'relu', inputShape: [28, 28, 1] }),
    tf.layers.maxPooling2d({ poolSize: 2 }),
    tf.layers.conv2d({ filters: 16, kernelSize: 5, activation: 'relu' }),
    tf.layers.maxPooling2d({ poolSize: 2 }),
    tf.layers.flatten(),
    tf.layers.dense({ units: CLASSES }),
    tf.layers.softmax(),
  ] })
  const parts = partsOf(parameters)
  model.setWeights(Object.entries(shapes).map(([name, shape]) => tf.tensor(parts[name as keyof typeof parts], [...shape])))
  return { model, logitsOf: tf.model({ inputs: model.inputs, outputs: model.layers.at(-2)!.output as tf.SymbolicTensor }) }
}

const tensorsOf = (examples: readonly Example[]) => [
  tf.tensor4d(examples.flatMap(({ image }) => [...image]), [examples.length, 28, 28, 1]),
  tf.oneHot(tf.tensor1d(examples.map(({ digit }) => digit), 'int32'), CLASSES),
] as const

/** Parameters none of which is 0, biases included, and digits to read. */
const cases = fc.record({ seed: fc.integer({ min: 1, max: 9999 }), scale: fc.constantFrom(0.5, 1), count: fc.integer({ min: 1, max: 3 }) })
  .map(({ seed, scale, count }) => ({
    parameters: initialParameters(seed, 'ordinary').map((value, index) => scale * value + 0.05 * Math.sin(seed + index)),
    examples: drawExamples(count, { seed }),
  }))

it('has the logits, the loss and the gradient of one training step that tf.layers has, plain and on tensors', async () => {
  await fc.assert(fc.asyncProperty(cases, async ({ parameters, examples }) => {
    const { model, logitsOf } = modelOf(parameters)
    const [images, expected] = tensorsOf(examples)
    const logits = await (logitsOf.predict(images) as tf.Tensor2D).array()
    const onTensors = await readLogits(parameters, examples.map(({ image }) => image))
    examples.forEach(({ image }, index) => {
      expect(furthest(logits[index]!, [...readImage(parameters, image).logits])).toBeLessThan(1e-5)
      expect(furthest(logits[index]!, [...onTensors[index]!])).toBeLessThan(1e-5)
    })

    // A step of gradient descent at the rate 1 takes the gradient off.
    model.compile({ optimizer: tf.train.sgd(1), loss: 'categoricalCrossentropy' })
    const loss = await model.trainOnBatch(images, expected) as number
    const after = model.getWeights().flatMap(tensor => [...tensor.dataSync()])
    const gradient = after.map((value, index) => parameters[index]! - value)
    expect(Math.abs(loss - plainLoss(parameters, examples, 0))).toBeLessThan(1e-5)
    expect(furthest(gradient, plainGradient(parameters, examples, 0))).toBeLessThan(1e-5)
    const ours = lossAndGradient(tf.tensor1d(parameters), examples, 0)
    expect(Math.abs(loss - ours.loss.dataSync()[0]!)).toBeLessThan(1e-5)
    expect(furthest(gradient, [...ours.gradient.dataSync()])).toBeLessThan(1e-5)
    model.dispose()
  }), { numRuns: 6 })
})
