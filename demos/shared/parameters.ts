import type { Matrix } from './lecture-numbers'
import { createRandom } from './random'

/** One matrix among a network's parameters. */
export interface ParameterShape {
  name: string
  rows: number
  columns: number
  /** Standard deviation of its first values around `mean`. */
  deviation: number
  mean: number
}

export const countParameters = (shapes: readonly ParameterShape[]): number => shapes.reduce((total, { rows, columns }) => total + rows * columns, 0)

/** Parameters to start training from, one after the other; the same for the same seed. */
export function drawParameters(shapes: readonly ParameterShape[], seed: number): Float32Array {
  const random = createRandom(seed)
  return Float32Array.from(shapes.flatMap(({ rows, columns, mean, deviation }) =>
    Array.from({ length: rows * columns }, () => deviation === 0 ? mean : mean + deviation * random.normal())))
}

/**
 * @param count - How many the network has.
 * @param network - What it is, for the message.
 * @throws {RangeError} If there are not as many, or one of them is not finite.
 */
export function requireParameters(count: number, values: Float32Array, network: string): void {
  if (values.length !== count)
    throw new RangeError(`the ${network} has ${count} parameters; got ${values.length}`)
  const odd = values.findIndex(value => !Number.isFinite(value))
  if (odd >= 0)
    throw new RangeError(`parameter ${odd + 1} of ${count} is ${values[odd]}; each must be a finite number`)
}

/** The matrices in order. */
export function splitParameters(shapes: readonly ParameterShape[], parameters: Float32Array): Matrix[] {
  let next = 0
  return shapes.map(({ rows, columns }) => Array.from({ length: rows }, () => [...parameters.subarray(next, next += columns)]))
}
