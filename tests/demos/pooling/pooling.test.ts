import type { Matrix } from '../../../demos/shared/lecture-numbers'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maxPool, pool, poolGradient } from '../../../demos/pooling/pooling'
import { shift } from '../../../demos/pooling/shift'
import { InputError } from '../../../demos/shared/input-error'
import { lecturePoolingInput } from '../../../demos/shared/lecture-numbers'
import { digit, fraction, matrixOf, poolingCase } from '../../tensors/support/cases'
import { finiteDifferences, greatest, mean, ofEachRegion, weighted } from '../../tensors/support/definitions'

const anyCase = poolingCase(digit)

describe('the lecture’s example', () => {
  const { output, pooledRegions } = maxPool(lecturePoolingInput, { poolSize: 2, stride: 2 })

  it('starts from the input that the lecture prints', () => {
    expect(lecturePoolingInput.map(row => row.join(''))).toEqual(['1231', '1111', '2316', '8145'])
  })

  it('gives the output that the lecture prints', () => {
    expect(output).toEqual([[2, 3], [8, 6]])
  })

  it('goes through the regions in the lecture’s order: 2, 3, 8, 6', () => {
    expect(pooledRegions.map(({ values, max, winner }) => [values.join(''), max, winner.row, winner.column])).toEqual([
      ['1211', 2, 0, 1],
      ['3111', 3, 0, 2],
      ['2381', 8, 3, 0],
      ['1645', 6, 2, 3],
    ])
  })
})

describe('pool', () => {
  it('is the definition: the greatest of each region', () => {
    fc.assert(fc.property(anyCase, ({ input, ...options }) => {
      expect(maxPool(input, options).output).toEqual(ofEachRegion(input, options, greatest))
      expect(pool(input, options)).toEqual(maxPool(input, options))
    }))
  })

  it('is the definition: the mean of each region', () => {
    fc.assert(fc.property(anyCase, ({ input, ...options }) => {
      expect(pool(input, { ...options, kind: 'average' }).output).toEqual(ofEachRegion(input, options, mean))
    }))
  })

  it('puts regions side by side unless it is told a stride', () => {
    expect(pool([[1, 2, 3, 4], [5, 6, 7, 8]], { poolSize: 2 }).output).toEqual([[6, 8]])
  })

  it('shows its work: one region per cell, in row order, with the region’s values', () => {
    fc.assert(fc.property(anyCase, fc.constantFrom('max' as const, 'average' as const), ({ input, poolSize, stride }, kind) => {
      const { output, pooledRegions } = pool(input, { poolSize, stride, kind })
      const cells = output.flatMap((line, row) => line.map((value, column) => ({ row, column, top: row * stride, left: column * stride, value })))
      expect(pooledRegions.map(({ row, column, top, left, value }) => ({ row, column, top, left, value }))).toEqual(cells)

      for (const { top, left, values, max, average } of pooledRegions) {
        expect(values).toEqual(input.slice(top, top + poolSize).flatMap(line => line.slice(left, left + poolSize)))
        expect(max).toBe(greatest([...values]))
        expect(average).toBe(mean([...values]))
      }
    }))
  })

  it('names as winner a cell of the region that holds its maximum', () => {
    fc.assert(fc.property(anyCase, ({ input, poolSize, stride }) => {
      for (const { row, column, max, winner } of maxPool(input, { poolSize, stride }).pooledRegions) {
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
    expect(maxPool(input, { poolSize: 3, stride: 1 }).pooledRegions[0]!.winner).toEqual({ row: 0, column: 2 })
    expect(maxPool(input, { poolSize: 2, stride: 1 }).pooledRegions.map(({ winner }) => winner)).toEqual([
      { row: 1, column: 0 },
      { row: 0, column: 2 },
      { row: 1, column: 0 },
      { row: 1, column: 1 },
    ])
  })

  it('names the rows and columns that fill no region', () => {
    const { rows, columns } = pool(zeros(5, 7), { poolSize: 2, stride: 3 })
    expect([rows.unread, columns.unread]).toEqual([[2], [2, 5, 6]])
  })

  it.each([
    ['regions taller than the input', zeros(2, 4), { poolSize: 3, stride: 1 }, 'kernel size (3) is larger than the input (2 × 4); use a smaller kernel', InputError],
    ['regions wider than the input', zeros(4, 2), { poolSize: 3, stride: 1 }, 'kernel size (3) is larger than the input (4 × 2); use a smaller kernel', InputError],
    ['no input', [], { poolSize: 3, stride: 1 }, 'input is empty; give it at least one cell'],
    ['regions of nothing', zeros(4, 4), { poolSize: 0, stride: 1 }, 'kernel size must be an integer of at least 1; got 0'],
    ['no stride', zeros(4, 4), { poolSize: 2, stride: 0 }, 'stride must be an integer of at least 1; got 0'],
    ['a cell that is no number', [[Number.NaN]], { poolSize: 1 }, 'input holds NaN in row 1, column 1; every cell must be a finite number'],
  ])('refuses %s', (_, input: Matrix, options, sentence, Kind = RangeError) => {
    expect(() => pool(input, options)).toThrow(new Kind(sentence))
  })
})

describe('poolGradient', () => {
  const caseAndUpstream = poolingCase(fraction).chain(one => fc.record({
    one: fc.constant(one),
    upstream: matrixOf(digit, ...sizeOf(ofEachRegion(one.input, one, greatest))),
  }))

  it('is the slope of the outputs, measured by nudging every cell', () => {
    fc.assert(fc.property(caseAndUpstream, fc.constantFrom('max' as const, 'average' as const), ({ one: { input, ...options }, upstream }, kind) => {
      fc.pre(apart(input))
      const loss = (input: Matrix) => weighted(ofEachRegion(input, options, kind === 'max' ? greatest : mean), upstream)
      expectClose(poolGradient(input, upstream, { ...options, kind }), finiteDifferences(loss, input))
    }))
  })

  it('goes to the winners alone, and adds up where regions overlap', () => {
    const input = [[1, 9, 2], [0, 0, 0]]
    expect(poolGradient(input, [[5, 7]], { poolSize: 2, stride: 1 })).toEqual([[0, 12, 0], [0, 0, 0]])
    expect(poolGradient(input, [[8]], { poolSize: 2, kind: 'average' })).toEqual([[2, 2, 0], [2, 2, 0]])
  })

  it('goes to the first of equal winners', () => {
    expect(poolGradient([[4, 4], [4, 4]], [[1]], { poolSize: 2 })).toEqual([[1, 0], [0, 0]])
  })

  it('refuses an upstream gradient of another shape than the output', () => {
    expect(() => poolGradient(zeros(4, 4), zeros(3, 2), { poolSize: 2 }))
      .toThrow(new RangeError('upstream gradient must be shaped like the output (2 × 2); got 3 × 2'))
  })
})

describe('shift', () => {
  it('moves the input and lets zeros in', () => {
    expect(shift([[1, 2], [3, 4]], { right: 1 })).toEqual([[0, 1], [0, 3]])
    expect(shift([[1, 2], [3, 4]], { down: 1, right: -1 })).toEqual([[0, 0], [2, 0]])
  })

  // The numbers of Goodfellow et al. (2016), figure 9.8.
  it('changes every input and only half of the outputs of max-pooling', () => {
    const row = [0.3, 0.1, 1, 0.2, 0.1, 0]
    const moved = shift([row, row, row], { right: 1 })
    expect(moved[0]!.some((value, index) => value === row[index])).toBe(false)
    const pooled = (input: Matrix) => pool(input, { poolSize: 3, stride: 1 }).output[0]
    expect(pooled([row, row, row])).toEqual([1, 1, 1, 0.2])
    expect(pooled(moved)).toEqual([0.3, 1, 1, 1])
  })
})

/** A nudge must not change who wins. */
function apart(input: Matrix): boolean {
  const sorted = input.flat().toSorted((a, b) => a - b)
  return sorted.every((value, index) => index === 0 || value - sorted[index - 1]! > 1e-3)
}

function expectClose(actual: Matrix, expected: Matrix): void {
  expect(sizeOf(actual)).toEqual(sizeOf(expected))
  actual.forEach((line, row) => line.forEach((value, column) => expect(value).toBeCloseTo(expected[row]![column]!, 6)))
}

function sizeOf(matrix: Matrix): [number, number] {
  return [matrix.length, matrix[0]!.length]
}

function zeros(rows: number, columns: number): Matrix {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => 0))
}
