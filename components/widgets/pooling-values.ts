import type { Matrix } from '../../demos/lecture-numbers'
import type { Fields } from '../composables/fields'
import { lecturePoolingInput } from '../../demos/lecture-numbers'
import { choiceField, flagField, matrixField, numberField } from '../composables/fields'

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

export const poolingFields: Fields<PoolingValues> = {
  input: matrixField({ fallback: lecturePoolingInput, least: -99, most: 99, mostSide: largest }),
  poolSize: numberField({ fallback: 2, least: 1, most: largest, whole: true }),
  stride: numberField({ fallback: 2, least: 1, most: largest, whole: true }),
  kind: choiceField(['max', 'average']),
  position: numberField({ fallback: 0, least: 0, most: largest ** 2, whole: true }),
  predict: flagField(),
}
