import type { Point } from '../drawing/arrow-geometry'
import { rimToRim } from '../drawing/arrow-geometry'

export const WIDTH = 520
export const RADIUS = 46
const COLUMNS = { input: 48, hidden: 262, output: 470 }
const ROWS = [152, 352] as const
const MIDDLE = (ROWS[0] + ROWS[1]) / 2
export const LOSS: { at: Point, radius: number } = { at: [COLUMNS.output, 430], radius: 42 }

const INPUTS: readonly Point[] = ROWS.map(y => [COLUMNS.input, y])
export const HIDDEN: readonly Point[] = ROWS.map(y => [COLUMNS.hidden, y])
export const OUTPUT: Point = [COLUMNS.output, MIDDLE]

/** Where the number of each weight stands, row by row of its matrix, and from there its derivative; and how much room each has. */
const WEIGHTS: readonly (readonly { at: Point, derivative: Point, room: number }[])[] = [
  [
    { at: [155, 140], derivative: [0, -32], room: 108 },
    { at: [128, 289], derivative: [-86, 0], room: 80 },
    { at: [128, 235], derivative: [-86, 0], room: 80 },
    { at: [155, 386], derivative: [0, 32], room: 108 },
  ],
  [
    { at: [386, 168], derivative: [0, -32], room: 100 },
    { at: [388, 345], derivative: [0, 32], room: 100 },
  ],
]

/** Every edge of the network, from its input on. */
export const EDGES = [
  ...HIDDEN.flatMap(to => INPUTS.map(from => rimToRim(from, to, RADIUS))),
  ...HIDDEN.map(from => rimToRim(from, OUTPUT, RADIUS)),
]

/** The units and the loss, with the names of their numbers. */
export const CIRCLES = [
  ...INPUTS.map((at, index) => ({ key: `x.${index}`, tex: `x_${index + 1}`, at, radius: RADIUS, meaning: 'input' })),
  ...HIDDEN.map((at, index) => ({ key: `y1.${index}`, tex: `y_${index + 1}^{(1)}`, at, radius: RADIUS, meaning: 'nothing' })),
  { key: 'y2.0', tex: 'y', at: OUTPUT, radius: RADIUS, meaning: 'output' },
  { key: 'J', tex: 'J', ...LOSS, meaning: 'loss' },
]

/** Where numbers stand beside what they are about. */
export const LABELS = [
  ...WEIGHTS.flatMap((places, layer) => places.flatMap(({ at: [x, y], derivative: [right, down], room }, index) => [
    { key: `W${layer + 1}.${index}`, x, y, room, meaning: 'weight' },
    { key: `dW${layer + 1}.${index}`, x: x + right, y: y + down, room, meaning: 'loss' },
  ])),
  { key: 'dy1.0', x: COLUMNS.hidden, y: ROWS[0] + RADIUS + 30, room: 100, meaning: 'loss' },
  { key: 'dy1.1', x: COLUMNS.hidden, y: ROWS[1] - RADIUS - 12, room: 100, meaning: 'loss' },
  { key: 'dy2.0', x: COLUMNS.output, y: MIDDLE - RADIUS - 12, room: 100, meaning: 'loss' },
]
