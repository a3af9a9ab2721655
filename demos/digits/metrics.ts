import type { Initialisation } from './architecture'
import type { Example } from './stroke-model'
import { initialParameters, KERNELS, partsOf } from './architecture'
import { normalisedImage } from './image'
import { likeliestDigit, readImage } from './network'
import { testDrawings } from './test-drawings'

/** Width of the pen on the board unless somebody chooses another, in its units. */
export const BOARD_PEN = 24

/** The committed drawings as the network reads them. */
export const testExamples: readonly Example[] = testDrawings.map(({ digit, drawing }) => ({ digit, image: normalisedImage(drawing, { pen: BOARD_PEN }) }))

/** Share of the examples that are read as the digit that was meant. */
export function accuracyOf(parameters: Float32Array, examples: readonly Example[]): number {
  const right = examples.filter(({ image, digit }) => likeliestDigit(readImage(parameters, image)) === digit)
  return right.length / examples.length
}

/** The weights of one first kernel, row by row. */
export function firstKernelOf(parameters: Float32Array, kernel: number): number[] {
  const { firstKernels } = partsOf(parameters)
  return Array.from({ length: firstKernels.length / KERNELS[0] }, (_, cell) => firstKernels[cell * KERNELS[0] + kernel]!)
}

/** Cosine of each first kernel to what it was before training: near 1, nothing was learned but its length. */
export function cosinesToStart(parameters: Float32Array, seed: number, initialisation: Initialisation): number[] {
  const start = initialParameters(seed, initialisation)
  return Array.from({ length: KERNELS[0] }, (_, kernel) => {
    return cosine(firstKernelOf(parameters, kernel), firstKernelOf(start, kernel))
  })
}

/** How alike two directions are: 1 for the same, 0 for none of one in the other. */
export function cosine(one: readonly number[], other: readonly number[]): number {
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, index) => sum + value * b[index]!, 0)
  return dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other))
}

/** How many kernels of each convolution give nothing but zeros on all examples. */
export function silentKernels(parameters: Float32Array, examples: readonly Example[]): { first: number, second: number } {
  const peaks = { first: new Float32Array(KERNELS[0]), second: new Float32Array(KERNELS[1]) }
  for (const { image } of examples) {
    const { firstPooled, secondPooled } = readImage(parameters, image)
    firstPooled.forEach((value, index) => { peaks.first[index % KERNELS[0]] = Math.max(value, peaks.first[index % KERNELS[0]]!) })
    secondPooled.forEach((value, index) => { peaks.second[index % KERNELS[1]] = Math.max(value, peaks.second[index % KERNELS[1]]!) })
  }
  const silent = (values: Float32Array) => values.filter(value => value === 0).length
  return { first: silent(peaks.first), second: silent(peaks.second) }
}
