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
  /** How many kernels a convolution has: one feature map each. */
  kernels?: number
}

/**
 * How many places a window has along one side: ⌊(n + 2p − k) / s⌋ + 1. Holds for kernels and for pooling windows.
 *
 * @param inputSize - Cells along the side, n.
 * @param options.windowSize - Cells of the window along that side, k.
 * @param options.stride - Distance from one place to the next, s.
 * @param options.padding - Cells added at each end, p.
 * @throws {RangeError} If the window does not fit, or a number is not a whole one in its range.
 * @see Dumoulin & Visin (2016), A guide to convolution arithmetic for deep learning. https://arxiv.org/abs/1603.07285
 */
export function outputSize(
  inputSize: number,
  { windowSize, stride = 1, padding = 0 }: Pick<SlidingLayer, 'windowSize' | 'stride' | 'padding'>,
): number {
  requireWhole({ inputSize, windowSize, stride }, 1)
  requireWhole({ padding }, 0)
  const padded = inputSize + 2 * padding
  if (windowSize > padded)
    throw new RangeError(`window (${windowSize}) is larger than the padded input (${inputSize} + 2 × ${padding} = ${padded}); use a smaller window or more padding`)

  return Math.floor((padded - windowSize) / stride) + 1
}

/** Sizes after each of the layers, the input's first: `layers.length + 1` of them. */
export function layerSizes(input: FeatureMapSize, layers: readonly SlidingLayer[]): FeatureMapSize[] {
  const sizes = [input]
  for (const layer of layers) {
    const { side, channels } = sizes.at(-1)!
    sizes.push({ side: outputSize(side, layer), channels: layer.kernels ?? channels })
  }
  return sizes
}

function requireWhole(numbers: Record<string, number>, least: number): void {
  for (const [name, value] of Object.entries(numbers)) {
    if (!Number.isInteger(value) || value < least)
      throw new RangeError(`${name} must be a whole number of at least ${least}; got ${value}`)
  }
}
