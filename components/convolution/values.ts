import type { Convolution, ConvolutionOptions } from '../../demos/convolution/convolution'
import type { Matrix } from '../../demos/shared/lecture-numbers'
import type { Fields } from '../kit/fields'
import { lectureInput, lectureKernel } from '../../demos/shared/lecture-numbers'
import { choiceField, flagField, matrixField, numberField } from '../kit/fields'
import { stops } from './steps'

/** What the convolution demo is set to. */
export interface ConvolutionValues {
  input: Matrix
  kernel: Matrix
  padding: number
  /** As many zeros as keep the size, instead of `padding`. */
  samePadding: boolean
  stride: number
  dilation: number
  flipKernel: boolean
  /** The window that is looked at, counted from 1; 0 for none. */
  position: number
  /** Hides the output from that window on … */
  predict: boolean
  /** … until it is revealed. */
  revealed: boolean
  /** Part of the full page. */
  part: 'cells' | 'matrix' | 'picture'
  /** Where the whole picture comes from. The picture itself stays in its window. */
  source: 'scene' | 'three' | 'painting' | 'file' | 'camera'
  display: 'fitting' | 'signed' | 'magnitude'
  /** Shows some well-known kernels beside the present one. */
  several: boolean
}

/** What of it is drawn: the last that made sense. */
export interface ShownConvolution {
  input: Matrix
  /** As it is written, not as it is laid on. */
  kernel: Matrix
  options: Required<ConvolutionOptions>
  convolution: Convolution
  /** Numbers of the output from TensorFlow.js, once they are there. */
  output?: Matrix
  position: number
  /** How many cells of the output show, in row order. */
  known: number
}

/** Ranges of what can be set. Kernels that do not fit can be asked for, and are refused with the reason. */
export const LIMITS = { cell: 9, side: 9, padding: 3, stride: 6, dilation: 4 } as const

const mostPositions = (LIMITS.side + 2 * LIMITS.padding) ** 2
const cells = { least: -LIMITS.cell, most: LIMITS.cell, mostSide: LIMITS.side }

export const convolutionFields: Fields<ConvolutionValues> = {
  input: matrixField({ fallback: lectureInput, ...cells }),
  kernel: matrixField({ fallback: lectureKernel, ...cells }),
  padding: numberField({ fallback: 0, least: 0, most: LIMITS.padding, whole: true }),
  samePadding: flagField(),
  stride: numberField({ fallback: 1, least: 1, most: LIMITS.stride, whole: true }),
  dilation: numberField({ fallback: 1, least: 1, most: LIMITS.dilation, whole: true }),
  flipKernel: flagField(),
  position: numberField({ fallback: 0, least: 0, most: mostPositions, whole: true }),
  predict: flagField(),
  revealed: flagField(),
  part: choiceField(['cells', 'matrix', 'picture']),
  source: choiceField(['scene', 'three', 'painting', 'file', 'camera']),
  display: choiceField(['fitting', 'signed', 'magnitude']),
  several: flagField(),
}

/** What the talk sets at a click: the lecture's numbers, and one window after the other. */
export const scripted = (step: number): ConvolutionValues => ({
  input: lectureInput,
  kernel: lectureKernel,
  padding: 0,
  samePadding: false,
  stride: 1,
  dilation: 1,
  flipKernel: false,
  position: stops[step - 1] ?? 0,
  predict: false,
  revealed: false,
  part: 'cells',
  source: 'scene',
  display: 'fitting',
  several: false,
})

export const optionsOf = ({ padding, samePadding, stride, dilation, flipKernel }: ConvolutionValues): Required<ConvolutionOptions> =>
  ({ padding: samePadding ? 'same' : padding, stride, dilation, flipKernel })
