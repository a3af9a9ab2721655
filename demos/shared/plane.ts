import type { Matrix } from './lecture-numbers'
import { requireMatrix, requireIntegers } from './checks'

/** A grid of numbers in row order: what a whole picture is computed in. */
export interface Plane {
  height: number
  width: number
  /** `height × width` numbers. */
  values: Float32Array
}

/** @throws {RangeError} If the matrix is empty or ragged, or holds a cell that is no finite number. */
export function planeOf(matrix: Matrix, name = 'input'): Plane {
  return { ...requireMatrix(name, matrix), values: Float32Array.from(matrix.flat()) }
}

export function matrixOf({ height, width, values }: Plane): Matrix {
  return Array.from({ length: height }, (_, row) => [...values.subarray(row * width, (row + 1) * width)])
}

/** @throws {RangeError} If the numbers do not fill the grid, or one of them is not finite. */
export function requirePlane(name: string, { height, width, values }: Plane): void {
  requireIntegers({ [`height of ${name}`]: height, [`width of ${name}`]: width }, 1)
  if (values.length !== height * width)
    throw new RangeError(`${name} of ${height} × ${width} needs ${height * width} values; got ${values.length}`)
  const odd = values.findIndex(value => !Number.isFinite(value))
  if (odd >= 0)
    throw new RangeError(`${name} holds ${values[odd]} in row ${Math.floor(odd / width) + 1}, column ${odd % width + 1}; every cell must be a finite number`)
}
