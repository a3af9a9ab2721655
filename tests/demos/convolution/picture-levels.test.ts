import { expect, it } from 'vitest'
import { kernelGroups, levelsOf } from '../../../demos/convolution/picture-levels'

it('a picture comes in small sizes first, but in none that is hardly smaller than its own', () => {
  expect(levelsOf({ width: 64, height: 48 })).toEqual([{ width: 64, height: 48 }])
  expect(levelsOf({ width: 640, height: 480 }).map(({ width }) => width)).toEqual([147, 640])
  expect(levelsOf({ width: 4000, height: 3000 }).map(({ width }) => width)).toEqual([147, 591, 4000])
})

it('kernels of one shape are computed together, as many as memory has room for', () => {
  const square = [[1, 2], [3, 4]]
  const kernels = [[[1, 0, -1]], square, square, square]
  expect(kernelGroups(kernels, { width: 64, height: 48 })).toEqual([[0], [1, 2, 3]])
  expect(kernelGroups(kernels, { width: 4096, height: 2048 })).toEqual([[0], [1, 2], [3]])
  expect(kernelGroups(kernels, { width: 4096, height: 8192 })).toEqual([[0], [1], [2], [3]])
})
