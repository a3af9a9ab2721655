import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import { useLastValid } from '../../../components/kit/useLastValid'
import { InputError } from '../../../demos/shared/input-error'

const halved = (value: number) => {
  if (value % 2 !== 0)
    throw new InputError(`${value} is odd; give an even number`)
  return value / 2
}

describe('parameters that make no sense', () => {
  it('leave what was made last, and say why until they make sense again', () => {
    const value = ref(4)
    const { valid, refusal } = useLastValid(() => halved(value.value))
    expect([valid.value, refusal.value]).toEqual([2, undefined])
    value.value = 5
    expect([valid.value, refusal.value]).toEqual([2, '5 is odd; give an even number.'])
    value.value = 6
    expect([valid.value, refusal.value]).toEqual([3, undefined])
  })

  it('to begin with leave what always makes sense', () => {
    const { valid, refusal } = useLastValid(() => halved(1), () => halved(8))
    expect([valid.value, refusal.value]).toEqual([4, '1 is odd; give an even number.'])
  })

  it('do not hide a fault of the program', () => {
    expect(() => useLastValid(() => { throw new TypeError('no such thing') })).toThrow(TypeError)
  })
})
