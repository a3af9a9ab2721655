import type { Plane } from '../shared/plane'
import { requireIntegers } from '../shared/checks'

export interface Size { width: number, height: number }

/** How bright red, green and blue are to the eye (Rec. 709), taken on the values as the picture stores them. */
const LUMA = [0.2126, 0.7152, 0.0722] as const

/**
 * Writes the brightness of pixels into a plane, from 0 (black) to 1 (white); what is transparent lies on white.
 *
 * @param pixels - Red, green, blue and opacity from 0 to 255, `4 × width × rows` numbers.
 * @param plane - As wide as the pixels' rows.
 * @param firstRow - Row of the plane that the first pixels belong to.
 */
export function writeBrightness(pixels: Uint8ClampedArray, plane: Plane, firstRow = 0): void {
  const [red, green, blue] = LUMA
  const start = firstRow * plane.width
  for (let pixel = 0; pixel < pixels.length / 4; pixel++) {
    const at = 4 * pixel
    const opacity = pixels[at + 3]! / 255
    const brightness = (red * pixels[at]! + green * pixels[at + 1]! + blue * pixels[at + 2]!) / 255
    plane.values[start + pixel] = brightness * opacity + 1 - opacity
  }
}

/** A black plane. */
export const emptyPlane = ({ width, height }: Size): Plane => ({ width, height, values: new Float32Array(width * height) })

/** The largest size of the same shape with at most so many pixels; never larger than it was. */
export function sizeWithin({ width, height }: Size, maxPixels: number): Size {
  requireIntegers({ width, height, maxPixels }, 1)
  const scale = Math.min(1, Math.sqrt(maxPixels / (width * height)))
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) }
}

/**
 * The picture at a smaller size: each pixel is the mean of those that it stands for.
 *
 * @throws {RangeError} If the size is larger than the picture, or not integers.
 */
export function shrunk(picture: Plane, { width, height }: Size): Plane {
  requireIntegers({ width, height }, 1)
  if (width > picture.width || height > picture.height)
    throw new RangeError(`a picture of ${picture.width} × ${picture.height} cannot shrink to ${width} × ${height}; ask for a smaller size`)
  if (width === picture.width && height === picture.height)
    return picture

  const small = emptyPlane({ width, height })
  const edges = Array.from({ length: width + 1 }, (_, column) => Math.floor(column * picture.width / width))
  for (let row = 0; row < height; row++) {
    const [top, bottom] = [row, row + 1].map(edge => Math.floor(edge * picture.height / height)) as [number, number]
    for (let column = 0; column < width; column++) {
      const [left, right] = [edges[column]!, edges[column + 1]!]
      let sum = 0
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++)
          sum += picture.values[y * picture.width + x]!
      }
      small.values[row * width + column] = sum / ((bottom - top) * (right - left))
    }
  }
  return small
}

/**
 * Rows of a picture, with zeros where they lie outside it.
 *
 * @param options.top - First row; negative above the picture.
 * @param options.rows - How many.
 * @param options.before - Zeros on the left.
 * @param options.after - Zeros on the right.
 */
export function slab(picture: Plane, { top, rows, before, after }: { top: number, rows: number, before: number, after: number }): Plane {
  const part = emptyPlane({ width: before + picture.width + after, height: rows })
  for (let row = Math.max(0, -top); row < Math.min(rows, picture.height - top); row++)
    part.values.set(picture.values.subarray((top + row) * picture.width, (top + row + 1) * picture.width), row * part.width + before)
  return part
}
