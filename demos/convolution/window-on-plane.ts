import type { Matrix } from '../shared/lecture-numbers'
import type { Plane } from '../shared/plane'
import type { WindowPlaces } from '../shared/sliding-window'
import type { WindowPosition } from './convolution'

/**
 * The window that gives one pixel of a feature map, as `convolve` has it.
 *
 * @param plane - The picture.
 * @param kernel - As it is laid on: flipped, if that is asked for.
 * @param places - Of the kernel on the picture.
 * @param cell - Pixel of the feature map.
 */
export function windowOnPlane(
  plane: Plane,
  kernel: Matrix,
  { rows, columns }: { rows: WindowPlaces, columns: WindowPlaces },
  cell: { row: number, column: number },
): Pick<WindowPosition, 'top' | 'left' | 'patch' | 'products' | 'sum'> {
  const [top, left] = [rows.starts[cell.row]!, columns.starts[cell.column]!]
  const at = (row: number, column: number) =>
    row >= 0 && row < plane.height && column >= 0 && column < plane.width ? plane.values[row * plane.width + column]! : 0
  const patch = rows.offsets.map(down => columns.offsets.map(right => at(top + down, left + right)))
  const products = patch.map((line, i) => line.map((value, j) => value * kernel[i]![j]!))
  return { top, left, patch, products, sum: products.flat().reduce((sum, product) => sum + product, 0) }
}

/** The pixel of a feature map, along one side, whose window has a pixel of the picture nearest to its middle. */
export function outputAround(pixel: number, { starts, offsets }: WindowPlaces): number {
  const middle = offsets.at(-1)! / 2
  const distance = (start: number) => Math.abs(start + middle - pixel)
  return starts.reduce((best, start, index) => distance(start) < distance(starts[best]!) ? index : best, 0)
}
