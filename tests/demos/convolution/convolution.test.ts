import type { Matrix } from '../../../demos/shared/lecture-numbers'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convolve } from '../../../demos/convolution/convolution'
import { InputError } from '../../../demos/shared/input-error'
import { lectureInput, lectureKernel } from '../../../demos/shared/lecture-numbers'
import { convolutionCase, convolutionOf, digit, matrixOf, zerosOf } from '../../tensors/support/cases'
import { padded, rotatedBy180 } from '../../tensors/support/definitions'

const anyCase = convolutionCase(digit)

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
    expect(rotatedBy180(lectureKernel)).toEqual(lectureKernel)
  })
})

describe('convolve', () => {
  it('is the definition, with every padding, stride, dilation and shape of kernel', () => {
    fc.assert(fc.property(anyCase, (one) => {
      expect(convolve(one.input, one.kernel, one.options).output).toEqual(convolutionOf(one))
    }))
  })

  it('has stride 1, no padding, no dilation and does not flip the kernel unless it is told to', () => {
    expect(convolve([[1, 2, 3]], [[10, 1]]).output).toEqual([[12, 23]])
    expect(convolve([[1, 2, 3]], [[10, 1]], { flipKernel: true }).output).toEqual([[21, 32]])
  })

  it('takes an even and oblong kernel', () => {
    expect(convolve([[1, 2, 3], [4, 5, 6]], [[1, 10], [100, 1000]]).output).toEqual([[5421, 6532]])
  })

  it('copies a shifted window when the kernel holds a single 1', () => {
    const inputAndOne = fc.tuple(fc.nat(2), fc.nat(2)).chain(([top, left]) => fc.record({
      input: matrixOf(digit, 5, 6),
      one: fc.constant([0, 1, 2].map(m => [0, 1, 2].map(n => Number(m === top && n === left)))),
      top: fc.constant(top),
      left: fc.constant(left),
    }))
    fc.assert(fc.property(inputAndOne, ({ input, one, top, left }) => {
      expect(convolve(input, one).output).toEqual(input.slice(top, top + 3).map(row => row.slice(left, left + 4)))
    }))
  })

  it('is linear in the kernel', () => {
    fc.assert(fc.property(anyCase, digit, ({ input, kernel, otherKernel, options }, factor) => {
      const output = (kernel: Matrix) => convolve(input, kernel, options).output
      expect(output(combine(kernel, otherKernel, factor))).toEqual(combine(output(kernel), output(otherKernel), factor))
    }))
  })

  it('keeps the size with stride 1 and "same" padding', () => {
    fc.assert(fc.property(anyCase, ({ input, kernel, options }) => {
      const { output } = convolve(input, kernel, { ...options, padding: 'same', stride: 1 })
      expect([output.length, output[0]!.length]).toEqual([input.length, input[0]!.length])
    }))
  })
})

describe('the window positions of a convolution', () => {
  it('are one per cell, in row order, and lie where the window lies', () => {
    fc.assert(fc.property(anyCase, (one) => {
      const { output, windowPositions } = convolve(one.input, one.kernel, one.options)
      const zeros = zerosOf(one)
      const cells = output.flatMap((line, row) => line.map((sum, column) => ({
        row,
        column,
        top: row * one.options.stride - zeros.top,
        left: column * one.options.stride - zeros.left,
        sum,
      })))
      expect(windowPositions.map(({ row, column, top, left, sum }) => ({ row, column, top, left, sum }))).toEqual(cells)
    }))
  })

  it('show their work: patch, products, running sums', () => {
    fc.assert(fc.property(anyCase, (one) => {
      const { input, options: { dilation, flipKernel } } = one
      const kernel = flipKernel ? rotatedBy180(one.kernel) : one.kernel
      const zeros = zerosOf(one)
      const frame = padded(input, zeros)
      const convolution = convolve(input, one.kernel, one.options)
      expect(convolution.kernel).toEqual(kernel)

      for (const { top, left, patch, products, runningSums, sum } of convolution.windowPositions) {
        let total = 0
        kernel.forEach((line, m) => line.forEach((weight, n) => {
          const [row, column] = [top + m * dilation, left + n * dilation]
          expect(patch[m]![n]).toBe(frame[zeros.top + row]![zeros.left + column])
          expect(products[m]![n]).toBe(patch[m]![n]! * weight)
          expect(runningSums[m]![n]).toBe(total += products[m]![n]!)
        }))
        expect(sum).toBe(total)
      }
    }))
  })
})

describe('what the window never reads', () => {
  it('is what can change without changing the output', () => {
    fc.assert(fc.property(anyCase, ({ input, kernel, options }) => {
      const ones = kernel.map(row => row.map(() => 1))
      const { output, rows, columns } = convolve(input, ones, options)
      const changed = (row: number, column: number) => input.map((line, i) => line.map((value, j) => i === row && j === column ? value + 1 : value))
      input.forEach((line, row) => line.forEach((_, column) => {
        const { output: after } = convolve(changed(row, column), ones, options)
        const unread = rows.unread.includes(row) || columns.unread.includes(column)
        expect(JSON.stringify(after) === JSON.stringify(output), `cell ${row}, ${column}`).toBe(unread)
      }))
    }), { numRuns: 30 })
  })

  it('is a strip at the end if the stride does not divide', () => {
    const { rows, columns } = convolve(zeros(6, 7), zeros(3, 3), { stride: 2 })
    expect([rows.unread, columns.unread]).toEqual([[5], []])
  })

  it('is a gap between the windows if the stride is longer than they are', () => {
    expect(convolve(zeros(1, 8), zeros(1, 2), { stride: 3 }).columns.unread).toEqual([2, 5])
  })
})

describe('the notice of lopsided padding', () => {
  it('tells of an even kernel', () => {
    expect(convolve(zeros(4, 4), zeros(2, 3), { padding: 'same' }).notice)
      .toBe('"Same" padding is lopsided: rows of zeros 0 above and 1 below, columns 1 on the left and 1 on the right, since an even kernel has no middle cell.')
  })

  it('tells of a stride that leaves an odd number of zeros', () => {
    expect(convolve(zeros(4, 4), zeros(3, 3), { padding: 'same', stride: 2 }).notice)
      .toBe('"Same" padding is lopsided: rows of zeros 0 above and 1 below, columns 0 on the left and 1 on the right, since with stride 2 the zeros that are needed cannot be shared out evenly.')
  })

  it('keeps silent for odd kernels, and if the padding is not "same"', () => {
    expect(convolve(zeros(4, 4), zeros(3, 3), { padding: 'same' }).notice).toBeUndefined()
    expect(convolve(zeros(4, 4), zeros(2, 2), { padding: 1 }).notice).toBeUndefined()
  })
})

describe('a convolution that cannot be', () => {
  it.each([
    ['a kernel larger than the input', zeros(2, 7), zeros(5, 5), {}, 'kernel (5) is larger than the padded input (2 + 2 × 0 = 2); use a smaller kernel or more padding', InputError],
    ['a kernel wider than the padded input', zeros(7, 2), zeros(5, 5), { padding: 1 }, 'kernel (5) is larger than the padded input (2 + 2 × 1 = 4); use a smaller kernel or more padding', InputError],
    ['an oblong one', zeros(7, 2), zeros(1, 3), { padding: 'valid' as const }, 'kernel width (3) is larger than the padded input (2 + 2 × 0 = 2); use a smaller kernel or more padding', InputError],
    ['one that is spread too far', zeros(4, 4), zeros(3, 3), { dilation: 2 }, 'kernel (3, spread to 5 by dilation 2) is larger than the padded input (4 + 2 × 0 = 4); use a smaller kernel, less dilation or more padding', InputError],
    ['stride 0', zeros(4, 4), zeros(3, 3), { stride: 0 }, 'stride must be an integer of at least 1; got 0'],
    ['stride 0 with "same" padding', zeros(4, 4), zeros(3, 3), { stride: 0, padding: 'same' as const }, 'stride must be an integer of at least 1; got 0'],
    ['half a stride', zeros(4, 4), zeros(3, 3), { stride: 1.5 }, 'stride must be an integer of at least 1; got 1.5'],
    ['dilation 0', zeros(4, 4), zeros(3, 3), { dilation: 0 }, 'dilation must be an integer of at least 1; got 0'],
    ['negative padding', zeros(4, 4), zeros(3, 3), { padding: -1 }, 'padding must be an integer of at least 0; got -1'],
    ['a cell that is no number', [[1, 2], [3, Number.NaN]], zeros(1, 1), {}, 'input holds NaN in row 2, column 2; every cell must be a finite number'],
    ['an infinite weight', zeros(2, 2), [[Infinity]], {}, 'kernel holds Infinity in row 1, column 1; every cell must be a finite number'],
    ['rows of different lengths', [[1, 2], [3]], zeros(1, 1), {}, 'rows of input must be equally long; row 1 has 2 cells and row 2 has 1'],
    ['no input', [], zeros(3, 3), {}, 'input is empty; give it at least one cell'],
    ['no kernel', zeros(3, 3), [[]], {}, 'kernel is empty; give it at least one cell'],
  ])('refuses %s', (_, input, kernel, options, sentence, Kind = RangeError) => {
    expect(() => convolve(input, kernel, options)).toThrow(new Kind(sentence))
  })
})

/** One matrix plus a multiple of another. */
const combine = (one: Matrix, other: Matrix, factor: number) =>
  one.map((row, i) => row.map((value, j) => value + factor * other[i]![j]!))

function zeros(rows: number, columns: number): Matrix {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => 0))
}
