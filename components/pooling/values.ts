import type { Pooling, PoolingOptions } from '../../demos/pooling/pooling'
import type { Matrix } from '../../demos/shared/lecture-numbers'
import { lecturePoolingInput } from '../../demos/shared/lecture-numbers'
import { numberText } from '../drawing/arithmetic'
import { choiceField, matrixField, numberField, predictionFields } from '../kit/fields'

/** Cells along a side of the input, at most. */
const MAX_SIDE = 8
/** What a cell can be. */
export const CELL_RANGE = { min: -99, max: 99 }

/** What the pooling demo is set to. */
export const poolingFields = {
  input: matrixField({ default: lecturePoolingInput, ...CELL_RANGE, maxSide: MAX_SIDE }),
  poolSize: numberField({ default: 2, min: 1, max: MAX_SIDE, integer: true }),
  stride: numberField({ default: 2, min: 1, max: MAX_SIDE, integer: true }),
  kind: choiceField(['max', 'average']),
  /** The region that is looked at, counted from 1; 0 for none. */
  position: numberField({ default: 0, min: 0, max: MAX_SIDE ** 2, integer: true }),
  ...predictionFields,
}

/** What the figures draw. */
export interface PooledInput {
  input: Matrix
  options: Required<PoolingOptions>
  pooling: Pooling
  output: Matrix
  /** ∂loss/∂input for a gradient of 1 at each output. */
  gradient: Matrix
}

/** As a gradient: 1 arrives at each output. */
export const onesLike = (matrix: Matrix): Matrix => matrix.map(line => line.map(() => 1))

/**
 * What pooling can take of a feature map: its top left corner, if it is larger than the input may be.
 *
 * @returns The input, absent if a number is too great for it; and a sentence where it is not the whole map.
 */
export function poolingInputOf(featureMap: Matrix): { input?: Matrix, remark?: string } {
  const input = featureMap.slice(0, MAX_SIDE).map(row => row.slice(0, MAX_SIDE))
  const peak = Math.max(...input.flat().map(Math.abs))
  if (peak > CELL_RANGE.max)
    return { remark: `The convolution’s feature map has numbers as great as ${numberText(peak)}; a cell here takes ${numberText(CELL_RANGE.min)} to ${CELL_RANGE.max}. Choose a kernel of smaller numbers on the convolution’s slide.` }
  const [height, width] = [featureMap.length, featureMap[0]!.length]
  return height <= MAX_SIDE && width <= MAX_SIDE
    ? { input }
    : { input, remark: `Of the feature map’s ${height} × ${width} numbers these are the ${input.length} × ${input[0]!.length} at its top left.` }
}
