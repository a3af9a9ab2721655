import type { Iterate } from '../../demos/gradient-descent/gradient-descent'
import type { ArithmeticPart } from '../drawing/arithmetic'
import { equalSign } from '../drawing/arithmetic'

/** Nothing below this can be told from rounding in single precision. */
const SMALLEST = 1e-6
/** From here on two decimals would print a zero, or a row of digits. */
const SMALL = 0.005
const LARGE = 1e5

/** Two decimals, or powers of ten where these would say nothing: `−9.00`, `4.10e−4`, `−2.00e10`. */
export function decimalText(value: number): string {
  const size = Math.abs(value)
  if (size < SMALLEST)
    return '0.00'
  const text = size < SMALL || size >= LARGE ? value.toExponential(2).replace('e+', 'e') : value.toFixed(2)
  return text.replaceAll('-', '−')
}

/** A learning rate or a momentum as it was set, with two decimals or more: `0.30`, `0.0125`, `1e9`. */
export function rateText(value: number): string {
  if (value !== 0 && (value < 1e-4 || value >= LARGE))
    return value.toExponential().replace('e+', 'e').replace('-', '−')
  const text = String(Number(value.toPrecision(6)))
  return (text.split('.')[1]?.length ?? 0) < 2 ? value.toFixed(2) : text
}

export interface UpdateOptions {
  learningRate: number
  momentum: number
  /** The velocity before this step; 0 at the first. */
  velocityBefore: number
  /** Leaves the result out: it is to be guessed. */
  hidesResult?: boolean
}

const SPACE = 0.32

/** The weight after an iterate's step, −η v. */
export const weightAfter = ({ weight, velocity }: Iterate, learningRate: number) => weight - learningRate * velocity

/**
 * The next update, written out: `W₂ = 6.00 − 0.20 · 12.00 = 3.60`; with momentum the velocity before it,
 * `v₁ = 0.90 · 20.00 + 12.00 = 30.00`. A line each.
 */
export function updateLines(iterate: Iterate, { learningRate, momentum, velocityBefore, hidesResult }: UpdateOptions): ArithmeticPart[][] {
  const { step, weight, gradient, velocity } = iterate
  const next = decimalText(weightAfter(iterate, learningRate))
  const name = (letter: string, index: number, meaning: ArithmeticPart['meaning']): ArithmeticPart =>
    ({ text: letter, meaning, face: 'math', index })

  const weightLine = [
    name('W', step + 1, 'weight'),
    sign('='),
    spaced(decimalText(weight), 'weight'),
    sign('−'),
    spaced(rateText(learningRate)),
    sign('·'),
    spaced(bracketed(velocity), 'loss'),
    sign(hidesResult ? '=' : equalSign(asPrinted(weight) - learningRate * asPrinted(velocity), next)),
    hidesResult ? spaced('?') : spaced(next, 'weight'),
  ]
  if (momentum === 0)
    return [weightLine]
  return [
    [
      name('v', step, 'loss'),
      sign('='),
      spaced(rateText(momentum)),
      sign('·'),
      spaced(bracketed(velocityBefore), 'loss'),
      sign('+'),
      spaced(bracketed(gradient), 'loss'),
      sign(equalSign(momentum * asPrinted(velocityBefore) + asPrinted(gradient), decimalText(velocity))),
      spaced(decimalText(velocity), 'loss'),
    ],
    weightLine,
  ]
}

const asPrinted = (value: number) => Number(decimalText(value).replaceAll('−', '-'))
const sign = (text: string): ArithmeticPart => ({ text, space: SPACE })
const spaced = (text: string, meaning?: ArithmeticPart['meaning']): ArithmeticPart => ({ text, meaning, space: SPACE })
const bracketed = (value: number) => decimalText(value).startsWith('−') ? `(${decimalText(value)})` : decimalText(value)

/** A tick of an axis, short: `100`, `2.5e5`. */
export const tickText = (tick: number) =>
  (Math.abs(tick) >= 1e4 ? tick.toExponential().replace('e+', 'e') : String(tick)).replaceAll('-', '−')
