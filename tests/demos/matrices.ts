import * as fc from 'fast-check'

/** Small integers, so that sums are exact. */
export function matrix(rows: number, columns: number): fc.Arbitrary<number[][]> {
  const row = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: columns, maxLength: columns })
  return fc.array(row, { minLength: rows, maxLength: rows })
}
