import type { Plane } from '../shared/plane'
import type { Size } from './picture'
import { emptyPlane } from './picture'

/*
 * A landscape made of formulas, for kernels to find something in: soft slopes (sky), round edges (sun), oblique ones (hills,
 * roof), upright and level ones (walls, fence, planks), fine texture (bricks, waves). Lengths are shares of the height.
 */

/** `Math.hypot` is too slow for a million pixels. */
const isNear = (x: number, y: number, distance: number) => x * x + y * y < distance * distance

/** What one thing of the scene looks like at a place, or nothing where it is not. */
type Thing = (x: number, y: number) => number | undefined

const HORIZON = 0.62
const HOUSE = { left: 0.78, right: 1.12, top: 0.5, bottom: 0.82 }

const sky: Thing = (_, y) => 0.62 + 0.3 * y / HORIZON
const sun: Thing = (x, y) => isNear(x - 0.26, y - 0.2, 0.085) ? 1 : undefined
const hills: Thing = (x, y) => y > 0.52 - 0.13 * Math.abs(Math.sin(2.3 * x + 0.4)) ? 0.42 + 0.12 * Math.sin(2.3 * x) : undefined
const lake: Thing = (x, y) => y > HORIZON ? 0.55 + 0.16 * Math.sin(26 * y ** -2.2 + 1.6 * Math.sin(5 * x)) : undefined
const meadow: Thing = (x, y) => y > 0.72 + 0.05 * Math.sin(3 * x + 1.2) ? 0.34 : undefined

const isInside = (x: number, y: number, { left, right, top, bottom }: typeof HOUSE) => x > left && x < right && y > top && y < bottom

const wall: Thing = (x, y) => {
  if (!isInside(x, y, HOUSE))
    return undefined
  const course = Math.floor((y - HOUSE.top) / 0.02)
  const isMortar = (y - HOUSE.top) % 0.02 < 0.004 || (x + (course % 2) * 0.025) % 0.05 < 0.004
  return isMortar ? 0.85 : 0.6
}
const roof: Thing = (x, y) => {
  const height = HOUSE.top - y
  const half = (HOUSE.right - HOUSE.left) / 2
  return height > 0 && height < 0.2 && Math.abs(x - HOUSE.left - half) < (0.2 - height) * 1.15 ? 0.16 : undefined
}
const door: Thing = (x, y) => isInside(x, y, { left: 1.0, right: 1.07, top: 0.65, bottom: HOUSE.bottom }) ? 0.1 : undefined
const pane: Thing = (x, y) => {
  if (!isInside(x, y, { left: 0.83, right: 0.95, top: 0.59, bottom: 0.7 }))
    return undefined
  return Math.abs(x - 0.89) < 0.004 || Math.abs(y - 0.645) < 0.004 ? 0.2 : 0.98
}
const fence: Thing = (x, y) => {
  const isRail = Math.abs(y - 0.88) < 0.007 || Math.abs(y - 0.94) < 0.007
  const isPost = x % 0.06 < 0.022 && y > 0.85 + 0.5 * Math.abs(x % 0.06 - 0.011) && y < 0.97
  return isRail || isPost ? 0.95 : undefined
}
const trunk: Thing = (x, y) => Math.abs(x - 0.45) < 0.018 && y > 0.55 && y < 0.85 ? 0.15 : undefined
const crown: Thing = (x, y) => {
  const [right, down] = [x - 0.45, y - 0.47]
  if (!isNear(right, down, 0.132))
    return undefined
  return isNear(right, down, 0.12 + 0.012 * Math.sin(11 * Math.atan2(down, right))) ? 0.26 + 0.05 * Math.sin(90 * x) * Math.sin(90 * y) : undefined
}

/** From front to back. */
const things: readonly Thing[] = [fence, door, pane, wall, roof, crown, trunk, meadow, lake, hills, sun, sky]

/** The scene at a size. Brightness from 0 to 1. */
export function drawnScene(size: Size): Plane {
  const scene = emptyPlane(size)
  for (let row = 0; row < size.height; row++) {
    for (let column = 0; column < size.width; column++)
      scene.values[row * size.width + column] = brightnessAt((column + 0.5) / size.height, (row + 0.5) / size.height)
  }
  return scene
}

function brightnessAt(x: number, y: number): number {
  for (const thing of things) {
    const brightness = thing(x, y)
    if (brightness !== undefined)
      return brightness
  }
  return 0
}
