import type { SlidingLayer } from './layer-sizes'
import { requireIntegers } from './checks'
import { outputSize, spanOf } from './layer-sizes'

/**
 * Zeros around the input: so many at each side; none ('valid'); or, as TensorFlow understands 'same', so few that the
 * output has ⌈n / s⌉ cells a side. If these cannot be shared out evenly, the odd one goes to the end.
 */
export type Padding = number | 'valid' | 'same'

export interface WindowOptions {
  /** Default 0. */
  padding?: Padding
  /** Distance from one place of the window to the next, in cells. Default 1. */
  stride?: number
  /** Distance from one cell of the window to the next. Default 1. */
  dilation?: number
}

/** Where a window lies along one side of its input. Cells of the input are counted from 0; those before it are padding. */
export interface WindowPlaces {
  /** First cell under the window, place by place. */
  starts: readonly number[]
  /** Cells under the window, counted from its first: 0, d, 2d … */
  offsets: readonly number[]
  /** Zeros before the first cell of the input. */
  before: number
  /** Zeros after the last cell of the input. */
  after: number
  /** Cells of the input that no place reads: a strip at the end if the stride does not divide, gaps if it is too large. */
  unread: readonly number[]
}

/**
 * All places of a window along one side.
 *
 * @param inputSize - Cells along the side.
 * @param options.windowSize - Cells of the window along that side.
 * @param name - What the window is, for the error's sentence.
 * @throws {RangeError} If the window does not fit, or a number is not an integer in its range.
 */
export function windowPlaces(
  inputSize: number,
  { windowSize, padding = 0, stride = 1, dilation = 1 }: WindowOptions & { windowSize: number },
  name = 'window',
): WindowPlaces {
  requireIntegers({ inputSize, windowSize, stride, dilation }, 1)
  const { places, zeros } = padding === 'same'
    ? samePadding(inputSize, spanOf(windowSize, dilation), stride)
    : evenPadding(inputSize, { windowSize, stride, padding: padding === 'valid' ? 0 : padding, dilation }, name)

  const before = Math.floor(zeros / 2)
  const starts = range(places).map(place => place * stride - before)
  const offsets = range(windowSize).map(cell => cell * dilation)
  const read = new Set(starts.flatMap(start => offsets.map(offset => start + offset)))
  return { starts, offsets, before, after: zeros - before, unread: range(inputSize).filter(cell => !read.has(cell)) }
}

function samePadding(inputSize: number, span: number, stride: number) {
  const places = Math.ceil(inputSize / stride)
  return { places, zeros: Math.max(0, (places - 1) * stride + span - inputSize) }
}

function evenPadding(inputSize: number, options: SlidingLayer & { padding: number }, name: string) {
  return { places: outputSize(inputSize, options, name), zeros: 2 * options.padding }
}

const range = (length: number) => Array.from({ length }, (_, index) => index)
