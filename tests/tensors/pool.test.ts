import type { Matrix } from '../../demos/shared/lecture-numbers'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pool, poolGradient } from '../../demos/pooling/pool-tensors'
import { InputError } from '../../demos/shared/input-error'
import { lecturePoolingInput } from '../../demos/shared/lecture-numbers'
import { matrixOf, planeOf } from '../../demos/shared/plane'
import { fraction, matrixOf as anyMatrix, poolingCase } from './support/cases'
import { expectClose, numRuns } from './support/close'
import { finiteDifferences, greatest, mean, ofEachRegion, weighted } from './support/definitions'

const kinds = [['max', greatest], ['average', mean]] as const

describe.each(kinds)('pooling by the %s', (kind, summary) => {
  it('is the definition', async () => {
    await fc.assert(fc.asyncProperty(poolingCase(fraction), async ({ input, ...options }) => {
      expectClose(matrixOf(await pool(planeOf(input), { ...options, kind })), ofEachRegion(input, options, summary))
    }), { numRuns: numRuns() })
  })

  it('goes back as the outputs’ slope, measured by nudging every cell', async () => {
    const caseAndUpstream = poolingCase(fraction)
      .filter(({ input }) => areApart(input))
      .chain(one => fc.record({
        one: fc.constant(one),
        upstream: anyMatrix(fraction, ...sizeOf(ofEachRegion(one.input, one, summary))),
      }))
    await fc.assert(fc.asyncProperty(caseAndUpstream, async ({ one: { input, ...options }, upstream }) => {
      const loss = (input: Matrix) => weighted(ofEachRegion(input, options, summary), upstream)
      const gradient = await poolGradient(planeOf(input), planeOf(upstream), { ...options, kind })
      expectClose(matrixOf(gradient), finiteDifferences(loss, input))
    }), { numRuns: numRuns() })
  })
})

describe('max-pooling', () => {
  it('gives the lecture’s output, and puts regions side by side unless it is told a stride', async () => {
    expect(matrixOf(await pool(planeOf(lecturePoolingInput), { poolSize: 2 }))).toEqual([[2, 3], [8, 6]])
  })

  // tfjs alone hands the gradient to the first of them on cpu and to the last on webgpu.
  it('goes back to the first of equal winners on every backend', async () => {
    const gradient = await poolGradient(planeOf([[4, 4, -1, -1], [4, 4, -1, -1]]), planeOf([[1, 2]]), { poolSize: 2 })
    expect(matrixOf(gradient)).toEqual([[1, 0, 2, 0], [0, 0, 0, 0]])
  })

  it('refuses what cannot be pooled', async () => {
    await expect(pool(planeOf([[1, 2]]), { poolSize: 2 }))
      .rejects.toThrow(new InputError('kernel size (2) is larger than the input (1 × 2); use a smaller kernel'))
    await expect(pool(planeOf([[1, 2]]), { poolSize: 1, stride: 0 }))
      .rejects.toThrow(new RangeError('stride must be an integer of at least 1; got 0'))
    await expect(poolGradient(planeOf([[1, 2], [3, 4]]), planeOf([[1, 2]]), { poolSize: 2 }))
      .rejects.toThrow(new RangeError('upstream gradient must be shaped like the output (1 × 1); got 1 × 2'))
  })
})

/** A nudge must not change who wins. */
function areApart(input: Matrix): boolean {
  const sorted = input.flat().toSorted((a, b) => a - b)
  return sorted.every((value, index) => index === 0 || value - sorted[index - 1]! > 1e-3)
}

function sizeOf(matrix: Matrix): [number, number] {
  return [matrix.length, matrix[0]!.length]
}
