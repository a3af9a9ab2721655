import type { Matrix } from '../../demos/lecture-numbers'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lecturePoolingInput } from '../../demos/lecture-numbers'
import { maxPool } from '../../demos/pooling'
import { matrix } from './matrices'

/** An input, and regions that fit into it; some rows and columns may be left over. */
const inputAndRegions = fc.record({
  poolSize: fc.integer({ min: 1, max: 3 }),
  stride: fc.integer({ min: 1, max: 4 }),
  moreRows: fc.nat(5),
  moreColumns: fc.nat(5),
}).chain(({ poolSize, stride, moreRows, moreColumns }) => fc.record({
  input: matrix(poolSize + moreRows, poolSize + moreColumns),
  options: fc.constant({ poolSize, stride }),
}))

/** The definition, written out: walk over the input, and take the greatest value of every region that fits. */
function greatestOfEachRegion(input: Matrix, { poolSize, stride }: { poolSize: number, stride: number }): number[][] {
  const result: number[][] = []
  for (let top = 0; top + poolSize <= input.length; top += stride) {
    const row: number[] = []
    for (let left = 0; left + poolSize <= input[0]!.length; left += stride) {
      let greatest = -Infinity
      for (let i = top; i < top + poolSize; i++) {
        for (let j = left; j < left + poolSize; j++)
          greatest = input[i]![j]! > greatest ? input[i]![j]! : greatest
      }
      row.push(greatest)
    }
    result.push(row)
  }
  return result
}

describe('the lecture’s example', () => {
  const { output, frames } = maxPool(lecturePoolingInput, { poolSize: 2, stride: 2 })

  it('starts from the input that the lecture prints', () => {
    expect(lecturePoolingInput.map(row => row.join(''))).toEqual(['1231', '1111', '2316', '8145'])
  })

  it('gives the output that the lecture prints', () => {
    expect(output).toEqual([[2, 3], [8, 6]])
  })

  it('goes through the regions in the lecture’s order: 2, 3, 8, 6', () => {
    expect(frames.map(({ values, max, winner }) => [values.join(''), max, winner.row, winner.column])).toEqual([
      ['1211', 2, 0, 1],
      ['3111', 3, 0, 2],
      ['2381', 8, 3, 0],
      ['1645', 6, 2, 3],
    ])
  })
})

describe('maxPool', () => {
  it('is the definition', () => {
    fc.assert(fc.property(inputAndRegions, ({ input, options }) => {
      expect(maxPool(input, options).output).toEqual(greatestOfEachRegion(input, options))
    }))
  })

  it('leaves ⌊(size − poolSize) / stride⌋ + 1 cells a side', () => {
    fc.assert(fc.property(inputAndRegions, ({ input, options: { poolSize, stride } }) => {
      const side = (size: number) => Math.floor((size - poolSize) / stride) + 1
      const { output } = maxPool(input, { poolSize, stride })
      expect(output).toHaveLength(side(input.length))
      for (const row of output)
        expect(row).toHaveLength(side(input[0]!.length))
    }))
  })

  it('keeps every value when regions are single cells side by side', () => {
    fc.assert(fc.property(inputAndRegions, ({ input }) => {
      expect(maxPool(input, { poolSize: 1, stride: 1 }).output).toEqual(input)
    }))
  })

  it('shows its work: one frame a cell, in row order, with the region’s values', () => {
    fc.assert(fc.property(inputAndRegions, ({ input, options }) => {
      const { output, frames } = maxPool(input, options)
      const cells = output.flatMap((row, i) => row.map((max, j) => ({ row: i, column: j, max })))
      expect(frames.map(({ row, column, max }) => ({ row, column, max }))).toEqual(cells)

      for (const { row, column, values } of frames) {
        expect(values).toHaveLength(options.poolSize ** 2)
        values.forEach((value, index) => {
          const down = row * options.stride + Math.floor(index / options.poolSize)
          const across = column * options.stride + index % options.poolSize
          expect(value).toBe(input[down]![across])
        })
      }
    }))
  })

  it('names as winner a cell of the region that holds its maximum', () => {
    fc.assert(fc.property(inputAndRegions, ({ input, options: { poolSize, stride } }) => {
      for (const { row, column, max, winner } of maxPool(input, { poolSize, stride }).frames) {
        expect(input[winner.row]![winner.column]).toBe(max)
        expect(Math.floor((winner.row - row * stride) / poolSize)).toBe(0)
        expect(Math.floor((winner.column - column * stride) / poolSize)).toBe(0)
      }
    }))
  })

  it('names the first in row order of equal maxima', () => {
    const input = [
      [0, 0, 7],
      [7, 7, 0],
      [0, 7, 0],
    ]
    expect(maxPool(input, { poolSize: 3, stride: 1 }).frames[0]!.winner).toEqual({ row: 0, column: 2 })
    expect(maxPool(input, { poolSize: 2, stride: 1 }).frames.map(({ winner }) => winner)).toEqual([
      { row: 1, column: 0 },
      { row: 0, column: 2 },
      { row: 1, column: 0 },
      { row: 1, column: 1 },
    ])
  })

  it.each([
    { rows: 2, columns: 4 },
    { rows: 4, columns: 2 },
    { rows: 0, columns: 0 },
  ])('refuses regions of 3 × 3 for an input of $rows × $columns', ({ rows, columns }) => {
    const input = Array.from({ length: rows }, () => Array.from({ length: columns }, () => 0))
    const run = () => maxPool(input, { poolSize: 3, stride: 1 })
    expect(run).toThrow(RangeError)
    expect(run).toThrow(`pool size (3) is larger than the input (${rows} × ${columns}); use a smaller pool size`)
  })
})
