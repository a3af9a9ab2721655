import type { Matrix } from './lecture-numbers'

/** @throws {RangeError} If one of the named numbers is not an integer, or is less than the minimum. */
export function requireIntegers(numbers: Record<string, number>, min: number): void {
  for (const [name, value] of Object.entries(numbers)) {
    if (!Number.isInteger(value) || value < min)
      throw new RangeError(`${name} must be an integer of at least ${min}; got ${value}`)
  }
}

/** @throws {RangeError} If one of the named numbers is NaN, infinite or not a number at all. */
export function requireFinite(numbers: Record<string, number>): void {
  for (const [name, value] of Object.entries(numbers)) {
    if (!Number.isFinite(value))
      throw new RangeError(`${name} must be a finite number; got ${value}`)
  }
}

/**
 * Size of a matrix that one can compute with.
 *
 * @throws {RangeError} If the matrix is empty or ragged, or holds a cell that is no finite number.
 */
export function requireMatrix(name: string, matrix: Matrix): { height: number, width: number } {
  const width = matrix[0]?.length ?? 0
  if (width === 0)
    throw new RangeError(`${name} is empty; give it at least one cell`)

  matrix.forEach((line, row) => {
    if (line.length !== width)
      throw new RangeError(`rows of ${name} must be equally long; row 1 has ${width} cells and row ${row + 1} has ${line.length}`)
    line.forEach((value, column) => {
      if (!Number.isFinite(value))
        throw new RangeError(`${name} holds ${value} in row ${row + 1}, column ${column + 1}; every cell must be a finite number`)
    })
  })
  return { height: matrix.length, width }
}
