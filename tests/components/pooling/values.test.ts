import { describe, expect, it } from 'vitest'
import { poolingInputOf } from '../../../components/pooling/values'

describe('a feature map as the input of pooling', () => {
  it('is taken whole where it fits', () => {
    expect(poolingInputOf([[1, -99], [99, 0]])).toEqual({ input: [[1, -99], [99, 0]] })
  })

  it('is taken by its top left corner where it is too large, and a sentence says so', () => {
    const map = Array.from({ length: 9 }, (_, row) => Array.from({ length: 15 }, (_, column) => row + column))
    const { input, remark } = poolingInputOf(map)
    expect(input).toHaveLength(8)
    expect(input!.map(row => row.at(-1))).toEqual([7, 8, 9, 10, 11, 12, 13, 14])
    expect(remark).toBe('Of the feature map’s 9 × 15 numbers these are the 8 × 8 at its top left.')
  })

  it('is refused in a sentence where a number is too great for a cell', () => {
    expect(poolingInputOf([[1, -6561]])).toEqual({
      remark: 'The convolution’s feature map has numbers as great as 6561; a cell here takes −99 to 99. Choose a kernel of smaller numbers on the convolution’s slide.',
    })
  })
})
