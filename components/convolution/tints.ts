import type { Matrix } from '../../demos/shared/lecture-numbers'

/** Weights on the diverging scale; a kernel of zeros and ones needs none. */
export const tintOfKernel = (kernel: Matrix): 'nonzero' | 'signed' =>
  kernel.flat().every(weight => weight === 0 || weight === 1) ? 'nonzero' : 'signed'

/** The greater the deeper; on the diverging scale if there are negative numbers. */
export const tintOfOutput = (output: Matrix): 'value' | 'signed' =>
  output.flat().some(value => value < 0) ? 'signed' : 'value'
