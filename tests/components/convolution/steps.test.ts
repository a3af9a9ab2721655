import { describe, expect, it } from 'vitest'
import { fittingFont, sizeFormulas, stops, sumOfProducts, sumOfRows, windowCells } from '../../../components/convolution/steps'
import { convolve } from '../../../demos/convolution/convolution'
import { lectureInput, lectureKernel } from '../../../demos/shared/lecture-numbers'

const textOf = (parts: readonly { text: string }[]) => parts.map(({ text }) => text).join('')

it('stops where the lecture does', () => {
  const { windowPositions } = convolve(lectureInput, lectureKernel)
  expect(stops.map(position => [windowPositions[position - 1]!.row, windowPositions[position - 1]!.column]))
    .toEqual([[0, 0], [0, 1], [0, 2], [0, 4], [1, 0], [4, 4]])
})

describe('a window written out', () => {
  it('has the lecture\'s nine products, or a question mark for their sum', () => {
    const { windowPositions, kernel } = convolve(lectureInput, lectureKernel)
    expect(textOf(sumOfProducts(windowPositions[1]!, kernel))).toBe('1·1 + 1·0 + 1·1 + 0·0 + 1·1 + 1·0 + 0·1 + 0·0 + 1·1 = 4')
    expect(textOf(sumOfProducts(windowPositions[1]!, kernel, true))).toMatch(/ = \?$/)
  })

  it('puts negative numbers in brackets, and sums up rows where that is too long', () => {
    const { windowPositions, kernel } = convolve([[1, -2], [3, 4]], [[-1, 2], [0, -3]])
    // −1 − 4 + 0 − 12
    expect(textOf(sumOfProducts(windowPositions[0]!, kernel))).toBe('1·(−1) + (−2)·2 + 3·0 + 4·(−3) = −17')
    expect(textOf(sumOfRows(windowPositions[0]!))).toBe('row by row: (−5) + (−12) = −17')
  })

  it('lies on the cells that it reads, spread by dilation and on the padding', () => {
    const convolution = convolve([[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[1, 2], [3, 4]], { padding: 1, dilation: 2 })
    expect(windowCells(convolution, convolution.windowPositions[0]!)).toEqual([
      { row: -1, column: -1, factor: 1 },
      { row: -1, column: 1, factor: 2 },
      { row: 1, column: -1, factor: 3 },
      { row: 1, column: 1, factor: 4 },
    ])
  })
})

describe('the size of the output', () => {
  const formulas = (kernel: number[][], options: Parameters<typeof convolve>[2] = {}, mayBeShort = true) =>
    sizeFormulas(lectureInput, convolve(lectureInput, kernel, options), options, mayBeShort).map(({ side, parts }) => `${side} ${textOf(parts)}`)
  const square = [[1, 1, 1], [1, 1, 1], [1, 1, 1]]

  it('is short where the kernel alone matters, and whole on demand', () => {
    expect(formulas(square)).toEqual(['Size 7 − 3 + 1 = 5'])
    expect(formulas(square, {}, false)).toEqual(['Size ⌊(7 + 2·0 − 1·(3 − 1) − 1) / 1⌋ + 1 = 5'])
  })

  it('takes padding, stride and dilation, and both sides of an oblong kernel', () => {
    expect(formulas(square, { padding: 1, stride: 2, dilation: 2 })).toEqual(['Size ⌊(7 + 2·1 − 2·(3 − 1) − 1) / 2⌋ + 1 = 3'])
    expect(formulas([[1, 1, 1]])).toEqual(['Rows 7 − 1 + 1 = 7', 'Columns 7 − 3 + 1 = 5'])
  })

  it('counts the zeros of "same" padding on both sides', () => {
    expect(formulas([[1, 1], [1, 1]], { padding: 'same' })).toEqual(['Size ⌊(7 + (0 + 1) − 1·(2 − 1) − 1) / 1⌋ + 1 = 7'])
  })
})

it('sets a line as large as it fits', () => {
  const parts = [{ text: '1234567890' }]
  expect(fittingFont(parts, 600, { max: 46, min: 20 })).toBe(46)
  expect(fittingFont(parts, 191, { max: 46, min: 20 })).toBe(30)
  expect(fittingFont(parts, 60, { max: 46, min: 20 })).toBe(20)
})
