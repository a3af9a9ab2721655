import { describe, expect, it } from 'vitest'
import { steady } from '../../../components/drawing/same-matrix'

describe('a matrix that comes for another', () => {
  const before = [[1, 2], [3, 4]]

  it('changes nothing if it holds the same numbers', () => {
    expect(steady(before, [[1, 2], [3, 4]])).toBe(before)
  })

  it.each([
    ['another number', [[1, 2], [3, 5]]],
    ['fewer rows', [[1, 2]]],
    ['more columns', [[1, 2, 0], [3, 4, 0]]],
    ['fewer columns', [[1], [3]]],
  ])('is taken with %s', (_, next) => {
    expect(steady(before, next)).toBe(next)
  })

  it('is taken if there was none', () => {
    expect(steady(undefined, before)).toBe(before)
  })
})
