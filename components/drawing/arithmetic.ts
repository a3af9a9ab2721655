import type { Matrix } from '../../demos/shared/lecture-numbers'

/** A piece of arithmetic in one colour. */
export interface ArithmeticPart {
  text: string
  meaning?: 'input' | 'weight' | 'output' | 'loss'
  strong?: boolean
  /** White space before it, in em. */
  space?: number
  /** A letter that stands for a number. */
  face?: 'math'
  /** Its number, below and smaller. */
  index?: number
}

/** Width of a digit of the font of text and of any character of the font of numbers, in em, rounded up. */
export const DIGIT_WIDTH = { text: 0.59, number: 0.635 }

/** How wide a line of arithmetic is at most in one of the two fonts, in em. */
export const widthInEm = (parts: readonly ArithmeticPart[], font: keyof typeof DIGIT_WIDTH = 'number') => parts.reduce((width, { text, face, space = 0, index }) =>
  width + space + (face === 'math' ? 1 : DIGIT_WIDTH[font] * text.length) + DIGIT_WIDTH[font] * String(index ?? '').length, 0)

/** A number with at most two decimals, for what has none in plain arithmetic may have some in single precision; with a true minus sign. */
export const numberText = (value: number) => String(Number(value.toFixed(2)) + 0).replace('-', '−')

/** A number as it is printed. */
export const asPrinted = (value: number): number => Number(value.toFixed(2))

/** The sign between printed numbers and what they come to as it is printed: ≈ where their rounding shows. */
export function equalSign(total: number, printed: string): '=' | '≈' {
  const [mantissa, exponent = '0'] = printed.replaceAll('−', '-').split('e') as [string, string?]
  const unit = 10 ** (Number(exponent) - (mantissa.split('.')[1]?.length ?? 0))
  return Math.abs(total - Number(mantissa) * 10 ** Number(exponent)) < (0.5 + 1e-6) * unit ? '=' : '≈'
}

export const numberPart = (value: number, meaning: ArithmeticPart['meaning'], strong = false): ArithmeticPart =>
  ({ text: numberText(value), meaning, strong })

/** The terms with a sign between them; `signAt` gives the sign before a term. */
export function joinTerms(terms: readonly ArithmeticPart[][], signAt: (index: number) => ArithmeticPart): ArithmeticPart[] {
  return terms.flatMap((term, index) => index === 0 ? term : [signAt(index), ...term])
}

/** The line in words, for a text alternative. */
export const inWords = (parts: readonly ArithmeticPart[]) =>
  parts.map(({ text }) => text).join('').replaceAll('·', ' times ').replaceAll('+', 'plus').replace('−', 'minus').replace('=', 'equals')

/** A matrix row by row, for a text alternative. */
export const rowsInWords = (matrix: Matrix) => matrix.map(row => row.map(numberText).join(' ')).join('; ')

const SIGNS = [[' · ', ' times '], ['·', ' times '], [' + ', ' plus '], [' − ', ' minus '], ['² ', ' squared '], [' = ', ' equals '], [' ≈ ', ' is about ']] as const

/** A line of arithmetic as it is read out. */
export const spoken = (parts: readonly ArithmeticPart[]): string =>
  SIGNS.reduce((text, [sign, word]) => text.replaceAll(sign, word), parts.map(({ text, index }) => index === undefined ? text : `${text} ${index}`).join(''))
