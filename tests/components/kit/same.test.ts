import { describe, expect, it } from 'vitest'
import { same } from '../../../components/kit/same'

describe('a value that comes for another', () => {
  it.each([
    ['numbers', 3, 3],
    ['NaN', Number.NaN, Number.NaN],
    ['a matrix', [[1, 2], [3, 4]], [[1, 2], [3, 4]]],
    ['options', { padding: 'same', stride: 1 }, { stride: 1, padding: 'same' }],
    ['options in a list', [{ cut: [1, 2] }], [{ cut: [1, 2] }]],
  ])('is the same with equal parts: %s', (_, one, other) => {
    expect(same(one, other)).toBe(true)
  })

  it.each([
    ['another number', [[1, 2], [3, 4]], [[1, 2], [3, 5]]],
    ['fewer rows', [[1, 2], [3, 4]], [[1, 2]]],
    ['more columns', [[1, 2]], [[1, 2, 0]]],
    ['0 and −0, which are written differently', 0, -0],
    ['another name', { padding: 1 }, { stride: 1 }],
    ['one name more', { padding: undefined }, {}],
    ['a list and an object', [1], { 0: 1 }],
    ['nothing', {}, undefined],
    ['typed arrays, which are not compared', new Float32Array([1]), new Float32Array([1])],
  ])('is not with %s', (_, one, other) => {
    expect(same(one, other)).toBe(false)
  })
})
