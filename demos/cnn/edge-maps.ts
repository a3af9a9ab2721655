import type { Matrix } from '../shared/lecture-numbers'
import { convolve } from '../convolution/convolution'
import { maxPool } from '../pooling/pooling'

/*
 * What a small convolutional network would see of an image if its kernels were edges: no weight here is learned. It
 * gives a picture of a network true feature maps to show.
 */

/** A kernel that answers where the image gets brighter in a direction; 0 is to the right, π/2 downwards. */
export function edgeKernel(side: number, direction: number): Matrix {
  const offsets = Array.from({ length: side }, (_, index) => index - (side - 1) / 2)
  return offsets.map(v => offsets.map(u =>
    (u * Math.cos(direction) + v * Math.sin(direction)) * Math.exp(-(u ** 2 + v ** 2) / side)))
}

/** Directions of `count` kernels, all round. */
export const edgeDirections = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => Math.PI / 2 + index / count * 2 * Math.PI)

/** f(input ∗ kernel) with the rectifier as f, summed over the maps. Each map has a kernel of its own. */
export function convolveMaps(maps: readonly Matrix[], kernels: readonly Matrix[]): Matrix {
  const [first, ...rest] = maps.map((map, index) => convolve(map, kernels[index]!).output)
  return first!.map((line, row) => line.map((value, column) =>
    Math.max(0, rest.reduce((sum, output) => sum + output[row]![column]!, value))))
}

export const poolMap = (map: Matrix, poolSize: number): Matrix => maxPool(map, { poolSize, stride: poolSize }).output
