import fc from 'fast-check'
import { expect, it } from 'vitest'
import { convolve } from '../../../demos/convolution/convolution'
import { outputAround, windowOnPlane } from '../../../demos/convolution/window-on-plane'
import { planeOf } from '../../../demos/shared/plane'

const cell = fc.integer({ min: -9, max: 9 })

it('is the convolution\'s window at that pixel, whatever the padding, stride and dilation', () => {
  fc.assert(fc.property(
    fc.array(cell, { minLength: 49, maxLength: 49 }), fc.array(cell, { minLength: 9, maxLength: 9 }),
    fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 }), fc.boolean(), fc.nat(),
    (numbers, weights, padding, stride, dilation, flipKernel, choice) => {
      const rowsOf = (cells: number[], width: number) => Array.from({ length: cells.length / width }, (_, row) => cells.slice(row * width, (row + 1) * width))
      const [input, kernel] = [rowsOf(numbers, 7), rowsOf(weights, 3)]
      const { windowPositions, kernel: applied, rows, columns } = convolve(input, kernel, { padding, stride, dilation, flipKernel })
      const { row, column, top, left, patch, products, sum } = windowPositions[choice % windowPositions.length]!
      expect(windowOnPlane(planeOf(input), applied, { rows, columns }, { row, column })).toEqual({ top, left, patch, products, sum })
    },
  ))
})

it.each([
  ['in the middle', 3, 2], // windows of 3 on 7 cells start at 0 to 4; the middle of the third is cell 3
  ['at the first cell', 0, 0],
  ['at the last cell', 6, 4],
])('finds the output pixel whose window is nearest, %s', (_, pixel, output) => {
  const { rows } = convolve(Array.from({ length: 7 }, () => [0, 0, 0]), [[1, 1, 1], [1, 1, 1], [1, 1, 1]])
  expect(outputAround(pixel, rows)).toBe(output)
})
