import type { Matrix } from '../../demos/shared/lecture-numbers'
import * as tf from '@tensorflow/tfjs-core'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convolve } from '../../demos/convolution/convolve-tensors'
import { InputError } from '../../demos/shared/input-error'
import { lectureInput, lectureKernel } from '../../demos/shared/lecture-numbers'
import { matrixOf, planeOf } from '../../demos/shared/plane'
import { convolutionCase, convolutionOf, fraction } from './support/cases'
import { expectClose, numRuns } from './support/close'

describe('convolve', () => {
  it('gives the I * K that the lecture prints', async () => {
    const [map] = await convolve(planeOf(lectureInput), [lectureKernel])
    expect(matrixOf(map!)).toEqual([
      [1, 4, 3, 4, 1],
      [1, 2, 4, 3, 3],
      [1, 2, 3, 4, 1],
      [1, 3, 3, 1, 1],
      [3, 3, 1, 1, 0],
    ])
  })

  it('is the definition for two kernels at once, with every padding, stride, dilation and shape', async () => {
    await fc.assert(fc.asyncProperty(convolutionCase(fraction), async (one) => {
      const maps = await convolve(planeOf(one.input), [one.kernel, one.otherKernel], one.options)
      expect(maps).toHaveLength(2)
      expectClose(matrixOf(maps[0]!), convolutionOf(one))
      expectClose(matrixOf(maps[1]!), convolutionOf({ ...one, kernel: one.otherKernel }))
    }), { numRuns: numRuns() })
  })

  // tfjs sizes the output by the kernel's height if `pad` is a number, and refuses a stride and a dilation together.
  it.each([
    { padding: 1, stride: 1, dilation: 1, flipKernel: false },
    { padding: 'same' as const, stride: 2, dilation: 2, flipKernel: false },
    { padding: 2, stride: 3, dilation: 2, flipKernel: true },
  ])('does what tfjs itself does not: an oblong kernel with %o', async (options) => {
    const input = [[1, -2, 3, 0.5], [0.25, 1, -1, 2], [3, 1, 0, -4], [1, 1, 2, 2], [0, 5, 1, -1]]
    const kernel = [[1, -0.5], [2, 0.25], [-1, 3]]
    const [map] = await convolve(planeOf(input), [kernel], options)
    expectClose(matrixOf(map!), convolutionOf({ input, kernel, otherKernel: kernel, options }))
  })

  it.each([
    ['a kernel larger than the input', [[[1, 2], [3, 4]]], {}, 'kernel (2) is larger than the padded input (1 + 2 × 0 = 1); use a smaller kernel or more padding', InputError],
    ['kernels of two shapes', [[[1]], [[1, 2]]], {}, 'kernels must share a shape; got 1 × 1 and 1 × 2'],
    ['no kernel', [], {}, 'there is no kernel; give at least one'],
    ['a weight that is no number', [[[Number.NaN]]], {}, 'kernel holds NaN in row 1, column 1; every cell must be a finite number'],
    ['stride 0', [[[1]]], { stride: 0 }, 'stride must be an integer of at least 1; got 0'],
  ])('refuses %s', async (_, kernels: Matrix[], options, sentence, Kind = RangeError) => {
    await expect(convolve(planeOf([[1, 2, 3]]), kernels, options)).rejects.toThrow(new Kind(sentence))
  })

  it('refuses a picture that is not what it says', async () => {
    await expect(convolve({ height: 2, width: 2, values: new Float32Array(3) }, [[[1]]]))
      .rejects.toThrow(new RangeError('input of 2 × 2 needs 4 values; got 3'))
    await expect(convolve({ height: 1, width: 2, values: Float32Array.of(1, Number.NaN) }, [[[1]]]))
      .rejects.toThrow(new RangeError('input holds NaN in row 1, column 2; every cell must be a finite number'))
  })

  it('leaves the picture as it was, and no tensor behind', async () => {
    const [picture, before] = [planeOf(lectureInput), tf.memory().numTensors]
    await convolve(picture, [lectureKernel, lectureKernel, lectureKernel], { padding: 'same' })
    expect(picture).toEqual(planeOf(lectureInput))
    expect(tf.memory().numTensors).toBe(before)
  })
})
