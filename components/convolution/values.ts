import type { Convolution, ConvolutionOptions } from '../../demos/convolution/convolution'
import type { Matrix } from '../../demos/shared/lecture-numbers'
import type { ValuesOf } from '../kit/fields'
import { lectureInput, lectureKernel } from '../../demos/shared/lecture-numbers'
import { choiceField, flagField, matrixField, numberField, predictionFields } from '../kit/fields'
import { stops } from './steps'

/** What the figures draw: the last valid convolution. */
export interface ShownConvolution {
  input: Matrix
  /** As it is written, not as it is laid on. */
  kernel: Matrix
  options: Required<ConvolutionOptions>
  convolution: Convolution
  output: Matrix
  /** The window that is looked at, counted from 1 in row order; 0 for none. */
  position: number
  /** How many cells of the output show, in row order. */
  known: number
}

/** Ranges of what can be set. Kernels that do not fit can be asked for, and are refused with the reason. */
export const LIMITS = { side: 9, padding: 3, stride: 6, dilation: 4 } as const

const maxPositions = (LIMITS.side + 2 * LIMITS.padding) ** 2
/** Range of a cell. */
export const CELL_RANGE = { min: -9, max: 9 } as const

/** What the convolution demo is set to. */
export const convolutionFields = {
  input: matrixField({ default: lectureInput, ...CELL_RANGE, maxSide: LIMITS.side }),
  kernel: matrixField({ default: lectureKernel, ...CELL_RANGE, maxSide: LIMITS.side }),
  padding: numberField({ default: 0, min: 0, max: LIMITS.padding, integer: true }),
  /** As many zeros as keep the size, instead of `padding`. */
  samePadding: flagField(),
  stride: numberField({ default: 1, min: 1, max: LIMITS.stride, integer: true }),
  dilation: numberField({ default: 1, min: 1, max: LIMITS.dilation, integer: true }),
  flipKernel: flagField(),
  /** The window that is looked at, counted from 1; 0 for none. */
  position: numberField({ default: 0, min: 0, max: maxPositions, integer: true }),
  ...predictionFields,
  /** Part of the full page. */
  part: choiceField(['cells', 'matrix', 'picture']),
  /** Where the whole picture comes from. The picture itself stays in its window of the browser. */
  source: choiceField(['pixels', 'scene', 'three', 'painting', 'file', 'camera']),
  display: choiceField(['fitting', 'signed', 'magnitude']),
  /** Pixel of the feature map that the loupe is on, counted from 1 in row order; 0 for the one in the middle. */
  pixel: numberField({ default: 0, min: 0, max: 2 ** 24, integer: true }),
  /** Shows some well-known kernels beside the present one. */
  several: flagField(),
}
export type ConvolutionValues = ValuesOf<typeof convolutionFields>

/** What the talk sets at a click: one window after the other, on the lecture's numbers. */
export const scripted = (click: number): Partial<ConvolutionValues> => ({ position: stops[click - 1] ?? 0 })

export const optionsOf = ({ padding, samePadding, stride, dilation, flipKernel }: ConvolutionValues): Required<ConvolutionOptions> =>
  ({ padding: samePadding ? 'same' : padding, stride, dilation, flipKernel })
