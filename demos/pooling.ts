import type { Matrix } from './lecture-numbers'

/** One region of the input and the maximum it leaves. */
export interface PoolingFrame {
  /** Cell of the output. */
  row: number
  column: number
  /** Values of the region in row order, shape `[poolSize²]`. */
  values: readonly number[]
  max: number
  /** Where the maximum sits in the input; of equal ones the first in row order. */
  winner: { row: number, column: number }
}

export interface Pooling {
  /** Shape `[⌊(height − poolSize) / stride⌋ + 1, ⌊(width − poolSize) / stride⌋ + 1]`. */
  output: Matrix
  /** One a cell of the output, in row order. */
  frames: readonly PoolingFrame[]
}

/**
 * The maximum of each region. Rows and columns that fill no region are dropped.
 *
 * @param input - Shape `[height, width]`.
 * @param options.poolSize - Height and width of a region, in cells.
 * @param options.stride - Distance from one region to the next, in cells.
 * @throws {RangeError} If the region does not fit into the input.
 * @see Goodfellow et al. (2016), Deep Learning, section 9.3. https://www.deeplearningbook.org
 */
export function maxPool(input: Matrix, { poolSize, stride }: { poolSize: number, stride: number }): Pooling {
  const height = input.length
  const width = input[0]?.length ?? 0
  if (poolSize > height || poolSize > width)
    throw new RangeError(`pool size (${poolSize}) is larger than the input (${height} × ${width}); use a smaller pool size`)

  const frames: PoolingFrame[] = []
  const output = starts(height, poolSize, stride).map((top, row) => starts(width, poolSize, stride).map((left, column) => {
    const values = input.slice(top, top + poolSize).flatMap(line => line.slice(left, left + poolSize))
    const max = Math.max(...values)
    const first = values.indexOf(max)
    frames.push({
      row,
      column,
      values,
      max,
      winner: { row: top + Math.floor(first / poolSize), column: left + first % poolSize },
    })
    return max
  }))
  return { output, frames }
}

/** First cells of the regions along one side. */
function starts(length: number, poolSize: number, stride: number): number[] {
  return Array.from({ length: Math.floor((length - poolSize) / stride) + 1 }, (_, index) => index * stride)
}
