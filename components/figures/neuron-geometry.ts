import type { Point } from '../drawing/arrow-geometry'
import { curveCatmullRomClosed, line } from 'd3-shape'

/** One piece of a dendrite or of the axon's end: a curve that gets thinner. */
export interface Branch {
  from: Point
  to: Point
  startWidth: number
  endWidth: number
  /** How far the curve bulges to the right of its direction, as a share of its length. */
  bulge: number
}

export interface Tree {
  branches: readonly Branch[]
  /** Where the last branches end. */
  tips: readonly Point[]
}

const degrees = Math.PI / 180

/** The point that lies `distance` away in a direction: 0° is right, 90° is down. */
export const polar = ([x, y]: Point, angle: number, distance: number): Point =>
  [x + Math.cos(angle * degrees) * distance, y + Math.sin(angle * degrees) * distance]

/**
 * A tree that forks in two at each of its `lengths`. Lengths, forks and bulges alternate a little, so that it looks
 * grown; no chance is involved, so that it looks the same each time.
 */
export function growTree({ root, angle, lengths, width, spread, sway = 1 }: {
  root: Point
  /** Direction of the trunk in degrees. */
  angle: number
  lengths: readonly number[]
  width: number
  /** Angle between two sisters in degrees. */
  spread: number
  /** 1 or −1: which sister is the longer one, and which way the branches swing. */
  sway?: 1 | -1
}): Tree {
  const [length, ...rest] = lengths
  const to = polar(root, angle, length!)
  const trunk: Branch = { from: root, to, startWidth: width, endWidth: width * 0.62, bulge: 0.1 * sway }
  if (rest.length === 0)
    return { branches: [trunk], tips: [to] }

  const sisters = ([-1, 1] as const).map(side => growTree({
    root: to,
    angle: angle + side * spread * (side === sway ? 0.42 : 0.58),
    lengths: rest.map(value => value * (side === sway ? 1.1 : 0.88)),
    width: trunk.endWidth,
    spread: spread * 0.92,
    sway: side,
  }))
  return {
    branches: [trunk, ...sisters.flatMap(({ branches }) => branches)],
    tips: sisters.flatMap(({ tips }) => tips),
  }
}

/** Outline of a branch: its curve, half the width to each side, round at the end. */
export function branchOutline({ from, to, startWidth, endWidth, bulge }: Branch): string {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const control: Point = [(from[0] + to[0]) / 2 - dy * bulge * 2, (from[1] + to[1]) / 2 + dx * bulge * 2]
  const sides = Array.from({ length: 13 }, (_, index) => {
    const t = index / 12
    const along = (axis: 0 | 1) => (1 - t) ** 2 * from[axis] + 2 * t * (1 - t) * control[axis] + t ** 2 * to[axis]
    const slope = (axis: 0 | 1) => (1 - t) * (control[axis] - from[axis]) + t * (to[axis] - control[axis])
    const half = (startWidth + (endWidth - startWidth) * t) / 2 / Math.hypot(slope(0), slope(1))
    return [-1, 1].map((side): Point => [along(0) - side * slope(1) * half, along(1) + side * slope(0) * half])
  })
  const points = (side: 0 | 1) => sides.map(pair => pair[side]!.map(round).join(' '))
  return `M${points(0).join(' L')} A${endWidth / 2} ${endWidth / 2} 0 0 1 ${points(1).reverse().join(' L')} Z`
}

/** A soft closed shape with a horn in each of the directions given, as a cell body has where its branches begin. */
export function starOutline(centre: Point, horns: readonly { angle: number, reach: number }[], waist: number): string {
  const points = horns.flatMap(({ angle, reach }, index) => {
    const next = horns[(index + 1) % horns.length]!.angle
    const between = ((next - angle + 360) % 360)
    // A wide way to the next horn needs more points to stay round.
    const stops = Math.max(1, Math.round(between / 45) - 1)
    return [
      polar(centre, angle, reach),
      ...Array.from({ length: stops }, (_, stop) => polar(centre, angle + between * (stop + 1) / (stops + 1), waist)),
    ]
  })
  return line<Point>().x(([x]) => round(x)).y(([, y]) => round(y)).curve(curveCatmullRomClosed.alpha(0.5))(points)!
}

const round = (value: number) => Math.round(value * 100) / 100
