import type { Image } from '../../demos/digits/image'
import type { MapCell } from '../../demos/digits/maps'
import type { Field, ValuesOf } from '../kit/fields'
import { KERNELS, sizes } from '../../demos/digits/architecture'
import { BOARD, turned } from '../../demos/digits/drawing'
import { boardImage, normalisedImage } from '../../demos/digits/image'
import { BOARD_PEN } from '../../demos/digits/metrics'
import { choiceField, flagField, numberField } from '../kit/fields'
import { trainingFields } from '../kit/training/training-fields'
import { drawingField } from './drawing-field'

/** A cell in an address: `3.16.8.8`, all counted from 1 but the stage. */
const lookField: Field<MapCell | null> = {
  default: null,
  read: (text) => {
    const [stage, channel, row, column, ...more] = text.split('.').map(Number) as [number, number, number, number, ...number[]]
    const size = stage > 0 ? sizes[stage] : undefined
    const isWithin = (value: number, max: number) => Number.isInteger(value) && value >= 1 && value <= max
    return size && more.length === 0 && isWithin(channel, size.channels) && isWithin(row, size.side) && isWithin(column, size.side)
      ? { stage, channel: channel - 1, row: row - 1, column: column - 1 }
      : undefined
  },
  write: cell => cell ? [cell.stage, cell.channel + 1, cell.row + 1, cell.column + 1].join('.') : '',
  expected: 'a cell such as 1.6.24.24 (stage, map, row, column)',
}

/** What the demo is set to. */
export const digitsFields = {
  drawing: drawingField,
  /** Width of the pen in units of the board. */
  pen: numberField({ default: BOARD_PEN, min: 8, max: 60, integer: true }),
  /** Of the drawing, in degrees clockwise. */
  turn: numberField({ default: 0, min: -90, max: 90, integer: true }),
  /** Of the image, in cells to the right and down. */
  shiftX: numberField({ default: 0, min: -8, max: 8, integer: true }),
  shiftY: numberField({ default: 0, min: -8, max: 8, integer: true }),
  /** Reads the board as it stands, neither scaled nor moved. */
  asDrawn: flagField(),
  /** The maps in front on the slide, counted from 1. */
  firstMap: numberField({ default: 1, min: 1, max: KERNELS[0], integer: true }),
  secondMap: numberField({ default: 1, min: 1, max: KERNELS[1], integer: true }),
  look: lookField,
  /** What the full page shows beside the board. */
  part: choiceField(['maps', 'drawings', 'training']),
  ...trainingFields,
  /** How the first kernels of a training run here begin. */
  firstKernels: choiceField(['small', 'ordinary']),
  /** Place among the recorded steps of training. */
  recordedPlace: numberField({ default: 0, min: 0, max: 50, integer: true }),
}
export type DigitsValues = ValuesOf<typeof digitsFields>

/** The image that the network is given. */
export function imageOf({ drawing, pen, turn, shiftX, shiftY, asDrawn }: Pick<DigitsValues, 'drawing' | 'pen' | 'turn' | 'shiftX' | 'shiftY' | 'asDrawn'>): Image {
  const strokes = turn === 0 ? drawing : turned(drawing, turn * Math.PI / 180, [BOARD / 2, BOARD / 2])
  return (asDrawn ? boardImage : normalisedImage)(strokes, { pen, shift: [shiftX, shiftY] })
}
