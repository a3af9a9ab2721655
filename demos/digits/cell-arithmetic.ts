import type { Matrix } from '../shared/lecture-numbers'
import type { MapCell } from './maps'
import type { Stages } from './network'
import { KERNEL_SIDE, KERNELS, partsOf, sizes } from './architecture'
import { isConvolution, mapOf, valueAt, windowOf } from './maps'

/** How the number of a cell comes about. */
export interface CellArithmetic {
  cell: MapCell
  /** What the window holds, map by map: one for pooling, as many as there are maps for a convolution. */
  windows: Matrix[]
  /** The kernel's weights for each of them; none for pooling. */
  kernels: Matrix[]
  /** The sum of the products on each map. */
  sums: number[]
  bias: number
  result: number
}

export function arithmeticOf(parameters: Float32Array, stages: Stages, cell: MapCell): CellArithmetic {
  const { stage, channel: only, row, column, side } = windowOf(cell)
  const channels = only === undefined ? range(sizes[stage]!.channels) : [only]
  const windows = channels.map(channel => mapOf(stages, stage, channel)
    .slice(row, row + side)
    .map(line => line.slice(column, column + side)))
  const result = valueAt(stages, cell)
  if (!isConvolution(cell.stage))
    return { cell, windows, kernels: [], sums: [], bias: 0, result }

  const parts = partsOf(parameters)
  const [weights, biases, count] = cell.stage === 1 ? [parts.firstKernels, parts.firstBias, KERNELS[0]] : [parts.secondKernels, parts.secondBias, KERNELS[1]]
  const kernels = channels.map(channel => range(KERNEL_SIDE).map(v => range(KERNEL_SIDE).map(u =>
    weights[((v * KERNEL_SIDE + u) * channels.length + channel) * count + cell.channel]!)))
  const sums = windows.map((cells, index) => cells.flat().reduce((sum, value, place) => sum + value * kernels[index]!.flat()[place]!, 0))
  return { cell, windows, kernels, sums, bias: biases[cell.channel]!, result }
}

const range = (length: number) => Array.from({ length }, (_, index) => index)
