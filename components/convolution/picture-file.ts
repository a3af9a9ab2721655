import type { Size } from '../../demos/convolution/picture'
import type { Plane } from '../../demos/shared/plane'
import { promiseTimeout } from '@vueuse/core'
import { emptyPlane, sizeWithin, writeBrightness } from '../../demos/convolution/picture'

/** A whole picture to lay kernels on. */
export interface Picture {
  name: string
  plane: Plane
  /** The same, no larger than a display shows it; absent if it is no larger anyway. */
  preview?: Plane
  /** Whether the next one comes in a moment. */
  isMoving?: boolean
  /** What was done to it before, in a sentence. */
  note?: string
}

/** A photo of 12 megapixels, 4096 × 3072, is taken as it is; its brightness is 50 MB of numbers. */
const MAX_PIXELS = 4096 * 3072
const MAX_PREVIEW_PIXELS = 1200 * 900
/** Pixels that are read at a time; in between, the page handles its events. */
const PIXELS_A_TURN = 500_000

/** A sentence for the reader. */
export class PictureRefusal extends Error {}

/**
 * The brightness of a picture file, at full size up to 12 megapixels, else scaled down to that.
 *
 * @throws {PictureRefusal} If the file is empty, or no picture that the browser can read.
 */
export async function pictureOfFile(file: File): Promise<Picture> {
  if (file.size === 0)
    throw new PictureRefusal(`“${file.name}” is empty, 0 bytes. The picture before stays; choose another file.`)

  const bitmap = await createImageBitmap(file).catch(() => {
    throw new PictureRefusal(`“${file.name}” is no picture that this browser can read, whatever its name says, or it is too large for it. The picture before stays; choose a PNG, JPEG or WebP file.`)
  })
  const full = { width: bitmap.width, height: bitmap.height }
  const size = sizeWithin(full, MAX_PIXELS)
  try {
    return {
      name: file.name,
      plane: await planeOfBitmap(bitmap, size),
      preview: full.width * full.height > MAX_PREVIEW_PIXELS ? await planeOfBitmap(bitmap, sizeWithin(full, MAX_PREVIEW_PIXELS)) : undefined,
      note: size.width < full.width
        ? `It has ${full.width} × ${full.height} pixels and was scaled to ${size.width} × ${size.height}, 12 megapixels, so that its numbers fit into memory.`
        : undefined,
    }
  }
  finally {
    bitmap.close()
  }
}

async function planeOfBitmap(bitmap: ImageBitmap, size: Size): Promise<Plane> {
  if (size.width < bitmap.width) {
    const small = await createImageBitmap(bitmap, { resizeWidth: size.width, resizeHeight: size.height, resizeQuality: 'high' })
    try {
      return await planeOfBitmap(small, size)
    }
    finally {
      small.close()
    }
  }
  const plane = emptyPlane(size)
  const rows = Math.max(1, Math.floor(PIXELS_A_TURN / size.width))
  const context = readableCanvas({ width: size.width, height: Math.min(rows, size.height) })
  for (let top = 0; top < size.height; top += rows) {
    const height = Math.min(rows, size.height - top)
    context.clearRect(0, 0, size.width, height)
    context.drawImage(bitmap, 0, top, size.width, height, 0, 0, size.width, height)
    writeBrightness(context.getImageData(0, 0, size.width, height).data, plane, top)
    await promiseTimeout(0)
  }
  return plane
}

/** A canvas whose pixels can be read back quickly. */
export function readableCanvas({ width, height }: Size): CanvasRenderingContext2D {
  const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d', { willReadFrequently: true })
  if (!context)
    throw new PictureRefusal('The browser has no memory left for a picture of this size; close some pages, or choose a smaller picture.')
  context.imageSmoothingQuality = 'high'
  return context
}

/** The brightness of what is drawn on a canvas. */
export function planeOfCanvas(context: CanvasRenderingContext2D): Plane {
  const plane = emptyPlane(context.canvas)
  writeBrightness(context.getImageData(0, 0, plane.width, plane.height).data, plane)
  return plane
}
