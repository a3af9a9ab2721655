import type { ArithmeticPart } from './arithmetic'
import { equalSign } from './arithmetic'

type Meaning = ArithmeticPart['meaning']

export const sign = (text: string): ArithmeticPart => ({ text })

/** What writes arithmetic whose numbers are all printed in one way, such as with three digits. */
export function printedParts(textOf: (value: number) => string) {
  /** A number as it is printed. */
  const asPrinted = (value: number) => Number(textOf(value).replaceAll('−', '-'))
  const number = (value: number, meaning?: Meaning, strong = false): ArithmeticPart => ({ text: textOf(value), meaning, strong })
  /** A number after a sign: in brackets if it is negative. */
  const factor = (value: number, meaning?: Meaning): ArithmeticPart =>
    asPrinted(value) < 0 ? { text: `(${textOf(value)})`, meaning } : number(value, meaning)
  /** ` = 0.7`, with ≈ where the printed numbers come to something else. */
  const equals = (total: number, value: number, meaning?: Meaning): ArithmeticPart[] =>
    [sign(` ${equalSign(total, textOf(value))} `), number(value, meaning, true)]
  return { asPrinted, number, factor, equals }
}
