import type { Convolution, WindowPosition, ConvolutionOptions } from '../../demos/convolution/convolution'
import type { Matrix } from '../../demos/shared/lecture-numbers'
import type { WindowPlaces } from '../../demos/shared/sliding-window'
import type { ArithmeticPart } from '../drawing/arithmetic'
import type { LookedAtCell } from '../drawing/grid-geometry'
import { asPrinted, equalSign, joinTerms, numberPart, numberText, widthInEm } from '../drawing/arithmetic'

/** Windows that the lecture stops at, one per click, counted from 1 in row order. */
export const stops: readonly number[] = [1, 2, 3, 5, 6, 25]

/** Cells of the input under a window, those of the padding included, each with its weight. */
export const windowCells = ({ rows, columns, kernel }: Convolution, { top, left }: WindowPosition): Required<LookedAtCell>[] =>
  rows.offsets.flatMap((down, i) => columns.offsets.map((right, j) => ({ row: top + down, column: left + right, factor: kernel[i]![j]! })))

/** A factor, in brackets if a sign would meet another. */
const factor = (value: number, meaning: ArithmeticPart['meaning'], strong: boolean): ArithmeticPart =>
  ({ text: value < 0 ? `(${numberText(value)})` : numberText(value), meaning, strong })

/** The sum, or a question mark where it is asked for. */
export const total = (sum: number, isAsked: boolean): ArithmeticPart =>
  ({ ...numberPart(sum, 'output', true), ...isAsked && { text: '?' } })

/**
 * The sum of products of one window, written out; the window's rows a little apart.
 *
 * @param kernel - As it is laid on.
 * @param isAsked - A question mark instead of the sum.
 */
export function sumOfProducts({ patch, sum }: WindowPosition, kernel: Matrix, isAsked = false): ArithmeticPart[] {
  const terms = patch.flatMap((line, i) => line.map((value, j) => product(value, kernel[i]![j]!)))
  const width = kernel[0]!.length
  return [
    ...joinTerms(terms, index => ({ text: ' + ', space: index % width === 0 ? 0.5 : 0 })),
    { text: ` ${signOfSum({ patch, sum }, kernel)} `, space: 0.5 },
    total(sum, isAsked),
  ]
}

/** The sign between the printed products of a window and their sum. */
export const signOfSum = ({ patch, sum }: Pick<WindowPosition, 'patch' | 'sum'>, kernel: Matrix) =>
  equalSign(sumOf(patch.flatMap((line, i) => line.map((value, j) => asPrinted(value) * asPrinted(kernel[i]![j]!)))), numberText(sum))

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/** One product of the window. */
export function product(value: number, weight: number): ArithmeticPart[] {
  const strong = value * weight !== 0
  return [factor(value, 'input', strong), { text: '·' }, factor(weight, 'weight', strong)]
}

/** A window that is too large to be written out: the sums of its rows, and theirs. */
export function sumOfRows({ products, sum }: WindowPosition, isAsked = false): ArithmeticPart[] {
  const sums = products.map(sumOf)
  const terms = sums.map(rowSum => [factor(rowSum, undefined, false)])
  const sign = equalSign(sumOf(sums.map(asPrinted)), numberText(sum))
  return [{ text: 'row by row: ' }, ...joinTerms(terms, () => ({ text: ' + ' })), { text: ` ${sign} ` }, total(sum, isAsked)]
}

/** Why the output has the size that it has: one formula a side, or one for both if they are alike; short where nothing but the kernel matters. */
export function sizeFormulas(
  input: Matrix,
  { kernel, rows, columns }: Convolution,
  { stride = 1, dilation = 1, padding = 0 }: ConvolutionOptions,
  mayBeShort = true,
): { side: string, parts: ArithmeticPart[] }[] {
  const isShort = mayBeShort && stride === 1 && dilation === 1 && padding === 0
  const formula = (inputSize: number, kernelSize: number, { starts, before, after }: WindowPlaces): ArithmeticPart[] => {
    const [n, k, result] = [numberPart(inputSize, 'input'), numberPart(kernelSize, 'weight'), numberPart(starts.length, 'output', true)]
    if (isShort)
      return [n, { text: ' − ' }, k, { text: ' + 1 = ' }, result]
    const zeros = typeof padding === 'number' ? `2·${padding}` : `(${before} + ${after})`
    return [{ text: '⌊(' }, n, { text: ` + ${zeros} − ${dilation}·(` }, k, { text: ` − 1) − 1) / ${stride}⌋ + 1 = ` }, result]
  }
  const down = { side: 'Rows', parts: formula(input.length, kernel.length, rows) }
  const across = { side: 'Columns', parts: formula(input[0]!.length, kernel[0]!.length, columns) }
  return textOf(down.parts) === textOf(across.parts) ? [{ ...down, side: 'Size' }] : [down, across]
}

const textOf = (parts: readonly ArithmeticPart[]) => parts.map(({ text }) => text).join('')

/** The largest type, between two bounds, in which a line of arithmetic is no wider than that. */
export function fittingFont(parts: readonly ArithmeticPart[], width: number, { max, min }: { max: number, min: number }): number {
  return Math.max(min, Math.min(max, Math.floor(width / widthInEm(parts))))
}
