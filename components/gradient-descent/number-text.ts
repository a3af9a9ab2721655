import type { Iterate } from '../../demos/gradient-descent/gradient-descent'
import type { ArithmeticPart } from '../drawing/arithmetic'
import type { ShownRun } from './values'
import { hasEscaped } from '../../demos/gradient-descent/gradient-descent'
import { equalSign } from '../drawing/arithmetic'
import { printedParts, sign } from '../drawing/printed-parts'

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

/** The weight after an iterate's step, −η v. */
export const weightAfter = ({ weight, velocity }: Iterate, learningRate: number) => weight - learningRate * velocity

const { asPrinted, number, factor } = printedParts(decimalText)
const letter = (text: string, index: number, meaning: ArithmeticPart['meaning']): ArithmeticPart => ({ text, meaning, face: 'math', index })
const spaced = (parts: readonly ArithmeticPart[]) => parts.map((part, index) => index === 0 ? part : { ...part, space: 0.32 })

/**
 * An update, written out: the first, as the talk does, or the one that comes, or the one that led out of bounds.
 * `W₂ = 6.00 − 0.20 · 12.00 = 3.60`; with momentum the velocity before it, `v₁ = 0.90 · 20.00 + 12.00 = 30.00`. A line each.
 */
export function updateLines({ iterates, position, learningRate, momentum, writesFirst, hidesNext }: ShownRun): ArithmeticPart[][] {
  const isOver = hasEscaped(iterates[position]!)
  const index = writesFirst ? 0 : isOver ? position - 1 : position
  const iterate = iterates[index]!
  const { step, weight, gradient, velocity } = iterate
  const velocityBefore = iterates[index - 1]?.velocity ?? 0
  const next = weightAfter(iterate, learningRate)

  const weightLine = [
    letter('W', step + 1, 'weight'),
    sign('='),
    number(weight, 'weight'),
    sign('−'),
    sign(rateText(learningRate)),
    sign('·'),
    factor(velocity, 'loss'),
    ...hidesNext && !isOver
      ? [sign('='), sign('?')]
      : [sign(equalSign(asPrinted(weight) - learningRate * asPrinted(velocity), decimalText(next))), number(next, 'weight')],
  ]
  const velocityLine = [
    letter('v', step, 'loss'),
    sign('='),
    sign(rateText(momentum)),
    sign('·'),
    factor(velocityBefore, 'loss'),
    sign('+'),
    factor(gradient, 'loss'),
    sign(equalSign(momentum * asPrinted(velocityBefore) + asPrinted(gradient), decimalText(velocity))),
    number(velocity, 'loss'),
  ]
  return (momentum === 0 ? [weightLine] : [velocityLine, weightLine]).map(spaced)
}

/** A tick of an axis, short: `100`, `2.5e5`. */
export const tickText = (tick: number) =>
  (Math.abs(tick) >= 1e4 ? tick.toExponential().replace('e+', 'e') : String(tick)).replaceAll('-', '−')
