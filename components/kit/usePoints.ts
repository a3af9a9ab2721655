import type { Point } from '../../demos/perceptron/data-sets'
import { shallowRef } from 'vue'
import { valueText } from '../drawing/value-text'
import { tenths } from './points-field'
import { injectDemo } from './useDemo'

export interface PointsOptions {
  points: () => readonly Point[]
  /** Range of both inputs. */
  plane: { readonly min: number, readonly max: number }
  /** How many points there may be. */
  count: number
  /** What should come out at a point. */
  targetOf: (point: Point) => number
  /** Takes the points over as a visitor's own. */
  change: (points: readonly Point[]) => void
}

/** Changes the points of a plane: by dragging or by keys. */
export function usePoints({ points, plane, count, targetOf, change }: PointsOptions) {
  const { min, max } = plane
  const { refuse, announce } = injectDemo()
  const inside = (value: number) => tenths(Math.min(max, Math.max(min, value)))
  /** The point that was used last. */
  const chosen = shallowRef(-1)

  const nameOf = (point: Point, index: number) =>
    `Point ${index + 1} at ${point.x.map(valueText).join(', ')}, ŷ = ${valueText(targetOf(point))}`
  const isTaken = ({ x, isHigh }: Point, but = -1) =>
    points().some((point, index) => index !== but && point.isHigh === isHigh && String(point.x) === String(x))

  function setPoints(next: readonly Point[], said: string): void {
    change(next)
    announce(said)
  }

  function replace(index: number, point: Point): void {
    if (!isTaken(point, index))
      setPoints(points().with(index, point), `${nameOf(point, index)}.`)
  }

  /** At a place of the plane, on its grid. */
  function add([x1, x2]: Point['x']): void {
    const point: Point = { x: [inside(x1), inside(x2)], isHigh: true }
    if (points().length >= count) {
      refuse(`The plane has room for ${count} points; delete one before you add another.`)
      return
    }
    if (isTaken(point))
      return
    chosen.value = points().length
    setPoints([...points(), point], `${nameOf(point, points().length)}, added.`)
  }

  /** Where there is room, from the middle on. */
  function addSomewhere(): void {
    const middle = (min + max) / 2
    const side = Math.round((max - min) * 10) + 1
    const places = Array.from({ length: side ** 2 }, (_, index): Point['x'] => [tenths(min + index % side / 10), tenths(min + Math.floor(index / side) / 10)])
    const [nearest] = places
      .filter(place => points().every(({ x }) => Math.hypot(x[0] - place[0], x[1] - place[1]) > 0.15))
      .sort((one, other) => Math.hypot(one[0] - middle, one[1] - middle) - Math.hypot(other[0] - middle, other[1] - middle))
    if (nearest)
      add(nearest)
  }

  function move(index: number, [x1, x2]: Point['x']): void {
    const moved: Point = { ...points()[index]!, x: [inside(x1), inside(x2)] }
    if (String(moved.x) !== String(points()[index]!.x))
      replace(index, moved)
  }

  function turn(index: number): void {
    replace(index, { ...points()[index]!, isHigh: !points()[index]!.isHigh })
  }

  function remove(index: number): void {
    const left = points().toSpliced(index, 1)
    chosen.value = Math.min(index, left.length - 1)
    setPoints(left, `Point ${index + 1} is deleted; ${left.length} ${left.length === 1 ? 'is' : 'are'} left.`)
  }

  const choose = (index: number) => { chosen.value = index }

  return { points, plane, chosen, choose, nameOf, add, addSomewhere, move, turn, remove }
}
