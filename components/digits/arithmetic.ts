import type { Stages } from '../../demos/digits/network'
import type { Matrix } from '../../demos/shared/lecture-numbers'
import type { LookedAt } from './values'
import { KERNEL_SIDE, KERNELS, partsOf, sizes } from '../../demos/digits/architecture'
import { equalSign, numberText } from '../drawing/arithmetic'
import { isConvolution, mapOf, valueAt, windowOf } from './maps'

/** How the number of a cell comes about. */
export interface CellArithmetic {
  cell: LookedAt
  /** What the window holds, map by map: one for pooling, as many as there are maps for a convolution. */
  windows: Matrix[]
  /** The kernel's weights for each of them; none for pooling. */
  kernels: Matrix[]
  /** The sum of the products on each map. */
  sums: number[]
  bias: number
  result: number
}

export function arithmeticOf(parameters: Float32Array, stages: Stages, cell: LookedAt): CellArithmetic {
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

/** The arithmetic in one line: "f(0.41 + 1.2 − 0.03) = 1.58", the sums over each map and the bias. */
export function sayArithmetic({ windows, kernels, sums, bias, result }: CellArithmetic): string {
  const printed = numberText(result)
  if (kernels.length === 0)
    return `max(${windows[0]!.flat().map(numberText).join(', ')}) = ${printed}`
  const terms = [...sums, bias].map(value => Number(value.toFixed(2)))
  const text = terms.map((term, index) => `${index === 0 ? (term < 0 ? '−' : '') : term < 0 ? ' − ' : ' + '}${numberText(Math.abs(term))}`).join('')
  return `max(0, ${text}) ${equalSign(Math.max(0, terms.reduce((sum, term) => sum + term, 0)), printed)} ${printed}`
}

const range = (length: number) => Array.from({ length }, (_, index) => index)
