import type { Convolution, ConvolutionOptions } from '../../demos/convolution/convolution'
import type { Matrix } from '../../demos/shared/lecture-numbers'
import { convolve } from '../../demos/convolution/convolution'
import { isOwnRotation } from '../../demos/convolution/kernels'
import { numberText } from '../drawing/arithmetic'

const span = (start: number, offsets: readonly number[]) =>
  offsets.length === 1 ? `${start + 1}` : `${start + 1} to ${start + offsets.at(-1)! + 1}`

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

/** What the window that is looked at does, for those who do not see it. */
export function sayWindow({ windowPositions, rows, columns }: Convolution, { position, known }: { position: number, known: number }): string {
  const windowPosition = windowPositions[position - 1]
  if (!windowPosition)
    return `The output has ${counted(rows.starts.length, 'row')} and ${counted(columns.starts.length, 'column')}.`
  const place = `Window ${position} of ${windowPositions.length}, rows ${span(windowPosition.top, rows.offsets)}, columns ${span(windowPosition.left, columns.offsets)} of the input`
  if (known < position)
    return `${place}: what is the sum of the products?`
  const products = windowPosition.products.flat().filter(product => product !== 0).map(numberText)
  return products.length === 0
    ? `${place}: all products are 0, and so is their sum.`
    : `${place}: the products that are not 0 are ${products.join(', ')}; their sum is ${numberText(windowPosition.sum)}.`
}

/** Which rows and columns no window reads, or nothing if all are read. */
export function sayUnread({ rows, columns }: Convolution, { stride = 1 }: ConvolutionOptions): string | undefined {
  const parts = [
    rows.unread.length > 0 && counted(rows.unread.length, 'row'),
    columns.unread.length > 0 && counted(columns.unread.length, 'column'),
  ].filter(Boolean)
  return parts.length > 0
    ? `With stride ${stride}, no window reads ${parts.join(' and ')} of the input (hatched).`
    : undefined
}

/** What turning the kernel by 180° changes: convolution proper against cross-correlation. */
export function sayFlip(input: Matrix, kernel: Matrix, options: ConvolutionOptions): string {
  const [plain, turned] = [false, true].map(flipKernel => convolve(input, kernel, { ...options, flipKernel }).windowPositions)
  const names = options.flipKernel
    ? 'Flipped: convolution as mathematics defines it.'
    : 'Not flipped: cross-correlation, which deep-learning libraries call convolution.'
  if (isOwnRotation(kernel))
    return `${names} Here both give the same, since K is its own rotation by 180°.`
  const different = plain!.filter(({ sum }, index) => sum !== turned![index]!.sum).length
  return `${names} The other way, ${different} of ${plain!.length} outputs would be different.`
}

/** What the matrix W is made of, and which of its columns count for the row that is lit. */
export function sayMatrix(weights: Matrix, kernel: Matrix, position: number): string {
  const entries = weights.flat()
  const nonzero = entries.filter(weight => weight !== 0).length
  const shared = kernel.flat().filter(weight => weight !== 0).length
  const isCut = nonzero < shared * weights.length
  const whole = `W has ${weights.length} × ${weights[0]!.length} = ${entries.length} entries; ${nonzero} of them are not 0: the same ${shared} weights in every row${isCut ? ', less those that lie on the padding' : ''}.`
  const row = weights[position - 1]
  if (!row)
    return whole
  const terms = row.flatMap((weight, column) => weight === 0 ? [] : [`${numberText(weight)} in column ${column + 1}`])
  return `${whole} Row ${position}: ${terms.join(', ') || 'zeros alone'}.`
}
