import { describe, expect, it } from 'vitest'
import { reversedBlocks } from '../../../demos/alignment/reversed-blocks'

describe('reversed order', () => {
  it.each([
    // L'accord sur la zone économique européenne a été signé …: "a été" is one English word, and not reversed.
    [[0, 1, 2, 3, 6, 5, 4, 7, 7, 8], [{ row: 4, column: 4, size: 3 }]],
    [[1, 0, 2, 6, 5, 4, 3], [{ row: 0, column: 0, size: 2 }, { row: 3, column: 3, size: 4 }]],
    [[2, 1, 0], [{ row: 0, column: 0, size: 3 }]],
    [[0, 1, 2], []],
    [[5, 3, 1], []],
    [[], []],
  ])('of %j is %j', (columns, blocks) => {
    expect(reversedBlocks(columns)).toEqual(blocks)
  })
})
