import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convolveInBands } from '../../demos/convolution/convolve-in-bands-tensors'
import { InputError } from '../../demos/shared/input-error'
import { matrixOf, planeOf } from '../../demos/shared/plane'
import { convolutionCase, convolutionOf, fraction } from './support/cases'
import { expectClose, numRuns } from './support/close'

describe('convolveInBands', () => {
  it('is the definition once its bands are put together, with every padding, stride, dilation and shape', async () => {
    await fc.assert(fc.asyncProperty(convolutionCase(fraction), fc.integer({ min: 1, max: 4 }), async (one, rowsPerBand) => {
      const maps: number[][][] = [[], []]
      for await (const band of convolveInBands(planeOf(one.input), [one.kernel, one.otherKernel], one.options, rowsPerBand)) {
        expect(band.top).toBe(maps[0]!.length)
        expect(band.maps.every(({ height }) => height <= rowsPerBand)).toBe(true)
        band.maps.forEach((map, index) => maps[index]!.push(...matrixOf(map).map(row => [...row])))
      }
      expectClose(maps[0]!, convolutionOf(one))
      expectClose(maps[1]!, convolutionOf({ ...one, kernel: one.otherKernel }))
    }), { numRuns: Math.ceil(numRuns() / 2) })
  })

  it('leaves nothing behind when it is abandoned', async () => {
    // The set-up compares the number of tensors before and after.
    const bands = convolveInBands(planeOf([[1, 2], [3, 4], [5, 6]]), [[[1, 1]]], {}, 1)
    expect(matrixOf((await bands.next()).value!.maps[0]!)).toEqual([[3]])
    await bands.return()
    expect((await bands.next()).done).toBe(true)
  })

  it.each([
    ['a kernel larger than the picture', [[[1, 1, 1]]], {}, 4, 'kernel width (3) is larger than the padded input (2 + 2 × 0 = 2); use a smaller kernel or more padding', InputError],
    ['no kernel', [], {}, 4, 'kernel is empty; give it at least one cell'],
    ['bands of no rows', [[[1]]], {}, 0, 'rows per band must be an integer of at least 1; got 0'],
  ])('refuses %s', async (_, kernels: number[][][], options, rowsPerBand, sentence, Kind = RangeError) => {
    await expect(convolveInBands(planeOf([[1, 2]]), kernels, options, rowsPerBand).next()).rejects.toThrow(new Kind(sentence))
  })
})
