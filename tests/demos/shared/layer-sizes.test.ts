import { describe, expect, it } from 'vitest'
import { layerSizes, outputSize } from '../../../demos/shared/layer-sizes'

describe('outputSize', () => {
  it.each([
    // Dumoulin & Visin (2016), figures 2.1 to 2.7.
    [4, { windowSize: 3 }, 2],
    [5, { windowSize: 4, padding: 2 }, 6],
    [5, { windowSize: 3, padding: 1 }, 5],
    [5, { windowSize: 3, padding: 2 }, 7],
    [5, { windowSize: 3, stride: 2 }, 2],
    [5, { windowSize: 3, stride: 2, padding: 1 }, 3],
    [6, { windowSize: 3, stride: 2, padding: 1 }, 3],
    // Figure 5.1, dilated.
    [7, { windowSize: 3, dilation: 2 }, 3],
    [7, { windowSize: 1, dilation: 2 }, 7],
  ])('of %i cells under %o is %i', (inputSize, options, expected) => {
    expect(outputSize(inputSize, options)).toBe(expected)
  })

  it('counts the places that a window takes when it is slid cell by cell', () => {
    for (let inputSize = 1; inputSize <= 9; inputSize++) {
      for (let windowSize = 1; windowSize <= inputSize; windowSize++) {
        for (let stride = 1; stride <= 4; stride++) {
          let places = 0
          for (let start = 0; start + windowSize <= inputSize; start += stride) places++
          expect(outputSize(inputSize, { windowSize, stride })).toBe(places)
        }
      }
    }
  })

  it('says what does not fit', () => {
    expect(() => outputSize(2, { windowSize: 5, padding: 1 })).toThrow('window (5) is larger than the padded input (2 + 2 × 1 = 4); use a smaller window or more padding')
    expect(() => outputSize(5, { windowSize: 3, stride: 0 })).toThrow('stride must be an integer of at least 1; got 0')
    expect(() => outputSize(5, { windowSize: 3, padding: -1 })).toThrow('padding must be an integer of at least 0; got -1')
  })
})

describe('layerSizes', () => {
  // LeCun et al. (1998), Gradient-based learning applied to document recognition, figure 2.
  it('gives the sizes of LeNet-5', () => {
    const sizes = layerSizes({ side: 32, channels: 1 }, [
      { windowSize: 5, kernels: 6 },
      { windowSize: 2, stride: 2 },
      { windowSize: 5, kernels: 16 },
      { windowSize: 2, stride: 2 },
      { windowSize: 5, kernels: 120 },
    ])
    expect(sizes.map(({ side, channels }) => [side, channels]))
      .toEqual([[32, 1], [28, 6], [14, 6], [10, 16], [5, 16], [1, 120]])
  })
})
