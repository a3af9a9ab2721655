// @vitest-environment happy-dom
import type { Demo } from '../../../components/kit/useDemo'
import type { ComputedRef } from 'vue'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick, ref, watch } from 'vue'
import { numberField } from '../../../components/kit/fields'
import { useResult } from '../../../components/kit/useResult'
import { InputError } from '../../../demos/shared/input-error'
import { freshDeck, mountDemo } from './support/demo'

vi.mock('../../../demos/backend/backend', () => ({
  computeOnCanvas: () => {},
  useBackend: () => Promise.resolve({ name: 'webgpu' }),
  onBackendLost: () => () => {},
  parseBackendWish: () => ({ wish: 'auto' }),
  tensorCount: () => Promise.resolve(0),
}))

const fields = {
  factor: numberField({ default: 1, min: -9, max: 9 }),
  position: numberField({ default: 0, min: 0, max: 9, integer: true }),
}
interface Row { row: readonly number[], sum: number }

beforeEach(freshDeck)

/** A demo of the row 1, 2, 3 times a factor; the tensors say what `single` makes of each number. */
function mountRow({ single = (value: number) => value, isReady = (): boolean => true } = {}) {
  const plain = vi.fn(({ factor }: { factor: number }): Row => {
    if (factor < 0)
      throw new InputError(`factor (${factor}) is negative; use a positive one`)
    if (factor === 9)
      throw new RangeError('a fault of the program')
    const row = [1, 2, 3].map(value => factor * value)
    return { row, sum: row.reduce((sum, value) => sum + value) }
  })
  let result!: ComputedRef<Row>
  const { demo } = mountDemo(fields, '<p />', {
    setup(demo: Demo<typeof fields>) {
      result = useResult(demo, {
        parameters: ({ factor }) => ({ factor }),
        plain,
        load: () => Promise.resolve(),
        tensors: (_module, _parameters, { row }) => Promise.resolve({ row: row.map(single) }),
        isReady,
      })
      return {}
    },
  })
  const computed = (times: number) => vi.waitUntil(() => demo.computation.value?.count.value.computations === times)
  return { demo, result, plain, computed }
}

describe('a result', () => {
  it('is plain at once, and TensorFlow.js\'s when that is there', async () => {
    const { demo, result, computed } = mountRow({ single: value => value + 0.001 })
    await computed(1)
    demo.set({ factor: 2 })
    expect(result.value).toEqual({ row: [2, 4, 6], sum: 12 })
    await computed(2)
    expect(result.value).toEqual({ row: [2.001, 4.001, 6.001], sum: 12 })
  })

  it('stays the same object where TensorFlow.js confirms it, so that nothing is drawn anew', async () => {
    const { result, computed } = mountRow()
    const before = result.value
    await computed(1)
    expect(result.value).toBe(before)
  })

  it('is not computed again at a step', async () => {
    const { demo, result, plain, computed } = mountRow()
    await computed(1)
    const before = result.value
    const changes = vi.fn()
    watch(result, changes)
    demo.set({ position: 3 })
    await nextTick()
    expect([plain.mock.calls.length, changes.mock.calls.length, result.value]).toEqual([1, 0, before])
  })

  it('is the last valid one while the input is invalid, with the reason', async () => {
    const { demo, result } = mountRow()
    demo.set({ factor: 3 })
    demo.set({ factor: -1 })
    expect(result.value.sum).toBe(18)
    expect(demo.notices.value).toEqual(['Factor (-1) is negative; use a positive one.'])
    demo.set({ factor: 2 })
    expect([result.value.sum, demo.notices.value]).toEqual([12, []])
  })

  it('does not show a fault of the program as one of the input', () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {}) // Vue names the component
    const { demo } = mountRow()
    expect(() => demo.set({ factor: 9 })).toThrow('a fault of the program')
    expect(demo.notices.value).toEqual([])
  })

  it('waits with TensorFlow.js until all is there that it needs', async () => {
    const isReady = ref(false)
    const { result, demo, computed } = mountRow({ single: value => -value, isReady: () => isReady.value })
    await nextTick()
    expect([result.value.row, demo.computation.value?.status.value]).toEqual([[1, 2, 3], 'loading'])
    isReady.value = true
    await computed(1)
    expect(result.value.row).toEqual([-1, -2, -3])
  })

  it('is laid out as soon as it is there', async () => {
    const { demo, computed } = mountRow()
    const layOut = vi.fn()
    demo.element.value = Object.assign(document.createElement('section'), { getBoundingClientRect: layOut })
    await computed(1)
    await nextTick()
    expect(layOut).toHaveBeenCalledTimes(1)
  })
})
