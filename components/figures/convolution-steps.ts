import type { ConvolutionFrame } from '../../demos/convolution'
import type { Matrix } from '../../demos/lecture-numbers'
import type { ArithmeticPart } from './arithmetic'
import type { Cell } from './grid-geometry'
import { joinTerms, numberPart } from './arithmetic'

/** Output cells that the lecture stops at, one a click. */
export const stops: readonly Cell[] = [
  { row: 0, column: 0 },
  { row: 0, column: 1 },
  { row: 0, column: 2 },
  { row: 0, column: 4 },
  { row: 1, column: 0 },
  { row: 4, column: 4 },
]

/** The sum of products of one window, written out; the window's rows a little apart. */
export function sumOfProducts({ patch, sum }: ConvolutionFrame, kernel: Matrix): ArithmeticPart[] {
  const terms = patch.flatMap((line, i) => line.map((value, j) => {
    const strong = value * kernel[i]![j]! !== 0
    return [numberPart(value, 'input', strong), { text: '·' }, numberPart(kernel[i]![j]!, 'weight', strong)]
  }))
  const width = kernel[0]!.length
  return [
    ...joinTerms(terms, index => ({ text: ' + ', space: index % width === 0 ? 0.5 : 0 })),
    { text: ' = ', space: 0.5 },
    numberPart(sum, 'output', true),
  ]
}

/** Why the output has the size that it has. */
export function outputSize(inputSize: number, kernelSize: number): ArithmeticPart[] {
  return [
    numberPart(inputSize, 'input'),
    { text: ' − ' },
    numberPart(kernelSize, 'weight'),
    { text: ' + 1 = ' },
    numberPart(inputSize - kernelSize + 1, 'output', true),
  ]
}
