import type { Matrix } from '../../demos/lecture-numbers'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convolve } from '../../demos/convolution'
import { lectureInput, lectureKernel } from '../../demos/lecture-numbers'
import { matrix } from './matrices'

/** An input, and a kernel that fits into it. */
const inputAndKernel = fc.record({
  kernelHeight: fc.integer({ min: 1, max: 4 }),
  kernelWidth: fc.integer({ min: 1, max: 4 }),
  moreRows: fc.nat(4),
  moreColumns: fc.nat(4),
}).chain(({ kernelHeight, kernelWidth, moreRows, moreColumns }) => fc.record({
  input: matrix(kernelHeight + moreRows, kernelWidth + moreColumns),
  other: matrix(kernelHeight + moreRows, kernelWidth + moreColumns),
  kernel: matrix(kernelHeight, kernelWidth),
}))

/** The definition, written out: S(i, j) = Σₘ Σₙ I(i + m, j + n) K(m, n). Goodfellow et al. (2016), equation 9.6. */
function crossCorrelation(input: Matrix, kernel: Matrix): number[][] {
  const result: number[][] = []
  for (let i = 0; i + kernel.length <= input.length; i++) {
    result[i] = []
    for (let j = 0; j + kernel[0]!.length <= input[0]!.length; j++) {
      let sum = 0
      for (let m = 0; m < kernel.length; m++) {
        for (let n = 0; n < kernel[0]!.length; n++)
          sum += input[i + m]![j + n]! * kernel[m]![n]!
      }
      result[i]![j] = sum
    }
  }
  return result
}

describe('the lecture’s example', () => {
  it('gives the I * K that the lecture prints', () => {
    expect(convolve(lectureInput, lectureKernel).output).toEqual([
      [1, 4, 3, 4, 1],
      [1, 2, 4, 3, 3],
      [1, 2, 3, 4, 1],
      [1, 3, 3, 1, 1],
      [3, 3, 1, 1, 0],
    ])
  })

  it('starts from the I and K that the lecture prints', () => {
    expect(lectureInput.map(row => row.join(''))).toEqual(['0111000', '0011100', '0001110', '0001100', '0011000', '0110000', '1100000'])
    expect(lectureKernel.map(row => row.join(''))).toEqual(['101', '010', '101'])
  })

  it('has a kernel that is its own rotation by 180°, so that flipping it changes nothing', () => {
    const rotated = lectureKernel.map(row => row.toReversed()).toReversed()
    expect(rotated).toEqual(lectureKernel)
  })
})

describe('convolve', () => {
  it('is the definition', () => {
    fc.assert(fc.property(inputAndKernel, ({ input, kernel }) => {
      expect(convolve(input, kernel).output).toEqual(crossCorrelation(input, kernel))
    }))
  })

  it('does not flip the kernel', () => {
    expect(convolve([[1, 2, 3]], [[10, 1]]).output).toEqual([[12, 23]])
  })

  it('leaves height − kernelHeight + 1 rows and width − kernelWidth + 1 columns', () => {
    fc.assert(fc.property(inputAndKernel, ({ input, kernel }) => {
      const { output } = convolve(input, kernel)
      expect(output).toHaveLength(input.length - kernel.length + 1)
      for (const row of output)
        expect(row).toHaveLength(input[0]!.length - kernel[0]!.length + 1)
    }))
  })

  it('copies a shifted window when the kernel holds a single 1', () => {
    fc.assert(fc.property(inputAndKernel, fc.nat(), fc.nat(), ({ input, kernel }, someRow, someColumn) => {
      const [top, left] = [someRow % kernel.length, someColumn % kernel[0]!.length]
      const one = kernel.map((row, m) => row.map((_, n) => Number(m === top && n === left)))
      const { output } = convolve(input, one)
      expect(output).toEqual(input.slice(top, top + output.length).map(row => row.slice(left, left + output[0]!.length)))
    }))
  })

  it('is linear in the input', () => {
    fc.assert(fc.property(inputAndKernel, fc.integer({ min: -9, max: 9 }), ({ input, other, kernel }, factor) => {
      const mixed = combine(input, other, factor)
      expect(convolve(mixed, kernel).output)
        .toEqual(combine(convolve(input, kernel).output, convolve(other, kernel).output, factor))
    }))
  })

  it('shows its work: one frame a cell, in row order, whose products sum to the cell', () => {
    fc.assert(fc.property(inputAndKernel, ({ input, kernel }) => {
      const { output, frames } = convolve(input, kernel)
      const cells = output.flatMap((row, i) => row.map((sum, j) => ({ row: i, column: j, sum })))
      expect(frames.map(({ row, column, sum }) => ({ row, column, sum }))).toEqual(cells)

      for (const { row, column, patch, products, sum } of frames) {
        kernel.forEach((line, m) => line.forEach((weight, n) => {
          expect(patch[m]![n]).toBe(input[row + m]![column + n])
          expect(products[m]![n]).toBe(patch[m]![n]! * weight)
        }))
        expect(products.flat().reduce((total, product) => total + product, 0)).toBe(sum)
      }
    }))
  })

  it.each([
    { rows: 2, columns: 5 },
    { rows: 5, columns: 2 },
    { rows: 0, columns: 0 },
  ])('refuses a kernel of 3 × 3 for an input of $rows × $columns', ({ rows, columns }) => {
    const run = () => convolve(zeros(rows, columns), zeros(3, 3))
    expect(run).toThrow(RangeError)
    expect(run).toThrow(`kernel (3 × 3) is larger than the input (${rows} × ${columns}); use a smaller kernel or a larger input`)
  })
})

/** One matrix plus a multiple of another. */
const combine = (one: Matrix, other: Matrix, factor: number) =>
  one.map((row, i) => row.map((value, j) => value + factor * other[i]![j]!))

const zeros = (rows: number, columns: number): Matrix =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => 0))
