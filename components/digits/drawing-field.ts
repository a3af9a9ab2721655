import type { Drawing, Point, Stroke } from '../../demos/digits/drawing'
import type { Field } from '../kit/fields'
import { BOARD, lectureThree } from '../../demos/digits/drawing'

/*
 * A drawing in an address: strokes divided by points, each a text of digits to the base 64. The coordinates are even. A stroke's first point
 * is one number of three digits; each further one is two digits, its distance from the one before, or for a longer way a hyphen and three digits.
 */

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_~'
const SIDE = BOARD / 2 + 1
const REACH = 31
const FAR = '-'
const STROKE = /^[\w~]{3}([\w~]{2}|-[\w~]{3})*$/
const PIECES = /^...|-...|../g

/** As many points as a drawing can have. */
export const MAX_POINTS = 4000

export const drawingField: Field<Drawing> = {
  default: lectureThree,
  read: readDrawing,
  write: drawing => drawing.map(writeStroke).join('.'),
  expected: `a drawing of at most ${MAX_POINTS} points`,
}

export const pointCount = (drawing: Drawing) => drawing.reduce((count, stroke) => count + stroke.length, 0)

function writeStroke(stroke: Stroke): string {
  return stroke.map(([x, y], index) => {
    if (index === 0)
      return wholePoint([x, y])
    const [fromX, fromY] = stroke[index - 1]!
    const [dx, dy] = [(x - fromX) / 2, (y - fromY) / 2]
    return Math.max(Math.abs(dx), Math.abs(dy)) <= REACH ? DIGITS[dx + REACH]! + DIGITS[dy + REACH]! : FAR + wholePoint([x, y])
  }).join('')
}

function wholePoint([x, y]: Point): string {
  const number = x / 2 * SIDE + y / 2
  return DIGITS[number >> 12]! + DIGITS[number >> 6 & 63]! + DIGITS[number & 63]!
}

function readDrawing(text: string): Drawing | undefined {
  if (text === '')
    return []
  if (text.length > 4 * MAX_POINTS)
    return undefined
  const strokes = text.split('.').map(readStroke)
  return strokes.every(stroke => stroke !== undefined) && pointCount(strokes) <= MAX_POINTS ? strokes : undefined
}

function readStroke(text: string): Stroke | undefined {
  if (!STROKE.test(text))
    return undefined
  const points: Point[] = []
  for (const [piece] of text.matchAll(PIECES)) {
    const [first, second, third] = [...piece.replace(FAR, '')].map(digit => DIGITS.indexOf(digit)) as [number, number, number?]
    const [x, y] = points.at(-1) ?? [0, 0]
    const whole = first * 4096 + second * 64 + (third ?? 0)
    points.push(third === undefined
      ? [x + 2 * (first - REACH), y + 2 * (second - REACH)]
      : [2 * Math.floor(whole / SIDE), 2 * (whole % SIDE)])
  }
  return points.flat().every(value => value >= 0 && value <= BOARD) ? points : undefined
}
