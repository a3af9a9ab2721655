import type { Image } from '../../demos/digits/image'
import type { Example } from '../../demos/digits/stroke-model'
import { Blob, Face, Font } from 'harfbuzzjs'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'
import { centreOfMass, IMAGE_SIDE, INK_SIDE } from '../../demos/digits/image'

/*
 * Digits of handwriting typefaces, to measure with: no network learns from them. Each is made an image as what is drawn on the board is:
 * its ink scaled to 20 × 20 and laid with its centre of mass in the middle. Its strokes are as wide as the typeface has them.
 */

/** Typefaces of Fontsource that look written by a pen, by how many use them, as it was before any was measured. */
export const typefaces = ['caveat', 'kalam', 'indie-flower', 'cedarville-cursive'] as const

const DIGITS = '0123456789'

type Point = readonly [x: number, y: number]
/** Closed: the last point is joined to the first. */
export type Contour = readonly Point[]

/** The ten digits of one typeface. */
export async function typefaceExamples(typeface: string): Promise<Example[]> {
  const file = createRequire(import.meta.url).resolve(`@fontsource/${typeface}/files/${typeface}-latin-400-normal.woff2`)
  const digitsAlone = await subsetFont(readFileSync(file), DIGITS, { targetFormat: 'sfnt' })
  const font = new Font(new Face(new Blob(Uint8Array.from(digitsAlone).buffer)))
  return Array.from(DIGITS, (character, digit) => {
    const glyph = font.nominalGlyph(character.codePointAt(0)!)
    if (glyph === undefined)
      throw new Error(`the typeface ${typeface} has no ${character}; measure with another one.`)
    return { digit, image: glyphImage(contoursOf(font.glyphToJson(glyph))) }
  })
}

/** Lines in the place of a curve. */
const LINES_A_CURVE = 12

/** Outlines as points, y downwards as in an image. */
function contoursOf(commands: ReturnType<Font['glyphToJson']>): Contour[] {
  const contours: Point[][] = []
  for (const { type, values } of commands) {
    const points = Array.from({ length: values.length / 2 }, (_, index): Point => [values[2 * index]!, -values[2 * index + 1]!])
    if (type === 'M')
      contours.push(points)
    else if (type !== 'Z')
      contours.at(-1)!.push(...curve([contours.at(-1)!.at(-1)!, ...points]))
  }
  return contours
}

/** Points of a Bézier curve after its first, by de Casteljau's construction; of a line its end alone. */
function curve(controls: readonly Point[]): Point[] {
  const lines = controls.length === 2 ? 1 : LINES_A_CURVE
  return Array.from({ length: lines }, (_, line) => {
    const t = (line + 1) / lines
    let points = controls
    while (points.length > 1)
      points = points.slice(1).map(([x, y], index): Point => [points[index]![0] + t * (x - points[index]![0]), points[index]![1] + t * (y - points[index]![1])])
    return points[0]!
  })
}

/** The normalised image of filled outlines; of overlapping ones, what any of them covers. */
export function glyphImage(contours: readonly Contour[]): Image {
  const points = contours.flat()
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const box = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
  const scale = INK_SIDE / Math.max(box.right - box.left, box.bottom - box.top)
  const place = (shift: Point) => contours.map(contour => contour.map(([x, y]): Point => [
    IMAGE_SIDE / 2 + scale * (x - (box.left + box.right) / 2) + shift[0],
    IMAGE_SIDE / 2 + scale * (y - (box.top + box.bottom) / 2) + shift[1],
  ]))
  const [x, y] = centreOfMass(filled(place([0, 0])))
  return filled(place([IMAGE_SIDE / 2 - x, IMAGE_SIDE / 2 - y])).map(value => Math.round(255 * value) / 255)
}

/** Points a side of a cell at which it is asked whether there is ink. */
const SAMPLES = 8

/** Share of each cell that lies within the outlines: where they wind around a point more often one way than the other. */
function filled(contours: readonly Contour[]): Image {
  const image = new Float32Array(IMAGE_SIDE ** 2)
  for (let line = 0; line < IMAGE_SIDE * SAMPLES; line++) {
    const crossings = crossingsAt((line + 0.5) / SAMPLES, contours)
    let winding = 0
    crossings.forEach(({ x, direction }, index) => {
      winding += direction
      const next = crossings[index + 1]
      if (winding === 0 || !next)
        return
      const first = Math.max(0, Math.ceil(x * SAMPLES - 0.5))
      const last = Math.min(IMAGE_SIDE * SAMPLES - 1, Math.ceil(next.x * SAMPLES - 0.5) - 1)
      for (let sample = first; sample <= last; sample++)
        image[Math.floor(line / SAMPLES) * IMAGE_SIDE + Math.floor(sample / SAMPLES)]! += 1 / SAMPLES ** 2
    })
  }
  return image
}

/** Where a horizontal line crosses the outlines, from left to right, and whether they go down or up there. */
function crossingsAt(y: number, contours: readonly Contour[]): { x: number, direction: 1 | -1 }[] {
  return contours.flatMap(contour => contour.flatMap(([x1, y1], index) => {
    const [x2, y2] = contour[(index + 1) % contour.length]!
    return (y1 <= y) === (y2 <= y) ? [] : [{ x: x1 + (y - y1) / (y2 - y1) * (x2 - x1), direction: y1 < y2 ? 1 as const : -1 as const }]
  })).sort((one, other) => one.x - other.x)
}
