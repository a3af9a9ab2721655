import { describe, expect, it } from 'vitest'
import { sayDropped, sayRegion, sayShift } from '../../../components/pooling/words'
import { pool } from '../../../demos/pooling/pooling'
import { shift } from '../../../demos/pooling/shift'
import { lecturePoolingInput } from '../../../demos/shared/lecture-numbers'

const lecture = { poolSize: 2, stride: 2, kind: 'max' } as const

describe('what is said of a region', () => {
  it('names it, its numbers and what it leaves', () => {
    expect(sayRegion(pool(lecturePoolingInput, lecture), lecture, { position: 3, known: 4 }))
      .toBe('Region 3 of 4, rows 3 to 4, columns 1 to 2: the maximum of 2, 3, 8, 1 is 8.')
  })

  it('names a tie', () => {
    expect(sayRegion(pool([[4, 4], [1, 4]], lecture), lecture, { position: 1, known: 1 }))
      .toBe('Region 1 of 1, rows 1 to 2, columns 1 to 2: the maximum of 4, 4, 1, 4 is 4; 3 cells are equal: the first in row order wins.')
  })

  it('gives an average in two decimals', () => {
    const options = { poolSize: 1, stride: 3, kind: 'average' } as const
    expect(sayRegion(pool([[1 / 3]], options), options, { position: 1, known: 1 })).toBe('Region 1 of 1, rows 1, columns 1: the average of 0.33 is 0.33.')
  })

  it('asks while the output is to be predicted', () => {
    expect(sayRegion(pool(lecturePoolingInput, lecture), lecture, { position: 3, known: 2 })).toBe('Region 3 of 4, rows 3 to 4, columns 1 to 2: what does it leave?')
  })

  it('is nothing while none is looked at', () => {
    expect(sayRegion(pool(lecturePoolingInput, lecture), lecture, { position: 0, known: 4 })).toBe('')
  })
})

describe('what is said of rows that fill no region', () => {
  it('counts them', () => {
    expect(sayDropped(pool(lecturePoolingInput, { poolSize: 3, stride: 2 }))).toBe('1 row and 1 column of the input fill no region and are dropped (hatched).')
    expect(sayDropped(pool([[1, 2, 3, 4, 5]], { poolSize: 1, stride: 3 }))).toBe('3 columns of the input fill no region and are dropped (hatched).')
    expect(sayDropped(pool(lecturePoolingInput, lecture))).toBeUndefined()
  })
})

describe('what is said of a shift', () => {
  const told = (input: number[][], kind: 'max' | 'average') =>
    sayShift(pool(input, { ...lecture, kind }), pool(shift(input, { right: 1 }), { ...lecture, kind }), kind)

  it('counts the outputs that stay', () => {
    expect(told(lecturePoolingInput.map(row => [...row]), 'max')).toMatch(/^2 of 4 outputs stay as they were; where one changes,/)
    expect(told([[7, 0, 0, 0], [0, 0, 0, 0]], 'max')).toBe('All 2 outputs stay as they were: pooling forgives this shift.')
    expect(told([[1, 2], [3, 4]], 'average')).toBe('The one output changes; an average changes with every number that comes or goes.')
  })
})
