import { expect, it } from 'vitest'
import { attentionFields } from '../../../components/self-attention/values'

const { read, write } = attentionFields.cuts

it('reads edges as they were written, counted from 1', () => {
  expect(read('2.1.8.2,1.1.1.1')).toEqual([{ layer: 1, head: 0, from: 7, to: 1 }, { layer: 0, head: 0, from: 0, to: 0 }])
  expect(write(read('2.1.8.2,1.1.1.1')!)).toBe('2.1.8.2,1.1.1.1')
})

it.each(['', '2.1.8', '2.1.8.2.1', '2.1.8.2,', '0.1.8.2', '9.1.8.2', '2.1.8.99', '2.1.8.1.5', '2.1.8.x', '2.1.8.2,2.1.8.2', '2.1.8.2,2.01.8.2'])('takes no list that is none, or has an edge twice: %s', (text) => {
  expect(read(text)).toBeUndefined()
})
