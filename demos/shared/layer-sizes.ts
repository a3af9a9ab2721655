import { requireIntegers } from './checks'
import { InputError } from './input-error'

/** Sizes of one stack of feature maps: `[side, side, channels]`. */
export interface FeatureMapSize {
  side: number
  channels: number
}

/** A window that slides over the maps. Without `kernels` it pools, map by map. */
export interface SlidingLayer {
  windowSize: number
  stride?: number
  padding?: number
  dilation?: number
  /** How many kernels a convolution has: one feature map each. */
  kernels?: number
}

/**
 * How many places a window has along one side: ⌊(n + 2p − d(k − 1) − 1) / s⌋ + 1. Holds for kernels and for pooling windows.
 *
 * @param inputSize - Cells along the side, n.
 * @param options.windowSize - Cells of the window along that side, k.
 * @param options.stride - Distance from one place to the next, s.
 * @param options.padding - Cells added at each end, p.
 * @param options.dilation - Distance from one cell of the window to the next, d.
 * @param name - What the window is, for the error's sentence.
 * @throws {RangeError} If the window does not fit, or a number is not an integer in its range.
 * @see Dumoulin & Visin (2016), A guide to convolution arithmetic for deep learning, relationships 6 and 15. https://arxiv.org/abs/1603.07285
 */
export function outputSize(
  inputSize: number,
  { windowSize, stride = 1, padding = 0, dilation = 1 }: Omit<SlidingLayer, 'kernels'>,
  name = 'window',
): number {
  requireIntegers({ inputSize, windowSize, stride, dilation }, 1)
  requireIntegers({ padding }, 0)
  const padded = inputSize + 2 * padding
  const span = spanOf(windowSize, dilation)
  if (span > padded) {
    const [noun] = name.split(' ')
    const size = dilation === 1 ? windowSize : `${windowSize}, spread to ${span} by dilation ${dilation}`
    const remedy = dilation === 1 ? `a smaller ${noun}` : `a smaller ${noun}, less dilation`
    throw new InputError(`${name} (${size}) is larger than the padded input (${inputSize} + 2 × ${padding} = ${padded}); use ${remedy} or more padding`)
  }

  return Math.floor((padded - span) / stride) + 1
}

/** From the first cell under a window to the last, d(k − 1) + 1. */
export const spanOf = (windowSize: number, dilation: number): number => dilation * (windowSize - 1) + 1

/** Sizes after each of the layers, the input's first: `layers.length + 1` of them. */
export function layerSizes(input: FeatureMapSize, layers: readonly SlidingLayer[]): FeatureMapSize[] {
  const sizes = [input]
  for (const layer of layers) {
    const { side, channels } = sizes.at(-1)!
    sizes.push({ side: outputSize(side, layer), channels: layer.kernels ?? channels })
  }
  return sizes
}
