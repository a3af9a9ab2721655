import type { Image } from './image'
import { CLASSES, KERNEL_SIDE, KERNELS, partsOf, POOL_SIDE, sizes } from './architecture'

/** Every stage of one image's way through the network, each `[row][column][channel]` in one array. */
export interface Stages {
  image: Float32Array
  /** After convolution, bias and rectifier: `[24, 24, 6]`. */
  firstMaps: Float32Array
  /** `[12, 12, 6]` */
  firstPooled: Float32Array
  /** `[8, 8, 16]` */
  secondMaps: Float32Array
  /** `[4, 4, 16]` */
  secondPooled: Float32Array
  /** `[10]` */
  logits: Float32Array
  /** They sum to 1. `[10]` */
  probabilities: Float32Array
}

/** The stages that are maps, in order. */
export const mapStages = ['image', 'firstMaps', 'firstPooled', 'secondMaps', 'secondPooled'] as const satisfies readonly (keyof Stages)[]
export type MapStage = typeof mapStages[number]

/** By how much two readings of one image differ at most, in any map or probability. */
export const furthestApart = (one: Stages, other: Stages): number =>
  Math.max(...([...mapStages, 'probabilities'] as const).map(name => one[name].reduce((furthest, value, index) => Math.max(furthest, Math.abs(value - other[name][index]!)), 0)))

/**
 * Reads one image in plain TypeScript: a quarter of a millisecond, so that it can follow a pen.
 *
 * @throws {RangeError} If the image or the parameters have another size.
 */
export function readImage(parameters: Float32Array, image: Image): Stages {
  if (image.length !== sizes[0]!.side ** 2)
    throw new RangeError(`an image has ${sizes[0]!.side ** 2} cells; got ${image.length}`)
  const { firstKernels, firstBias, secondKernels, secondBias, dense, denseBias } = partsOf(parameters)
  const firstMaps = convolved(image, sizes[0]!.side, 1, firstKernels, firstBias, KERNELS[0])
  const firstPooled = pooled(firstMaps, sizes[1]!.side, KERNELS[0])
  const secondMaps = convolved(firstPooled, sizes[2]!.side, KERNELS[0], secondKernels, secondBias, KERNELS[1])
  const secondPooled = pooled(secondMaps, sizes[3]!.side, KERNELS[1])
  const logits = denseBias.slice()
  secondPooled.forEach((value, index) => {
    for (let digit = 0; digit < CLASSES; digit++)
      logits[digit]! += value * dense[index * CLASSES + digit]!
  })
  return { image, firstMaps, firstPooled, secondMaps, secondPooled, logits, probabilities: softmax(logits) }
}

/** The digit with the largest probability; of equal ones the first. */
export const likeliestDigit = ({ logits }: Pick<Stages, 'logits'>): number => logits.indexOf(Math.max(...logits))

/** max(0, maps ∗ kernels + bias); `[side, side, channels]` → `[side − 4, side − 4, kernels]`. */
function convolved(maps: Float32Array, side: number, channels: number, kernels: Float32Array, bias: Float32Array, count: number): Float32Array {
  const out = side - KERNEL_SIDE + 1
  const result = new Float32Array(out * out * count)
  const sums = new Float64Array(count)
  for (let row = 0; row < out; row++) {
    for (let column = 0; column < out; column++) {
      sums.set(bias)
      for (let v = 0; v < KERNEL_SIDE; v++) {
        const cells = ((row + v) * side + column) * channels
        const weights = v * KERNEL_SIDE * channels
        for (let u = 0; u < KERNEL_SIDE * channels; u++) {
          const value = maps[cells + u]!
          if (value === 0)
            continue
          for (let kernel = 0; kernel < count; kernel++)
            sums[kernel]! += value * kernels[(weights + u) * count + kernel]!
        }
      }
      for (let kernel = 0; kernel < count; kernel++)
        result[(row * out + column) * count + kernel] = Math.max(0, sums[kernel]!)
    }
  }
  return result
}

/** The largest of each 2 × 2 cells, map by map. */
function pooled(maps: Float32Array, side: number, channels: number): Float32Array {
  const out = side / POOL_SIDE
  const result = new Float32Array(out * out * channels)
  for (let row = 0; row < out; row++) {
    for (let column = 0; column < out; column++) {
      for (let channel = 0; channel < channels; channel++) {
        const first = ((POOL_SIDE * row) * side + POOL_SIDE * column) * channels + channel
        const below = first + side * channels
        result[(row * out + column) * channels + channel] = Math.max(maps[first]!, maps[first + channels]!, maps[below]!, maps[below + channels]!)
      }
    }
  }
  return result
}

function softmax(logits: Float32Array): Float32Array {
  const max = Math.max(...logits)
  const powers = Array.from(logits, logit => Math.exp(logit - max))
  const sum = powers.reduce((total, power) => total + power, 0)
  return Float32Array.from(powers, power => power / sum)
}
