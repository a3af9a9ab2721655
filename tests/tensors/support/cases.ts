import type { ConvolutionOptions } from '../../../demos/convolution/convolution'
import type { Matrix } from '../../../demos/shared/lecture-numbers'
import type { Zeros } from './definitions'
import * as fc from 'fast-check'
import { between } from '../../support/between'
import { crossCorrelation, padded, rotatedBy180, sameZeros } from './definitions'

/** Small integers, so that sums are exact. */
export const digit = fc.integer({ min: -9, max: 9 })

/** Numbers whose sums single precision holds to 1e-5. */
export const fraction = between(-1, 1)

export function matrixOf(cell: fc.Arbitrary<number>, rows: number, columns: number): fc.Arbitrary<number[][]> {
  return fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
}

export interface ConvolutionCase {
  input: Matrix
  kernel: Matrix
  otherKernel: Matrix
  options: Required<ConvolutionOptions>
}

/** An input, two kernels of one shape that fit into it once it is padded, and every option. */
export const convolutionCase = (cell: fc.Arbitrary<number>): fc.Arbitrary<ConvolutionCase> => fc.record({
  kernelHeight: fc.integer({ min: 1, max: 4 }),
  kernelWidth: fc.integer({ min: 1, max: 4 }),
  moreRows: fc.nat(4),
  moreColumns: fc.nat(4),
  padding: fc.oneof(fc.nat(3), fc.constantFrom('same' as const, 'valid' as const)),
  stride: fc.integer({ min: 1, max: 3 }),
  dilation: fc.integer({ min: 1, max: 2 }),
  flipKernel: fc.boolean(),
}).chain(({ kernelHeight, kernelWidth, moreRows, moreColumns, ...options }) => {
  const around = options.padding === 'valid' ? 0 : options.padding
  const least = (kernelSide: number) => around === 'same' ? 1 : Math.max(1, (kernelSide - 1) * options.dilation + 1 - 2 * around)
  return fc.record({
    input: matrixOf(cell, least(kernelHeight) + moreRows, least(kernelWidth) + moreColumns),
    kernel: matrixOf(cell, kernelHeight, kernelWidth),
    otherKernel: matrixOf(cell, kernelHeight, kernelWidth),
    options: fc.constant(options),
  })
})

export function zerosOf({ input, kernel, options: { padding, stride, dilation } }: ConvolutionCase): Zeros {
  if (padding !== 'same') {
    const around = padding === 'valid' ? 0 : padding
    return { top: around, bottom: around, left: around, right: around }
  }
  const down = sameZeros(input.length, (kernel.length - 1) * dilation + 1, stride)
  const across = sameZeros(input[0]!.length, (kernel[0]!.length - 1) * dilation + 1, stride)
  return { top: down.before, bottom: down.after, left: across.before, right: across.after }
}

/** What the definition makes of a case. */
export function convolutionOf(one: ConvolutionCase): number[][] {
  const { input, kernel, options } = one
  return crossCorrelation(padded(input, zerosOf(one)), options.flipKernel ? rotatedBy180(kernel) : kernel, options)
}

export interface PoolingCase {
  input: Matrix
  poolSize: number
  stride: number
}

/** An input, and regions that fit into it; some rows and columns may be left over. */
export const poolingCase = (cell: fc.Arbitrary<number>): fc.Arbitrary<PoolingCase> => fc.record({
  poolSize: fc.integer({ min: 1, max: 3 }),
  stride: fc.integer({ min: 1, max: 4 }),
  moreRows: fc.nat(3),
  moreColumns: fc.nat(3),
}).chain(({ poolSize, stride, moreRows, moreColumns }) => fc.record({
  input: matrixOf(cell, poolSize + moreRows, poolSize + moreColumns),
  poolSize: fc.constant(poolSize),
  stride: fc.constant(stride),
}))
