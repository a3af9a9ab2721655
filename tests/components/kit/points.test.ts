// @vitest-environment happy-dom
import type { Point } from '../../../demos/perceptron/data-sets'
import { beforeEach, expect, it } from 'vitest'
import { defineComponent, nextTick, useTemplateRef } from 'vue'
import PointButtons from '../../../components/kit/PointButtons.vue'
import PointHandles from '../../../components/kit/PointHandles.vue'
import { pointsFieldOf } from '../../../components/kit/points-field'
import { injectDemo } from '../../../components/kit/useDemo'
import { usePoints } from '../../../components/kit/usePoints'
import { freshDeck, mountDemo } from './support/demo'

beforeEach(freshDeck)

const PLANE = { min: -1, max: 1 }
const MAX_COUNT = 3
const fields = { points: pointsFieldOf({ default: [{ x: [0, 0], isHigh: false }], ...PLANE, count: MAX_COUNT }) }

const Plane = defineComponent({
  components: { PointHandles, PointButtons },
  setup() {
    const { values, set } = injectDemo<typeof fields>()
    const editor = usePoints({ points: () => values.value.points, plane: PLANE, count: MAX_COUNT, targetOf: ({ isHigh }) => isHigh ? 1 : 0, change: points => set({ points }) })
    return { editor, mounted: useTemplateRef('handles') }
  },
  template: `
    <svg><PointHandles ref="handles" :editor="editor" :side="200" /></svg>
    <PointButtons :handles="mounted" :editor="editor" />`,
})

async function mountPlane() {
  const { wrapper, demo } = mountDemo(fields, '<Plane />', { components: { Plane } })
  await nextTick() // the buttons know the handles once these are mounted
  const [add, remove] = wrapper.findAll('button')
  return {
    demo,
    add: add!,
    remove: remove!,
    points: () => demo.values.value.points.map(({ x, isHigh }: Point) => [...x, isHigh]),
    press: (index: number, key: string) => wrapper.get(`[data-place="${index}"]`).trigger('keydown', { key }),
    focused: () => document.activeElement?.getAttribute('data-place'),
  }
}

it('adds points by a button where there is room, up to their number, and says when there is none', async () => {
  const { add, points, focused, demo } = await mountPlane()
  for (let count = 2; count <= MAX_COUNT; count++) {
    await add.trigger('click')
    await nextTick()
    expect(points()).toHaveLength(count)
    expect(focused()).toBe(String(count - 1))
  }
  const places = points().map(([x1, x2]) => [x1, x2] as [number, number])
  for (const [index, one] of places.entries())
    expect(places.slice(index + 1).every(other => Math.hypot(one[0] - other[0], one[1] - other[1]) > 0.15)).toBe(true)
  await add.trigger('click')
  expect(points()).toHaveLength(MAX_COUNT)
  expect(demo.notices.value).toEqual(['The plane has room for 3 points; delete one before you add another.'])
})

it('deletes the point that was used last, by a button and by keys, and goes on to the next', async () => {
  const { add, remove, press, points, focused } = await mountPlane()
  expect(remove.attributes('disabled')).toBe('')
  await add.trigger('click')
  await add.trigger('click')
  const third = points()[2]
  await press(1, 'Delete')
  await nextTick()
  expect([points().length, points()[1], focused()]).toEqual([2, third, '1'])
  await remove.trigger('click')
  await remove.trigger('click')
  expect(points()).toEqual([])
  expect(remove.attributes('disabled')).toBe('')
})

it('moves a point by a tenth by the arrow keys, no further than the plane, and turns it by Enter', async () => {
  const { press, points } = await mountPlane()
  await press(0, 'ArrowRight')
  await press(0, 'ArrowUp')
  await press(0, 'Enter')
  expect(points()).toEqual([[0.1, 0.1, true]])
  for (let presses = 0; presses < 30; presses++)
    await press(0, 'ArrowDown')
  expect(points()).toEqual([[0.1, -1, true]])
})
