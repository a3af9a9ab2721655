import { layerSizes } from '../shared/layer-sizes'
import { createRandom } from '../shared/random'
import { IMAGE_SIDE } from './image'

/*
 * The network of slide 20: two convolutions of 5 × 5, each with its bias, the rectifier and max-pooling of 2 × 2, then one fully connected
 * layer. Maps are stored cell by cell and channel by channel within a cell, as TensorFlow.js has them.
 */

export const KERNEL_SIDE = 5
export const POOL_SIDE = 2
export const CLASSES = 10

/** Kernels of the two convolutions. */
export const KERNELS = [6, 16] as const

/** Side and channels of the image, the first maps, the first pooled, the second maps, the second pooled. */
export const sizes = layerSizes({ side: IMAGE_SIDE, channels: 1 }, KERNELS.flatMap(kernels => [
  { windowSize: KERNEL_SIDE, kernels },
  { windowSize: POOL_SIDE, stride: POOL_SIDE },
]))

const flat = sizes.at(-1)!.side ** 2 * sizes.at(-1)!.channels

/** The parameters in order, with their shapes: height, width, channels in, channels out of a kernel; in and out of the last layer. */
export const shapes = {
  firstKernels: [KERNEL_SIDE, KERNEL_SIDE, 1, KERNELS[0]],
  firstBias: [KERNELS[0]],
  secondKernels: [KERNEL_SIDE, KERNEL_SIDE, KERNELS[0], KERNELS[1]],
  secondBias: [KERNELS[1]],
  dense: [flat, CLASSES],
  denseBias: [CLASSES],
} as const
export type PartName = keyof typeof shapes

const product = (shape: readonly number[]) => shape.reduce((total, side) => total * side, 1)

/** How many numbers each part has. */
export const partSizes = Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, product(shape)])) as Record<PartName, number>

export const parameterCount = Object.values(partSizes).reduce((total, size) => total + size, 0)

/** The parts of the parameters: views, not copies. */
export function partsOf(parameters: Float32Array): Record<PartName, Float32Array> {
  requireParameters(parameters)
  let next = 0
  return Object.fromEntries(Object.entries(partSizes).map(([name, size]) => [name, parameters.subarray(next, next += size)])) as Record<PartName, Float32Array>
}

/**
 * How the first kernels begin: `small` at three tenths of what He et al. advise, so that they are learned; `ordinary` at all of it, where
 * they stay the noise that they were.
 */
export type Initialisation = 'small' | 'ordinary'
const firstScale: Record<Initialisation, number> = { small: 0.3, ordinary: 1 }

/**
 * Parameters to start training from; the same for the same seed.
 *
 * @see He et al. (2015), Delving deep into rectifiers, equation 10. https://arxiv.org/abs/1502.01852
 */
export function initialParameters(seed: number, initialisation: Initialisation = 'small'): Float32Array {
  const random = createRandom(seed)
  return Float32Array.from((Object.keys(shapes) as PartName[]).flatMap((name) => {
    const shape = shapes[name]
    const fanIn = product(shape.slice(0, -1))
    const deviation = shape.length === 1 ? 0 : Math.sqrt(2 / fanIn) * (name === 'firstKernels' ? firstScale[initialisation] : 1)
    return Array.from({ length: partSizes[name] }, () => deviation === 0 ? 0 : deviation * random.normal())
  }))
}

/** @throws {RangeError} If there are not as many as the network has, or one of them is not finite. */
export function requireParameters(parameters: Float32Array): void {
  if (parameters.length !== parameterCount)
    throw new RangeError(`the network has ${parameterCount} parameters; got ${parameters.length}`)
  const odd = parameters.findIndex(value => !Number.isFinite(value))
  if (odd >= 0)
    throw new RangeError(`parameter ${odd + 1} of ${parameterCount} is ${parameters[odd]}; each must be a finite number`)
}
