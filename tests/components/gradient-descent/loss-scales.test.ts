import { expect, it } from 'vitest'
import { lossDecades, lossScales } from '../../../components/gradient-descent/loss-scales'
import { bowl } from '../../../demos/gradient-descent/gradient-descent'

const ground = { domain: [-12, 12], ceiling: 100, width: 480, height: 200 } as const
const { x, y, curve } = lossScales({ loss: bowl.loss, ...ground })

const points = (path: string) => [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)(?=[A-Z]|$)/g)].map(([, px, py]) => [Number(px), Number(py)] as const)

it('lets the weight run to the right and the loss upwards', () => {
  expect([x(-12), x(0), x(12)]).toEqual([0, 240, 480])
  expect([y(0), y(100)]).toEqual([200, 0])
})

it('draws the curve through the losses of its weights', () => {
  for (const [px, py] of points(curve))
    expect(py).toBeCloseTo(y(bowl.loss(x.invert(px))), 0)
})

it('ends the curve at the ceiling instead of leaving the picture', () => {
  const xs = points(curve).map(([px]) => px)
  expect(Math.min(...xs)).toBeCloseTo(x(-10), 0)
  expect(Math.max(...xs)).toBeCloseTo(x(10), 0)
})

it('draws each valley on its own where a hill between them rises above the ceiling', () => {
  const doubleWell = (weight: number) => (weight ** 2 - 36) ** 2 / 10
  expect(lossScales({ loss: doubleWell, ...ground }).curve.match(/M/g)).toHaveLength(2)
})

it.each([
  [[100, 36, 12.96, 4.67], [0, 2]],
  [[100, 0.02], [-2, 2]],
  [[1, 1, 1], [-2, 0]],
  [[100, 0], [-6, 2]],
  [[100, 1e30], [2, 12]],
])('shows the losses %j between the powers of ten %j', (losses, decades) => {
  expect(lossDecades(losses)).toEqual(decades)
})
