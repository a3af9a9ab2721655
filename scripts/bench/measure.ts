import type { BackendName } from '../../demos/backend/backend'
import type { Plane } from '../../demos/shared/plane'
import { build, lecture } from '../../demos/alignment/grammar'
import { initialNetwork } from '../../demos/alignment/networks'
import { recipes as translatorRecipes } from '../../demos/alignment/recipe'
import { translate as plainTranslation } from '../../demos/alignment/translate'
import { computeOnCanvas, useBackend } from '../../demos/backend/backend'
import { initialParameters as initialDigits } from '../../demos/digits/architecture'
import { lectureThree } from '../../demos/digits/drawing'
import { normalisedImage } from '../../demos/digits/image'
import { readImage as plainDigit } from '../../demos/digits/network'
import { recipe as digitRecipe } from '../../demos/digits/recipe'
import { descentMap as plainDescentMap } from '../../demos/gradient-descent/descent-map'
import { bowl, descend as plainDescend } from '../../demos/gradient-descent/gradient-descent'
import { drawData } from '../../demos/multi-layer-perceptron/data-sets'
import { initialParameters as initialLayers } from '../../demos/multi-layer-perceptron/initial-parameters'
import { mapsOf } from '../../demos/multi-layer-perceptron/maps'
import { createPropagation, gradientOf, scoreOf } from '../../demos/multi-layer-perceptron/network'
import { trainEpoch } from '../../demos/multi-layer-perceptron/training'
import { pool as plainPool } from '../../demos/pooling/pooling'
import { lectureInput, lectureKernel, lecturePoolingInput } from '../../demos/shared/lecture-numbers'
import { planeOf } from '../../demos/shared/plane'
import { architectures } from '../../demos/transformer/architectures'
import { lecturePair } from '../../demos/transformer/grammar'
import { splitOf } from '../../demos/transformer/held-out'
import { initialParameters } from '../../demos/transformer/parameters'
import { recipes } from '../../demos/transformer/training'
import { readSentence as plainReading } from '../../demos/transformer/transformer'
import { tokensOf } from '../../demos/transformer/vocabulary'
import { createObjectNetwork } from './object-network'

/** Runs in the page: how long each computation takes, on one backend and in plain TypeScript. */
export interface Measurement {
  name: string
  /** Median in ms; absent where it was not measured. */
  plain?: number
  tensors?: number
  /** Why there is no median. */
  skipped?: string
}

interface Case {
  name: string
  /** Absent where nobody would compute it so. */
  plain?: () => unknown
  /** Absent where plain TypeScript is the faster by far. */
  tensor?: () => unknown
  /** Too much for a software GPU. */
  large?: boolean
}

declare global {
  interface Window {
    measure: (backend: BackendName) => Promise<{ backend: string, measurements: Measurement[] }>
  }
}

const REPEATS = 9
const SHORTEST_BATCH_MS = 5
/** A software GPU needs minutes for a picture that no one would give it. */
const isSoftware = (adapter = '') => /software|swiftshader/i.test(adapter)

const picture: Plane = { height: 1024, width: 1024, values: Float32Array.from({ length: 1024 ** 2 }, (_, index) => (index * 7919 % 256) / 255) }
const kernels = Array.from({ length: 8 }, (_, index) => lectureKernel.map(row => row.map(value => value - index / 4)))
const map = {
  starts: Array.from({ length: 64 }, (_, index) => -10 + index * 20 / 63),
  learningRates: Array.from({ length: 64 }, (_, index) => 0.02 + index * 1.2 / 63),
  steps: 200,
}
const descent = { start: 10, learningRate: 0.05, steps: 20 }
/** The playground's network, each epoch from where the last one led. */
const layered = { sizes: [2, 8, 8, 1], activation: 'tanh', parameters: initialLayers([2, 8, 8, 1], { initialisation: 'lecun', seed: 1 }) } as const
const { training: points, heldOut } = drawData('spirals')
const [propagation, layeredGradient] = [createPropagation(layered), new Float64Array(layered.parameters.length)]
const pace = { learningRate: 0.1, batchSize: 10 }
const playgroundFrame = () => {
  trainEpoch(propagation, layered.parameters, points, pace, layeredGradient)
  return [scoreOf(propagation, layered.parameters, points), scoreOf(propagation, layered.parameters, heldOut), mapsOf(layered)]
}
const objects = createObjectNetwork(layered.sizes, layered.parameters)
const objectsFrame = () => {
  objects.epoch(points, pace)
  return [objects.loss(points), objects.loss(heldOut), objects.maps()]
}
const digits = initialDigits(1)
const image = normalisedImage(lectureThree, { pen: 24 })
const architecture = architectures.readable
const transformer = { architecture, parameters: initialParameters(architecture, 1) }
const tokens = tokensOf(lecturePair[0].words)
const { english } = build(lecture)
/** Untrained, they write until a sentence can be no longer. */
const translators = (['alignment', 'recurrent'] as const).map(name => initialNetwork(name, 1))

window.measure = async (wish) => {
  computeOnCanvas(() => document.createElement('canvas'))
  const { name, adapter } = await useBackend(wish, { allowSoftware: true })
  if (name !== wish)
    return { backend: `${wish} (not to be had)`, measurements: [] }

  const tensors = {
    ...await import('../../demos/convolution/convolve-tensors'),
    ...await import('../../demos/gradient-descent/descend-tensors'),
    ...await import('../../demos/gradient-descent/descent-map-tensors'),
    ...await import('../../demos/pooling/pool-tensors'),
    ...await import('../../demos/transformer/read-transformer'),
    ...await import('../../demos/transformer/train-transformer'),
  }
  const { lossAndGradient } = await import('../../demos/multi-layer-perceptron/multi-layer-perceptron-tensors')
  const translating = { ...await import('../../demos/alignment/translate-tensors'), ...await import('../../demos/alignment/training') }
  const digitTensors = await import('../../demos/digits/network-tensors')
  const digitTraining = (await import('../../demos/digits/training')).train({ seed: 1, recipe: { ...digitRecipe, steps: 1e6 }, every: 1 })
  const training = tensors.train({ architecture, recipe: { ...recipes.readable, steps: 1e6 }, seed: 1, split: splitOf(1), every: 1 })
  const translatorTraining = translating.train({ name: 'alignment', recipe: { ...translatorRecipes.alignment, steps: 1e6 }, seed: 1, every: 1 })
  const cases: Case[] = [
    { name: 'convolution 7 × 7 with 3 × 3', plain: () => plainConvolution(planeOf(lectureInput), lectureKernel), tensor: () => tensors.convolve(planeOf(lectureInput), [lectureKernel]) },
    { name: 'max-pooling 4 × 4', plain: () => plainPool(lecturePoolingInput, { poolSize: 2 }), tensor: () => tensors.pool(planeOf(lecturePoolingInput), { poolSize: 2 }) },
    { name: 'one descent of 20 steps', plain: () => plainDescend(bowl, descent), tensor: () => tensors.descendAll(bowl, { ...descent, learningRates: [descent.learningRate] }) },
    { name: 'map of 4096 runs × 200 steps', plain: () => plainDescentMap(bowl, map), tensor: () => tensors.descentMap(bowl, map) },
    { name: 'picture 1024² with 8 kernels', plain: () => kernels.map(kernel => plainConvolution(picture, kernel)), tensor: () => tensors.convolve(picture, kernels), large: true },
    { name: 'network 2-8-8-1, gradient of 200 points', plain: () => gradientOf(propagation, layered.parameters, points), tensor: () => lossAndGradient(layered, points) },
    { name: 'network 2-8-8-1, a frame: epoch, losses, maps', plain: playgroundFrame },
    { name: 'the same as TensorFlow Playground does it', plain: objectsFrame },
    { name: 'network for digits, one image', plain: () => plainDigit(digits, image), tensor: () => digitTensors.readImage(digits, image) },
    { name: 'network for digits, training step of 64', tensor: () => digitTraining.next(), large: true },
    { name: 'Transformer, one sentence', plain: () => plainReading(transformer, tokens), tensor: () => tensors.readSentence(transformer, tokens) },
    { name: 'Transformer, training step of 32', tensor: () => training.next() },
    ...translators.map((network): Case => {
      const { words } = plainTranslation(network, english)
      return { name: `translation of the lecture’s sentence, ${network.name}`, plain: () => plainTranslation(network, english), tensor: () => translating.translate(network, english, words) }
    }),
    { name: 'translator “alignment”, training step of 32', tensor: () => translatorTraining.next() },
  ]
  const measurements: Measurement[] = []
  for (const { name, plain, tensor, large } of cases) {
    const measured = { name, plain: plain && await median(plain) }
    measurements.push(large && isSoftware(adapter) ? { ...measured, skipped: 'software' } : { ...measured, tensors: tensor && await median(tensor) })
  }
  await digitTraining.return()
  await training.return()
  await translatorTraining.return()
  return { backend: adapter ? `${name} (${adapter})` : name, measurements }
}

/**
 * Median time of a run, after one that warms up (on a GPU it compiles the shaders). A browser's clock ticks every 0.1 ms:
 * short runs are timed by the batch.
 */
async function median(run: () => unknown): Promise<number> {
  const timed = async (batch: number) => {
    const start = performance.now()
    for (let index = 0; index < batch; index++)
      await run()
    return performance.now() - start
  }
  await run()
  let batch = 1
  while (Math.min(await timed(batch), await timed(batch)) < SHORTEST_BATCH_MS) // one may have been interrupted
    batch *= 4

  const times: number[] = []
  for (let repeat = 0; repeat < REPEATS; repeat++)
    times.push(await timed(batch) / batch)
  return times.sort((a, b) => a - b)[(REPEATS - 1) / 2]!
}

/** The definition: no padding, stride 1. */
function plainConvolution({ height, width, values }: Plane, kernel: readonly (readonly number[])[]): Float32Array {
  const rows = height - kernel.length + 1
  const columns = width - kernel[0]!.length + 1
  const sums = new Float32Array(rows * columns)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let sum = 0
      for (let i = 0; i < kernel.length; i++) {
        for (let j = 0; j < kernel[i]!.length; j++)
          sum += values[(row + i) * width + column + j]! * kernel[i]![j]!
      }
      sums[row * columns + column] = sum
    }
  }
  return sums
}
