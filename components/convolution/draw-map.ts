import type { MapHues, MapScale } from '../../demos/convolution/map-colours'
import type { Matrix } from '../../demos/shared/lecture-numbers'
import type { Plane } from '../../demos/shared/plane'
import type { ConvolutionValues } from './values'
import { coloursOf, scaleOf } from '../../demos/convolution/map-colours'
import { readableCanvas } from './picture-file'

/** How feature maps are to look. */
export interface MapLook {
  display: ConvolutionValues['display']
  hues: MapHues
}

export interface DrawnMap {
  canvas: HTMLCanvasElement
  scale: MapScale
}

/** A picture on the page is hardly larger. */
const MAX_DRAWN_WIDTH = 1600

/**
 * Draws a feature map, or a picture, no finer than a display shows it.
 *
 * @param bands - The map's rows from the top, band by band.
 * @param kernel - What it was made with, as it was laid on.
 * @param pauseIfDue - Called between two bands, so that the page can do something else.
 */
export async function drawMap(bands: readonly Plane[], kernel: Matrix, { display, hues }: MapLook, pauseIfDue: () => Promise<void>): Promise<DrawnMap> {
  const width = bands[0]!.width
  const height = bands.reduce((sum, band) => sum + band.height, 0)
  const scale = scaleOf(kernel, bands.map(({ values }) => values), display)

  const shrink = Math.max(1, width / MAX_DRAWN_WIDTH)
  const context = readableCanvas({ width: Math.ceil(width / shrink), height: Math.ceil(height / shrink) })
  let top = 0
  for (const band of bands) {
    const piece = readableCanvas(band)
    piece.putImageData(new ImageData(coloursOf(band.values, scale, hues), band.width, band.height), 0, 0)
    context.drawImage(piece.canvas, 0, top / shrink, width / shrink, band.height / shrink)
    top += band.height
    await pauseIfDue()
  }
  return { canvas: context.canvas, scale }
}

/** Draws a picture as it is. */
export function drawPicture(plane: Plane, context = readableCanvas(plane)): HTMLCanvasElement {
  const black = [0, 0, 0] as const
  const pixels = coloursOf(plane.values, { kind: 'brightness', peak: 1 }, { negative: black, zero: black, positive: black, max: black })
  context.putImageData(new ImageData(pixels, plane.width, plane.height), 0, 0)
  return context.canvas
}
