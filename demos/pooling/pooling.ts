import type { Matrix } from '../shared/lecture-numbers'
import type { WindowPlaces } from '../shared/sliding-window'
import { requireMatrix, requireIntegers } from '../shared/checks'
import { InputError } from '../shared/input-error'
import { windowPlaces } from '../shared/sliding-window'

export interface PoolingOptions {
  /** Height and width of a region, in cells. */
  poolSize: number
  /** Distance from one region to the next, in cells. Default: the pool size, so that regions lie side by side. */
  stride?: number
  /** What a region leaves. Default 'max'. */
  kind?: 'max' | 'average'
}

/** One region of the input and what it leaves. */
export interface PooledRegion {
  /** Cell of the output. */
  row: number
  column: number
  /** Cell of the input at the region's top-left. */
  top: number
  left: number
  /** Values of the region in row order, shape `[poolSize²]`. */
  values: readonly number[]
  max: number
  /** Where the maximum sits in the input; of equal ones the first in row order. */
  winner: { row: number, column: number }
  average: number
  /** The maximum or the average, as was asked for. */
  value: number
}

export interface Pooling {
  /** Shape `[⌊(height − poolSize) / stride⌋ + 1, ⌊(width − poolSize) / stride⌋ + 1]`. */
  output: Matrix
  /** One per cell of the output, in row order. */
  pooledRegions: readonly PooledRegion[]
  /** Places of the region down the input and across it; rows and columns that fill no region are in `unread`. */
  rows: WindowPlaces
  columns: WindowPlaces
}

/**
 * The maximum or the average of each region. Rows and columns that fill no region are dropped, and named.
 *
 * @param input - Shape `[height, width]`.
 * @throws {RangeError} If the region does not fit into the input, a cell is not finite, or an option is not an integer
 * of at least 1.
 * @see Goodfellow et al. (2016), Deep Learning, section 9.3. https://www.deeplearningbook.org
 */
export function pool(input: Matrix, { poolSize, stride = poolSize, kind = 'max' }: PoolingOptions): Pooling {
  const { rows, columns } = regionPlaces(requireMatrix('input', input), { poolSize, stride })

  const pooledRegions: PooledRegion[] = []
  const output = rows.starts.map((top, row) => columns.starts.map((left, column) => {
    const values = input.slice(top, top + poolSize).flatMap(line => line.slice(left, left + poolSize))
    const max = Math.max(...values)
    const first = values.indexOf(max)
    const average = values.reduce((total, value) => total + value, 0) / values.length
    const value = kind === 'max' ? max : average
    pooledRegions.push({
      row,
      column,
      top,
      left,
      values,
      max,
      winner: { row: top + Math.floor(first / poolSize), column: left + first % poolSize },
      average,
      value,
    })
    return value
  }))
  return { output, pooledRegions, rows, columns }
}

/** The maximum of each region: `pool` of the kind that the lecture shows. */
export const maxPool = (input: Matrix, options: Omit<PoolingOptions, 'kind'>): Pooling => pool(input, { ...options, kind: 'max' })

/**
 * The backward pass: how much each cell of the input had its part in the outputs. A maximum hands its gradient to its winner,
 * an average shares it out equally; where regions overlap, the shares add up.
 *
 * @param input - Shape `[height, width]`.
 * @param upstream - ∂loss/∂output, shaped like the output.
 * @returns ∂loss/∂input, shape `[height, width]`.
 * @throws {RangeError} As `pool` does, or if the upstream gradient is not shaped like the output.
 */
export function poolGradient(input: Matrix, upstream: Matrix, options: PoolingOptions): Matrix {
  const { pooledRegions, rows, columns } = pool(input, options)
  requireSameShape({ rows, columns }, requireMatrix('upstream gradient', upstream))

  const gradient = input.map(line => line.map(() => 0))
  for (const { row, column, top, left, values, winner } of pooledRegions) {
    const arriving = upstream[row]![column]!
    if (options.kind === 'average') {
      values.forEach((_, index) => {
        gradient[top + Math.floor(index / options.poolSize)]![left + index % options.poolSize]! += arriving / values.length
      })
    }
    else {
      gradient[winner.row]![winner.column]! += arriving
    }
  }
  return gradient
}

/** Places of a pooling region on an input, down and across. Throws as `pool` does. */
export function regionPlaces(
  { height, width }: { height: number, width: number },
  { poolSize, stride = poolSize }: PoolingOptions,
): { rows: WindowPlaces, columns: WindowPlaces } {
  requireIntegers({ 'kernel size': poolSize, stride }, 1)
  if (poolSize > height || poolSize > width)
    throw new InputError(`kernel size (${poolSize}) is larger than the input (${height} × ${width}); use a smaller kernel`)
  return {
    rows: windowPlaces(height, { windowSize: poolSize, stride }),
    columns: windowPlaces(width, { windowSize: poolSize, stride }),
  }
}

/** @throws {RangeError} If the upstream gradient has not one number a region. */
export function requireSameShape(
  { rows, columns }: { rows: WindowPlaces, columns: WindowPlaces },
  upstream: { height: number, width: number },
): void {
  if (upstream.height !== rows.starts.length || upstream.width !== columns.starts.length)
    throw new RangeError(`upstream gradient must be shaped like the output (${rows.starts.length} × ${columns.starts.length}); got ${upstream.height} × ${upstream.width}`)
}
