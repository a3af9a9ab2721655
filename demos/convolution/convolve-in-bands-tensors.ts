import type { Matrix } from '../shared/lecture-numbers'
import type { Plane } from '../shared/plane'
import type { ConvolutionOptions } from './convolution'
import { requireMatrix, requireIntegers } from '../shared/checks'
import { kernelPlaces } from './convolution'
import { convolve } from './convolve-tensors'
import { slab } from './picture'

/** Some rows of the feature maps. */
export interface Band {
  /** Row of the maps that the band begins with. */
  top: number
  /** One per kernel, all of one size. */
  maps: Plane[]
}

/**
 * The convolution of a large picture, band by band from the top: between two bands the page can handle its events, and a caller that
 * needs no more of it can stop. Put together, the bands are what `convolve` gives.
 *
 * @param input - The picture, `height × width`.
 * @param kernels - All of one shape, `[kernelHeight, kernelWidth]`.
 * @param rowsPerBand - How many rows of the maps a band has at most.
 * @throws {RangeError} As `convolve` does.
 */
export async function* convolveInBands(
  input: Plane,
  kernels: readonly Matrix[],
  options: ConvolutionOptions,
  rowsPerBand: number,
): AsyncGenerator<Band, void> {
  requireIntegers({ 'rows per band': rowsPerBand }, 1)
  const { rows, columns } = kernelPlaces(input, requireMatrix('kernel', kernels[0] ?? []), options)
  const span = rows.offsets.at(-1)! + 1

  for (let top = 0; top < rows.starts.length; top += rowsPerBand) {
    const first = rows.starts[top]!
    const last = rows.starts[Math.min(top + rowsPerBand, rows.starts.length) - 1]!
    const part = slab(input, { top: first, rows: last - first + span, before: columns.before, after: columns.after })
    yield { top, maps: await convolve(part, kernels, { ...options, padding: 0 }) }
  }
}
