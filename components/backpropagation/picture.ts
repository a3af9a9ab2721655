import type { Point } from '../drawing/arrow-geometry'
import type { Stage } from './stages'
import type { ShownNetwork } from './values'
import { valueText } from '../drawing/value-text'

/** A number that stands beside what it is about. */
export interface Label { key: string, x: number, y: number, room: number, text: string, meaning: 'input' | 'weight' | 'output' | 'loss' | 'nothing' }

export interface Unit { key: string, tex: string, at: Point, meaning: Label['meaning'], text: string }

export const WIDTH = 520
export const RADIUS = 46
const COLUMNS = { input: 48, hidden: 262, output: 470 }
const ROWS = [152, 352] as const
const MIDDLE = (ROWS[0] + ROWS[1]) / 2
export const LOSS: { at: Point, radius: number } = { at: [COLUMNS.output, 430], radius: 42 }

export const INPUTS: readonly Point[] = ROWS.map(y => [COLUMNS.input, y])
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

/** From the edge of one circle to the edge of another. */
export function between(from: Point, to: Point, [fromRadius, toRadius] = [RADIUS, RADIUS]): { from: Point, to: Point } {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const along = ([x, y]: Point, distance: number): Point => [x + distance * (to[0] - from[0]) / length, y + distance * (to[1] - from[1]) / length]
  return { from: along(from, fromRadius), to: along(to, -toRadius) }
}

/** Every edge of the network, from its input on. */
export const EDGES = [
  ...HIDDEN.flatMap(to => INPUTS.map(from => between(from, to))),
  ...HIDDEN.map(from => between(from, OUTPUT)),
]

/** What the picture knows after some stages: each number by its name, with what the last update made of it. */
export function numbersOf({ example, current, next }: ShownNetwork, stages: readonly Stage[]): { units: readonly Unit[], loss: Unit, labels: readonly Label[] } {
  const known = new Set(stages.flatMap(({ brings }) => brings))
  const textIf = (key: string, value: number, again?: number) =>
    known.has(`${key} again`) ? valueText(again!) : known.has(key) ? valueText(value) : ''
  const outputs = current.pass.outputs
  const nextOutputs = next?.pass.outputs

  const units: Unit[] = [
    ...INPUTS.map((at, index): Unit => ({ key: `x.${index}`, tex: `x_${index + 1}`, at, meaning: 'input', text: valueText(example.input[index]!) })),
    ...HIDDEN.map((at, index): Unit => ({ key: `y1.${index}`, tex: `y_${index + 1}^{(1)}`, at, meaning: 'nothing', text: textIf(`y1.${index}`, outputs[1]![index]!, nextOutputs?.[1]![index]) })),
    { key: 'y2.0', tex: 'y', at: OUTPUT, meaning: 'output', text: textIf('y2.0', outputs[2]![0]!, nextOutputs?.[2]![0]) },
  ]
  const weights = WEIGHTS.flatMap((places, layer) => places.flatMap(({ at: [x, y], derivative: [right, down], room }, index): Label[] => {
    const key = `W${layer + 1}.${index}`
    const weight = known.has(key) ? next!.network.weights[layer]![index]! : current.network.weights[layer]![index]!
    return [
      { key, x, y, room, text: valueText(weight), meaning: 'weight' },
      { key: `d${key}`, x: x + right, y: y + down, room, text: textIf(`d${key}`, current.gradient.weights[layer]![index]!), meaning: 'loss' },
    ]
  }))
  const byOutputs: Label[] = [
    { key: 'dy1.0', x: COLUMNS.hidden, y: ROWS[0] + RADIUS + 30, room: 100, text: textIf('dy1.0', current.gradient.outputs[1]![0]!), meaning: 'loss' },
    { key: 'dy1.1', x: COLUMNS.hidden, y: ROWS[1] - RADIUS - 12, room: 100, text: textIf('dy1.1', current.gradient.outputs[1]![1]!), meaning: 'loss' },
    { key: 'dy2.0', x: COLUMNS.output, y: MIDDLE - RADIUS - 12, room: 100, text: textIf('dy2.0', current.gradient.outputs[2]![0]!), meaning: 'loss' },
  ]
  return {
    units,
    loss: { key: 'J', tex: 'J', at: LOSS.at, meaning: 'loss', text: textIf('J', current.pass.loss, next?.pass.loss) },
    labels: [...weights, ...byOutputs],
  }
}
