import { describe, expect, it } from 'vitest'
import { endsOf, sayComputing, sayScale } from '../../../components/convolution/picture-words'
import { sayFlip, sayMatrix, sayUnread, sayWindow } from '../../../components/convolution/words'
import { convolve } from '../../../demos/convolution/convolution'
import { convolutionMatrix } from '../../../demos/convolution/convolution-matrix'
import { emptyPlane } from '../../../demos/convolution/picture'
import { lectureInput, lectureKernel } from '../../../demos/shared/lecture-numbers'

const SOBEL = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]

describe('what a window says', () => {
  const lecture = convolve(lectureInput, lectureKernel)

  it('is where it lies, what counts, and the sum', () => {
    expect(sayWindow(lecture, { position: 2, known: 25 }))
      .toBe('Window 2 of 25, rows 1 to 3, columns 2 to 4 of the input: the products that are not 0 are 1, 1, 1, 1; their sum is 4.')
    expect(sayWindow(lecture, { position: 25, known: 25 })).toMatch(/: all products are 0, and so is their sum\.$/)
    expect(sayWindow(lecture, { position: 0, known: 25 })).toBe('The output has 5 rows and 5 columns.')
  })

  it('gives nothing away that is to be predicted', () => {
    expect(sayWindow(lecture, { position: 2, known: 1 })).toBe('Window 2 of 25, rows 1 to 3, columns 2 to 4 of the input: what is the sum of the products?')
  })
})

it('says what no window reads, and keeps silent if all is read', () => {
  expect(sayUnread(convolve(lectureInput, [[1, 1], [1, 1]], { stride: 2 }), { stride: 2 })).toBe('With stride 2, no window reads 1 row and 1 column of the input (hatched).')
  expect(sayUnread(convolve(lectureInput, lectureKernel, { stride: 2 }), { stride: 2 })).toBeUndefined()
})

it('says what flipping changes', () => {
  expect(sayFlip(lectureInput, lectureKernel, {})).toMatch(/^Not flipped: cross-correlation.*both give the same/)
  // Turned by 180°, Sobel is its own negative: only zeros stay.
  const zeros = convolve(lectureInput, SOBEL).output.flat().filter(value => value === 0).length
  expect(sayFlip(lectureInput, SOBEL, { flipKernel: true })).toBe(`Flipped: convolution as mathematics defines it. The other way, ${25 - zeros} of 25 outputs would be different.`)
})

describe('what the matrix says', () => {
  it('counts its entries, and names those of the row', () => {
    const weights = convolutionMatrix({ height: 7, width: 7 }, lectureKernel)
    // Window 1 lies on the cells 1, 3, 9, 15, 17 of the input, counted from 1.
    expect(sayMatrix(weights, lectureKernel, 1)).toBe('W has 25 × 49 = 1225 entries; 125 of them are not 0: the same 5 weights in every row. Row 1: 1 in column 1, 1 in column 3, 1 in column 9, 1 in column 15, 1 in column 17.')
  })

  it('knows that weights on the padding have no column', () => {
    const weights = convolutionMatrix({ height: 7, width: 7 }, lectureKernel, { padding: 1 })
    expect(sayMatrix(weights, lectureKernel, 0)).toMatch(/less those that lie on the padding\.$/)
  })
})

describe('what is said of a picture', () => {
  it('names the ends of the scale', () => {
    expect(sayScale({ kind: 'signed', peak: 1.5 })).toBe('from −1.5, violet, by 0, the ground, to +1.5, orange')
    expect(endsOf({ kind: 'signed', peak: 1.5 })).toEqual(['−1.5', '+1.5'])
    expect(endsOf({ kind: 'brightness', peak: 9 })).toEqual(['0', '9'])
    expect(endsOf({ kind: 'magnitude', peak: 2 })).toEqual(['0', '±2'])
  })

  const request = { picture: { name: 'a', plane: emptyPlane({ width: 8, height: 4 }) }, kernels: [SOBEL], options: {}, display: 'fitting', hues: { negative: [0, 0, 0], zero: [0, 0, 0], positive: [0, 0, 0], max: [0, 0, 0] } } as const
  const backend = { name: 'wasm' } as const

  it('names size, time and backend', () => {
    expect(sayComputing({ request, maps: [], at: { width: 8, height: 4 }, milliseconds: 23.4 }, backend, undefined))
      .toBe('One kernel on 8 × 4 pixels: 23 ms. Computed by TensorFlow.js on WebAssembly.')
  })

  it('says what is still to come', () => {
    const small = { request, maps: [], at: { width: 4, height: 2 }, milliseconds: 1234 }
    expect(sayComputing(small, backend, 0.5)).toMatch(/ 1\.2 s\. .* The full size is being computed, 50 %\.$/)
    expect(sayComputing({ ...small, milliseconds: 200_000 }, backend, 0.5)).toMatch(/ 3 min\. .* The full size is being computed, 50 %\.$/)
  })
})
