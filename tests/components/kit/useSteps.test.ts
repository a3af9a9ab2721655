import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { computed, effectScope, nextTick, ref } from 'vue'
import { useSteps } from '../../../components/kit/useSteps'

const LAST = 3
const position = ref(0)
const isLive = ref(true)
const isExploring = ref(true)
const playEnd = ref(LAST)
let scope = effectScope()
let stepper: ReturnType<typeof useSteps>

const demo = (goTo: (to: number) => void) => ({
  values: computed(() => ({ position: position.value })),
  goTo,
  isLive: computed(() => isLive.value),
  exploring: computed(() => isExploring.value),
  steps: { value: undefined },
})

beforeEach(() => {
  vi.useFakeTimers()
  position.value = 0
  isLive.value = true
  isExploring.value = true
  playEnd.value = LAST
  scope = effectScope()
  stepper = scope.run(() => useSteps(demo((to) => { position.value = to }), { last: () => LAST, playEnd: () => playEnd.value }))!
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

describe('a step', () => {
  it('goes on by one, and from the end to the start', () => {
    const seen = Array.from({ length: 5 }, () => {
      stepper.step()
      return position.value
    })
    expect(seen).toEqual([1, 2, 3, 0, 1])
  })

  it('ends the playing', () => {
    stepper.play()
    stepper.step()
    vi.runAllTimers()
    expect(stepper.playing.value).toBe(false)
    expect(position.value).toBe(2)
  })
})

describe('playing', () => {
  it('goes to the end and stops there', () => {
    stepper.play()
    expect([stepper.playing.value, position.value]).toEqual([true, 1])
    vi.advanceTimersByTime(60_000)
    expect([stepper.playing.value, position.value]).toEqual([false, LAST])
  })

  it('starts again from the end', () => {
    position.value = LAST
    stepper.play()
    expect(position.value).toBe(0)
  })

  it('follows whoever moves the position meanwhile', () => {
    stepper.play()
    position.value = LAST - 1
    vi.advanceTimersByTime(60_000)
    expect(position.value).toBe(LAST)
  })

  it.each(['the slide is left', 'the demo is gone'])('stops when %s', async (what) => {
    stepper.play()
    if (what === 'the slide is left')
      isLive.value = false
    else
      scope.stop()
    await nextTick()
    vi.advanceTimersByTime(60_000)
    expect(position.value).toBe(1)
  })

  it('stops at once and for good when the talk goes on', () => {
    stepper.play()
    isExploring.value = false
    expect(stepper.playing.value).toBe(false)
    vi.advanceTimersByTime(60_000)
    expect(position.value).toBe(1)
  })

  it('ends where nothing new comes, from where a step still goes on, and a new playing starts over', () => {
    playEnd.value = 2
    stepper.play()
    vi.advanceTimersByTime(60_000)
    expect([stepper.playing.value, position.value]).toEqual([false, 2])
    stepper.step()
    expect(position.value).toBe(LAST)
    stepper.play()
    expect(position.value).toBe(0)
  })

  it('stops on a reset, at the start', () => {
    stepper.play()
    stepper.reset()
    vi.advanceTimersByTime(60_000)
    expect([stepper.playing.value, position.value]).toEqual([false, 0])
  })
})

it('plays at another pace, some positions at a time, and never beyond the end', () => {
  const seen: number[] = []
  scope.run(() => {
    const goTo = (to: number) => {
      position.value = to
      seen.push(to)
    }
    const fast = useSteps(demo(goTo), { last: () => LAST, pace: () => ({ everyMs: 16, by: 2 }) })
    fast.play()
    vi.advanceTimersByTime(15)
    expect(seen).toEqual([1])
    vi.advanceTimersByTime(100)
    expect(seen).toEqual([1, 3])
    expect(fast.playing.value).toBe(false)
  })
})
