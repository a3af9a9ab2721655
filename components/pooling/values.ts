import type { Matrix } from '../../demos/shared/lecture-numbers'
import type { Fields } from '../kit/fields'
import { lecturePoolingInput } from '../../demos/shared/lecture-numbers'
import { numberText } from '../drawing/arithmetic'
import { choiceField, flagField, matrixField, numberField } from '../kit/fields'

/** What the pooling demo is set to. */
export interface PoolingValues {
  input: Matrix
  poolSize: number
  stride: number
  kind: 'max' | 'average'
  /** The region that is looked at, counted from 1; 0 for none. */
  position: number
  /** Hides the output from that region on. */
  predict: boolean
}

/** Most cells a side. */
export const largest = 8
/** The greatest magnitude of a cell. */
export const greatest = 99

export const poolingFields: Fields<PoolingValues> = {
  input: matrixField({ fallback: lecturePoolingInput, least: -greatest, most: greatest, mostSide: largest }),
  poolSize: numberField({ fallback: 2, least: 1, most: largest, whole: true }),
  stride: numberField({ fallback: 2, least: 1, most: largest, whole: true }),
  kind: choiceField(['max', 'average']),
  position: numberField({ fallback: 0, least: 0, most: largest ** 2, whole: true }),
  predict: flagField(),
}

/**
 * What pooling can take of a feature map: its top left corner, if it is larger than the input may be.
 *
 * @returns The input, absent if a number is too great for it; and a sentence where it is not the whole map.
 */
export function poolingInputOf(featureMap: Matrix): { input?: Matrix, remark?: string } {
  const input = featureMap.slice(0, largest).map(row => row.slice(0, largest))
  const peak = Math.max(...input.flat().map(Math.abs))
  if (peak > greatest)
    return { remark: `The convolution’s feature map has numbers as great as ${numberText(peak)}; a cell here takes −${greatest} to ${greatest}. Choose a kernel of smaller numbers on the convolution’s frame.` }
  const [height, width] = [featureMap.length, featureMap[0]!.length]
  return height <= largest && width <= largest
    ? { input }
    : { input, remark: `Of the feature map’s ${height} × ${width} numbers these are the ${input.length} × ${input[0]!.length} at its top left.` }
}
