import type { Matrix } from '../shared/lecture-numbers'

/** A "3" drawn by two arcs, as bright as a pen would leave it: 28 × 28 cells from 0 to 1, like a digit of MNIST. */
export function drawnThree(side = 28): Matrix {
  const cells = Array.from({ length: side }, (_, index) => (index + 0.5) * 28 / side)
  return cells.map(y => cells.map((x) => {
    const distance = Math.min(...arcs.map(arc => distanceToArc(arc, x, y)))
    return Math.min(1, Math.max(0, (penWidth / 2 + 0.5 - distance)))
  }))
}

const penWidth = 2.8

/** Centre, radius, and where the arc begins and ends, clockwise from the right; a turn is 2π. */
const arcs = [
  { x: 13.2, y: 9.3, radius: 4.6, start: -2.75, end: Math.PI / 2 },
  { x: 13.4, y: 18.5, radius: 4.7, start: -Math.PI / 2, end: 2.75 },
]

function distanceToArc({ x, y, radius, start, end }: typeof arcs[number], px: number, py: number): number {
  const angle = Math.atan2(py - y, px - x)
  if (angle >= start && angle <= end)
    return Math.abs(Math.hypot(px - x, py - y) - radius)
  return Math.min(...[start, end].map(a => Math.hypot(px - x - radius * Math.cos(a), py - y - radius * Math.sin(a))))
}
