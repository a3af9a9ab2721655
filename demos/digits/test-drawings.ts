import type { Drawing, Point, Stroke } from './drawing'

/*
 * Drawings that measure the network, 120 of them: four forms of each digit, written down by hand as the corners of polylines, and each
 * placed on the board in three ways. They share nothing with the stroke model that the network learns from: other forms, corners cut
 * instead of curves, and no chance.
 */

/** Corners on a square of 100 × 100. A slash lifts the pen; the corners of a stroke that begins with ~ are rounded. */
const forms: readonly (readonly string[])[] = [
  [
    '~50 5, 25 15, 15 45, 20 80, 45 97, 72 85, 82 50, 72 18, 48 4',
    '~60 8, 30 8, 12 35, 14 70, 34 95, 64 94, 86 66, 84 32, 62 9',
    '~55 0, 38 12, 30 50, 38 88, 52 100, 66 86, 70 48, 62 12, 52 2',
    '~40 10, 62 4, 80 26, 84 62, 66 94, 36 96, 18 70, 20 32, 46 6',
  ],
  [
    '52 4, 50 96',
    '30 30, 55 5, 55 97',
    '60 2, 40 98',
    '36 24, 52 6, 52 95 / 34 95, 72 95',
  ],
  [
    '~18 28, 28 8, 52 2, 76 14, 74 38, 52 62, 22 90, 16 97, 50 95, 86 96',
    '~22 20, 50 4, 78 16, 78 36, 50 64, 20 92 / 20 92, 84 94',
    '~15 35, 20 12, 46 0, 70 10, 74 32, 60 56, 38 78, 18 98, 30 90, 56 98, 84 90',
    '~24 14, 52 6, 72 22, 64 50, 40 72, 22 88, 18 98, 34 88, 28 76, 18 88, 40 98, 80 96',
  ],
  [
    '~20 12, 48 2, 74 14, 72 36, 48 48, 36 49 / ~36 49, 66 54, 82 74, 66 96, 38 99, 16 88',
    '~22 18, 42 2, 70 8, 74 32, 56 46, 40 46, 60 48, 80 64, 74 90, 46 100, 18 90',
    '20 6, 72 6, 44 42 / ~44 42, 70 48, 80 70, 64 94, 36 98, 16 86',
    '~28 8, 60 4, 68 26, 52 42, 34 46, 64 50, 74 76, 54 96, 24 92',
  ],
  [
    '30 4, 20 58, 82 58 / 62 30, 62 98',
    '60 4, 14 66, 86 66 / 62 6, 62 98',
    '~26 6, 22 34, 20 54, 30 58, 54 56, 80 50 / 70 6, 66 50, 62 98',
    '66 98, 66 4, 16 64, 88 64',
  ],
  [
    '74 6, 30 6, 26 44 / ~26 44, 52 36, 78 52, 78 80, 54 98, 20 92',
    '~32 8, 28 42, 54 38, 78 56, 74 84, 48 98, 18 88 / 32 8, 76 6',
    '~76 4, 46 6, 30 10, 26 40, 50 42, 76 56, 72 86, 44 98, 20 94',
    '78 2, 36 4, 30 48 / ~30 48, 60 40, 74 64, 60 92, 22 98',
  ],
  [
    '~68 4, 40 22, 20 56, 22 86, 48 98, 74 86, 74 62, 52 52, 28 64, 20 80',
    '~60 0, 34 30, 24 66, 32 92, 54 99, 70 84, 66 64, 46 60, 28 76',
    '~74 14, 54 4, 30 22, 18 60, 26 90, 52 98, 78 82, 72 58, 44 52, 22 70',
    '~52 2, 36 34, 26 70, 40 96, 62 94, 72 76, 60 60, 40 66, 28 82',
  ],
  [
    '16 8, 80 8, 42 98',
    '18 6, 78 6, 46 96 / 32 52, 72 50',
    '18 24, 20 6, 82 6, 52 50, 44 98',
    '~14 10, 40 6, 82 8, 60 44, 48 72, 44 98',
  ],
  [
    '~74 18, 50 2, 26 16, 34 38, 62 56, 78 78, 54 99, 24 84, 34 60, 64 40, 74 16',
    '~50 48, 26 32, 32 8, 52 2, 72 12, 72 32, 48 48, 24 66, 26 90, 52 99, 76 88, 76 64, 52 48',
    '~48 46, 28 30, 34 8, 56 4, 70 22, 60 42, 48 46 / ~48 48, 24 66, 26 90, 52 98, 76 86, 72 62, 50 48',
    '~66 8, 40 6, 30 24, 46 44, 66 64, 64 90, 40 98, 26 82, 40 56, 62 36, 68 12',
  ],
  [
    '~72 28, 56 4, 28 10, 22 38, 44 54, 70 38, 74 20 / 74 20, 70 98',
    '~74 22, 50 4, 24 20, 28 48, 54 54, 74 30, 76 14, 76 56, 60 90, 28 98',
    '~70 30, 60 6, 34 6, 22 30, 40 52, 66 42, 72 20, 66 60, 54 98',
    '~66 26, 48 8, 28 24, 34 48, 58 46, 68 22 / 70 6, 68 96',
  ],
]

/** Where a form's point comes to lie on the board: large; smaller, slanting, in a corner; narrow and turned, on the other side. */
const places: readonly ((point: Point) => Point)[] = [
  ([x, y]) => [40 + 2 * x, 40 + 2 * y],
  ([x, y]) => [14 + 1.3 * x + 0.3 * (100 - y), 124 + 1.3 * y],
  ([x, y]) => [126 + 1.2 * x + 0.28 * y, 36 + 1.7 * y - 0.26 * x],
]

/** A drawing with the digit that was meant. */
export interface TestDrawing {
  digit: number
  drawing: Drawing
}

export const testDrawings: readonly TestDrawing[] = forms.flatMap((texts, digit) => texts.flatMap((text) => {
  const strokes = text.split(' / ').map(readStroke)
  return places.map(place => ({ digit, drawing: strokes.map(stroke => stroke.map(point => onGrid(place(point)))) }))
}))

function readStroke(text: string): Stroke {
  const isRound = text.startsWith('~')
  const corners = text.replace('~', '').split(', ').map((pair): Point => {
    const [x, y] = pair.split(' ').map(Number)
    return [x!, y!]
  })
  return isRound ? cut(cut(corners)) : corners
}

/** Each corner cut off at a quarter of its sides; the ends stay. Chaikin (1974), An algorithm for high-speed curve generation. */
function cut(points: Stroke): Stroke {
  const between = points.slice(1).flatMap(([x, y], index): Point[] => {
    const [fromX, fromY] = points[index]!
    return [[(3 * fromX + x) / 4, (3 * fromY + y) / 4], [(fromX + 3 * x) / 4, (fromY + 3 * y) / 4]]
  })
  return [points[0]!, ...between, points.at(-1)!]
}

/** Points of the board have even coordinates. */
function onGrid([x, y]: Point): Point {
  return [2 * Math.round(x / 2), 2 * Math.round(y / 2)]
}
