import { expect, it } from 'vitest'
import { square } from '../../../demos/__name__/__name__'

it('is the number times itself', () => {
  expect([0, 3, -1.5].map(square)).toEqual([0, 9, 2.25])
})

it('refuses what is no number', () => {
  expect(() => square(Number.NaN)).toThrow('number must be a finite number; got NaN')
})
