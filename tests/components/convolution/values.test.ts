import type { ConvolutionValues } from '../../../components/convolution/values'
import { describe, expect, it } from 'vitest'
import { convolutionFields, optionsOf, scripted } from '../../../components/convolution/values'
import { defaultsOf, readFields, writeFields } from '../../../components/kit/fields'
import { convolve } from '../../../demos/convolution/convolution'

const talk = (click: number): ConvolutionValues => ({ ...defaultsOf(convolutionFields), ...scripted(click) })

const LECTURE = [
  [1, 4, 3, 4, 1],
  [1, 2, 4, 3, 3],
  [1, 2, 3, 4, 1],
  [1, 3, 3, 1, 1],
  [3, 3, 1, 1, 0],
]

describe('what the talk sets', () => {
  it('is the lecture\'s numbers at every click, one window after the other', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map(step => talk(step).position)).toEqual([0, 1, 2, 3, 5, 6, 25])
    expect(convolve(talk(3).input, talk(3).kernel, optionsOf(talk(3))).output).toEqual(LECTURE)
  })

  it('is what the address leaves out', () => {
    expect(writeFields(convolutionFields, talk(0)).toString()).toBe('')
    expect(readFields(convolutionFields, new URLSearchParams())).toEqual({ values: talk(0), notices: [] })
  })
})

describe('what is explored', () => {
  const explored: ConvolutionValues = {
    ...talk(0),
    input: [[1, -2.5], [3, 4]],
    kernel: [[-9]],
    padding: 2,
    stride: 3,
    dilation: 2,
    flipKernel: true,
    samePadding: true,
    position: 1,
    predict: true,
    revealed: true,
    part: 'picture',
    source: 'three',
    display: 'magnitude',
    several: true,
  }

  it('comes back out of an address as it went in', () => {
    const { values, notices } = readFields(convolutionFields, writeFields(convolutionFields, explored))
    expect(values).toEqual(explored)
    expect(notices).toEqual([])
  })

  it('is refused value by value if it makes no sense', () => {
    const { values, notices } = readFields(convolutionFields, new URLSearchParams('kernel=1,2;3&stride=0&padding=1.5&dilation=9&part=sideways&input=10,1'))
    expect(values).toEqual(talk(0))
    expect(notices).toHaveLength(6)
    expect(notices.join(' ')).toContain('The address asks for stride “0”, which is not a whole number from 1 to 6; it is left as it was.')
  })

  it('has its padding in one number or in the word "same"', () => {
    expect(optionsOf({ ...explored, samePadding: false }).padding).toBe(2)
    expect(optionsOf(explored).padding).toBe('same')
  })
})
