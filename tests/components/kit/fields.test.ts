import type { ValuesOf } from '../../../components/kit/fields'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choiceField, flagField, keysOf, listField, matrixField, numberField, readFields, writeFields } from '../../../components/kit/fields'

const fields = {
  learningRate: numberField({ default: 0.1, min: 0, max: 1e12 }),
  stride: numberField({ default: 1, min: 1, max: 8, integer: true }),
  kind: choiceField(['max', 'average']),
  predict: flagField(),
  input: matrixField({ default: [[0]], min: -9, max: 9, maxSide: 3 }),
  primes: listField({ default: [], max: 3, read: text => [2, 3, 5, 7].find(prime => prime === Number(text)), write: String, expected: 'primes below 10' }),
}
const defaults: ValuesOf<typeof fields> = { learningRate: 0.1, stride: 1, kind: 'max', predict: false, input: [[0]], primes: [] }
const read = (address: string) => readFields(fields, new URLSearchParams(address))

describe('the state of a demo in the address', () => {
  it('has plain keys', () => {
    expect(keysOf(fields)).toEqual(['learning-rate', 'stride', 'kind', 'predict', 'input', 'primes'])
  })

  it('says only what differs from the defaults', () => {
    expect(writeFields(fields, defaults).toString()).toBe('')
    expect(Object.fromEntries(writeFields(fields, { ...defaults, stride: 2, input: [[1, -2], [0.5, 4]], primes: [7, 2] }))).toEqual({ stride: '2', input: '1,-2;0.5,4', primes: '7,2' })
  })

  it('comes back as it went', () => {
    fc.assert(fc.property(
      fc.record({
        learningRate: fc.double({ min: 0, max: 1e12, noNaN: true }).filter(value => !Object.is(value, -0)),
        stride: fc.integer({ min: 1, max: 8 }),
        kind: fc.constantFrom('max' as const, 'average' as const),
        predict: fc.boolean(),
        input: fc.integer({ min: 1, max: 3 }).chain(width =>
          fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 3 })),
        primes: fc.uniqueArray(fc.constantFrom(2, 3, 5, 7), { maxLength: 3 }),
      }),
      (values) => {
        expect(readFields(fields, new URLSearchParams(writeFields(fields, values).toString()))).toEqual({ values, notices: [] })
      },
    ))
  })

  it.each([
    ['learning-rate=NaN', 'The address asks for learning-rate “NaN”, which is not a number from 0 to 1000000000000; it is left as it was.'],
    ['learning-rate=', 'The address asks for learning-rate “”, which is not a number from 0 to 1000000000000; it is left as it was.'],
    ['learning-rate=-1', 'The address asks for learning-rate “-1”, which is not a number from 0 to 1000000000000; it is left as it was.'],
    ['learning-rate=Infinity', 'The address asks for learning-rate “Infinity”, which is not a number from 0 to 1000000000000; it is left as it was.'],
    ['stride=1.5', 'The address asks for stride “1.5”, which is not a whole number from 1 to 8; it is left as it was.'],
    ['stride=9', 'The address asks for stride “9”, which is not a whole number from 1 to 8; it is left as it was.'],
    ['kind=min', 'The address asks for kind “min”, which is not one of max, average; it is left as it was.'],
    ['predict=true', 'The address asks for predict “true”, which is not yes or no; it is left as it was.'],
    ['input=1,2;3', 'The address asks for input “1,2;3”, which is not rows divided by semicolons, cells by commas, at most 3 × 3 numbers from -9 to 9; it is left as it was.'],
    ['input=1,,3', 'The address asks for input “1,,3”, which is not rows divided by semicolons, cells by commas, at most 3 × 3 numbers from -9 to 9; it is left as it was.'],
    ['input=1,2,3,4', 'The address asks for input “1,2,3,4”, which is not rows divided by semicolons, cells by commas, at most 3 × 3 numbers from -9 to 9; it is left as it was.'],
    ...['primes=4', 'primes=2,', 'primes=2,2', 'primes=2,2.0', 'primes=2,3,5,7'].map(address =>
      [address, `The address asks for primes “${address.slice(7)}”, which is not primes below 10, each once, divided by commas; it is left as it was.`]),
    ['input=10', 'The address asks for input “10”, which is not rows divided by semicolons, cells by commas, at most 3 × 3 numbers from -9 to 9; it is left as it was.'],
  ])('refuses %s with a sentence', (address, notice) => {
    expect(read(address)).toEqual({ values: defaults, notices: [notice] })
  })

  it('refuses value by value', () => {
    const { values, notices } = read('stride=3&kind=both')
    expect(values).toEqual({ ...defaults, stride: 3 })
    expect(notices).toHaveLength(1)
  })
})
