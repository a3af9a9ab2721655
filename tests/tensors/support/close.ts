import type { Matrix } from '../../../demos/shared/lecture-numbers'
import * as tf from '@tensorflow/tfjs-core'
import { expect } from 'vitest'

/** Cell by cell to 1e-5, and of one shape. */
export function expectClose(actual: Matrix, expected: Matrix): void {
  expect(actual.map(row => row.length)).toEqual(expected.map(row => row.length))
  const furthest = Math.max(...actual.flatMap((row, i) => row.map((value, j) => Math.abs(value - expected[i]![j]!))))
  expect(furthest).toBeLessThanOrEqual(1e-5)
}

/** A software GPU takes as long for one case as the CPU does for a hundred. */
export const numRuns = () => tf.getBackend() === 'cpu' ? 100 : 12
