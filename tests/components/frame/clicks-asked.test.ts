import { expect, it } from 'vitest'
import { ref } from 'vue'
import { clickAsked, wholeClicks } from '../../../components/frame/clicks-asked'

const here = { isMounted: true, total: 3 }

it.each([
  ['0', '0'],
  ['3', '3'],
  ['4', '0'],
  ['999999', '999999'], // Slidev's word for the last
  ['1000000', '0'],
  ['-1', '0'],
  ['1.5', '0'],
  ['1e0', '0'],
  ['0x2', '0'],
  [' 2', '0'],
  ['', '0'],
  ['NaN', '0'],
  ['Infinity', '0'],
  ['two', '0'],
  [['1', '2'], '0'],
  [['2'], '0'],
  [null, '0'],
])('for clicks=%j on a slide of three clicks, %s', (text, click) => {
  expect(clickAsked(text, here)).toBe(click)
})

it('waits for the slide, whose clicks nobody knows before it is there', () => {
  expect([undefined, { isMounted: false, total: 0 }].map(clicks => clickAsked('4', clicks))).toEqual(['4', '4'])
  expect(clickAsked('4', { isMounted: false, total: 3 })).toBe('0') // said in the slide's settings
  expect(clickAsked('1', { isMounted: true, total: 0 })).toBe('0')
})

it('is written to the address as before', () => {
  const address = ref('99')
  const clicks = wholeClicks(address, () => here)
  expect(clicks.value).toBe('0')
  clicks.value = '2'
  expect([address.value, clicks.value]).toEqual(['2', '2'])
})
