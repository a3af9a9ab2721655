import { describe, expect, it } from 'vitest'
import { convolve } from '../../../demos/convolution/convolution'
import { isOwnRotation, kernelPresets, presetOf, resized, sideOf } from '../../../demos/convolution/kernels'
import { lectureInput, lectureKernel } from '../../../demos/shared/lecture-numbers'

const kernelOf = (name: string) => kernelPresets.find(preset => preset.name === name)!.kernel
/** Each cell from its place. */
const picture = (brightness: (row: number, column: number) => number) =>
  Array.from({ length: 5 }, (_, row) => Array.from({ length: 5 }, (_, column) => brightness(row, column)))
const nine = (value: number) => Array.from({ length: 3 }, () => Array.from({ length: 3 }, () => value))

describe('the presets', () => {
  it('begin with the lecture\'s, have names of their own and weights from −9 to 9', () => {
    expect(kernelPresets[0]!.kernel).toEqual(lectureKernel)
    expect(new Set(kernelPresets.map(({ name }) => name)).size).toBe(kernelPresets.length)
    expect(kernelPresets.flatMap(({ kernel }) => kernel.flat()).filter(weight => !Number.isInteger(weight) || Math.abs(weight) > 9)).toEqual([])
  })

  it('know a kernel again, and one that is none of them', () => {
    expect(presetOf([[1, 0, 1], [0, 1, 0], [1, 0, 1]])?.name).toBe('The lecture’s')
    expect(presetOf([[1, 0, 1], [0, 2, 0], [1, 0, 1]])).toBeUndefined()
  })

  it('leave a picture as it is with the identity', () => {
    expect(convolve(lectureInput, kernelOf('Identity'), { padding: 'same' }).output).toEqual(lectureInput)
  })

  // A slope of one brightness a cell: Sobel weighs it (1 + 2 + 1) times over two cells.
  it.each([
    ['Vertical edges (Sobel)', (_: number, column: number) => column, 8],
    ['Vertical edges (Sobel)', (row: number) => row, 0],
    ['Horizontal edges (Sobel)', (row: number) => row, 8],
    ['Horizontal edges (Sobel)', (_: number, column: number) => -column, 0],
    ['Edges, all round', (row: number, column: number) => row + column, 0],
    ['Sharpen', () => 2, 2],
    ['Box blur', () => 3, 27],
    ['Gaussian blur', () => 3, 48],
  ])('%s answer to a slope as they should', (name, brightness, answer) => {
    expect(convolve(picture(brightness), kernelOf(name)).output).toEqual(nine(answer))
  })

  it('shift to the right, and flipped to the left', () => {
    const input = [[0, 0, 0], [1, 2, 3], [0, 0, 0]]
    expect(convolve(input, kernelOf('Shift by one'), { padding: 1 }).output[1]).toEqual([0, 1, 2])
    expect(convolve(input, kernelOf('Shift by one'), { padding: 1, flipKernel: true }).output[1]).toEqual([2, 3, 0])
  })
})

it('tells a kernel that flipping does not change', () => {
  expect(kernelPresets.filter(({ kernel }) => !isOwnRotation(kernel)).map(({ name }) => name)).toEqual([
    'Vertical edges (Sobel)',
    'Horizontal edges (Sobel)',
    'Emboss',
    'Shift by one',
    'Difference, 1 × 3',
  ])
})

it('keeps what both sizes have when a kernel is resized', () => {
  expect(resized([[1, 2, 3], [4, 5, 6], [7, 8, 9]], 2)).toEqual([[1, 2], [4, 5]])
  expect(resized([[1, 2], [4, 5]], 3)).toEqual([[1, 2, 0], [4, 5, 0], [0, 0, 0]])
  expect(resized([[1, 2, 3]], 2)).toEqual([[1, 2], [0, 0]])
  expect(sideOf([[1, 2, 3]])).toBe(3)
})

it('has its cut-off weights back when it grows again, those that are left as they are now', () => {
  const before = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
  expect(resized([[-1, 2], [4, 5]], 3, before)).toEqual([[-1, 2, 3], [4, 5, 6], [7, 8, 9]])
  expect(resized([[1]], 4, before)).toEqual([[1, 2, 3, 0], [4, 5, 6, 0], [7, 8, 9, 0], [0, 0, 0, 0]])
})
