import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { convolutionMatrix } from '../../../demos/convolution/convolution-matrix'
import { convolutionCase, convolutionOf, digit } from '../../tensors/support/cases'

// The lecture's convolutional layer: six inputs, three shared weights, four outputs.
it('holds the shared weights along its diagonals', () => {
  expect(convolutionMatrix({ height: 1, width: 6 }, [[7, 8, 9]])).toEqual([
    [7, 8, 9, 0, 0, 0],
    [0, 7, 8, 9, 0, 0],
    [0, 0, 7, 8, 9, 0],
    [0, 0, 0, 7, 8, 9],
  ])
})

it('has no column for the padding', () => {
  expect(convolutionMatrix({ height: 1, width: 3 }, [[7, 8, 9]], { padding: 'same' })).toEqual([
    [8, 9, 0],
    [7, 8, 9],
    [0, 7, 8],
  ])
})

it('times the input is the convolution', () => {
  fc.assert(fc.property(convolutionCase(digit), (one) => {
    const vector = one.input.flat()
    const rows = convolutionMatrix({ height: one.input.length, width: one.input[0]!.length }, one.kernel, one.options)
    expect(rows.map(row => row.reduce((sum, weight, index) => sum + weight * vector[index]!, 0))).toEqual(convolutionOf(one).flat())
  }))
})

it('refuses what cannot be convolved', () => {
  expect(() => convolutionMatrix({ height: 2, width: 2 }, [[1, 1, 1]])).toThrow('kernel width (3) is larger than the padded input (2 + 2 × 0 = 2)')
})
