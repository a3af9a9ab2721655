import type { Random } from '../shared/random'
import type { Drawing, Point } from './drawing'
import type { Image } from './image'
import { createRandom } from '../shared/random'
import { turned } from './drawing'
import { INK_SIDE, normalisedImage, PENS } from './image'
import { strokeVariants } from './stroke-variants'

/*
 * Digits as hands might write them: a variant of strokes, every part of it a little different each time. What the network is trained on;
 * there is no set of real digits in it. The same seed gives the same bytes wherever this runs: no canvas, and brightness in 255ths.
 */

/** An image with the digit that was meant. */
export interface Example {
  image: Image
  digit: number
}

/** How far the parts of a digit stray, as standard deviations, in units of the box of 60 × 100 unless it says otherwise. */
const SPREAD = {
  controlPoint: 4,
  stroke: 2,
  /** Amplitude of each of the three waves an axis that bend the whole. */
  wave: 2.8,
  tremor: 0.5,
  /** Of the logarithm of the width. */
  width: 0.22,
  /** Units to the right for each unit up. */
  shear: 0.22,
  radians: 8 * Math.PI / 180,
  /** Cells of the image. */
  shift: 1,
}
const MEAN_SHEAR = 0.08
const WAVES = 3
const STEPS_A_CURVE = 10
const CENTRE: Point = [30, 50]

/** Which of the variants are drawn: those that the network learns from, or the one of each digit that is held out. */
export type Split = 'training' | 'heldOut'

/** One digit, each as likely as any other. */
export function drawExample(random: Random, split: Split = 'training'): Example {
  const digit = random.integer(10)
  const drawing = drawDigit(digit, random, split)
  // The pen is given in cells of the image: the drawing's own units are unknown before it is scaled.
  const pen = PENS.min * (PENS.max / PENS.min) ** random.uniform()
  return {
    digit,
    image: normalisedImage(drawing, {
      pen: penFor(drawing, pen),
      edge: between(random, 0.9, 1.5),
      inkSide: INK_SIDE * between(random, 0.92, 1.04),
      shift: [SPREAD.shift * random.normal(), SPREAD.shift * random.normal()],
    }),
  }
}

/** Examples that are the same for the same seed and stream; a step of training has a stream of its own. */
export function drawExamples(count: number, { seed, stream = [], split }: { seed: number, stream?: readonly number[], split?: Split }): Example[] {
  const random = createRandom(seed, ...stream)
  return Array.from({ length: count }, () => drawExample(random, split))
}

/** The strokes of a digit, in a box of about 60 × 100. */
export function drawDigit(digit: number, random: Random, split: Split = 'training'): Drawing {
  const variants = strokeVariants[digit]!
  const variant = split === 'training' ? random.pick(variants.slice(0, -1)) : variants.at(-1)!
  const strokes = strokesOf(variant).map((stroke) => {
    const offset: Point = [SPREAD.stroke * random.normal(), SPREAD.stroke * random.normal()]
    return flattened(stroke.map(([x, y]): Point =>
      [x + offset[0] + SPREAD.controlPoint * random.normal(), y + offset[1] + SPREAD.controlPoint * random.normal()]))
  })
  const bend = [bendOf(random), bendOf(random)] as const
  const width = Math.exp(SPREAD.width * random.normal())
  const shear = MEAN_SHEAR + SPREAD.shear * random.normal()
  const changed = strokes.map(stroke => stroke.map((point): Point => {
    const x = point[0] + bend[0](point) + SPREAD.tremor * random.normal()
    const y = point[1] + bend[1](point) + SPREAD.tremor * random.normal()
    return [width * (x - CENTRE[0]) - shear * (y - CENTRE[1]), y - CENTRE[1]]
  }))
  return turned(changed, SPREAD.radians * random.normal(), [0, 0])
}

/** Waves that run across the box; their sum at a point is how far it goes along one axis. */
function bendOf(random: Random): (point: Point) => number {
  const waves = Array.from({ length: WAVES }, () => {
    const [direction, length, phase] = [2 * Math.PI * random.uniform(), between(random, 60, 180), 2 * Math.PI * random.uniform()]
    const amplitude = SPREAD.wave * random.normal()
    return ([x, y]: Point) => amplitude * Math.sin(2 * Math.PI * (x * Math.cos(direction) + y * Math.sin(direction)) / length + phase)
  })
  return point => waves.reduce((sum, wave) => sum + wave(point), 0)
}

/** The pen in the drawing's units that has so many cells once the drawing is scaled: p = s (L + p) / 20. */
function penFor(drawing: Drawing, cells: number): number {
  const side = (axis: 0 | 1) => {
    const values = drawing.flatMap(stroke => stroke.map(point => point[axis]))
    return Math.max(...values) - Math.min(...values)
  }
  return cells * Math.max(side(0), side(1)) / (INK_SIDE - cells)
}

/** The control points of each stroke: the first point, then three for each curve. A line is a curve whose control points lie on it. */
function strokesOf(path: string): Point[][] {
  const strokes: Point[][] = []
  for (const [, command, text] of path.matchAll(/([MLC])([^MLC]*)/g)) {
    const numbers = text!.trim().split(/\s+/).map(Number)
    const points = Array.from({ length: numbers.length / 2 }, (_, index): Point => [numbers[2 * index]!, numbers[2 * index + 1]!])
    if (command === 'M') {
      strokes.push(points)
      continue
    }
    const stroke = strokes.at(-1)!
    const [from, to] = [stroke.at(-1)!, points[0]!]
    stroke.push(...command === 'C' ? points : [onLine(from, to, 1 / 3), onLine(from, to, 2 / 3), to])
  }
  return strokes
}

const onLine = ([x1, y1]: Point, [x2, y2]: Point, share: number): Point => [x1 + share * (x2 - x1), y1 + share * (y2 - y1)]

/** Points along the curves. */
function flattened(controls: readonly Point[]): Point[] {
  const points = [controls[0]!]
  for (let first = 0; first + 3 < controls.length; first += 3) {
    const [a, b, c, d] = controls.slice(first, first + 4) as [Point, Point, Point, Point]
    for (let step = 1; step <= STEPS_A_CURVE; step++) {
      const t = step / STEPS_A_CURVE
      const [wa, wb, wc, wd] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3]
      points.push([wa * a[0] + wb * b[0] + wc * c[0] + wd * d[0], wa * a[1] + wb * b[1] + wc * c[1] + wd * d[1]])
    }
  }
  return points
}

const between = (random: Random, min: number, max: number) => min + (max - min) * random.uniform()
