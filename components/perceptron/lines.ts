import type { PerceptronActivation } from '../../demos/perceptron/perceptron'
import type { ArithmeticPart } from '../drawing/arithmetic'
import type { ShownStep } from './values'
import { inputsOf } from '../../demos/perceptron/perceptron'
import { joinTerms } from '../drawing/arithmetic'
import { printedParts, sign } from '../drawing/printed-parts'
import { shortText } from '../drawing/value-text'

export const ACTIVATION_NAMES: Record<PerceptronActivation, string> = { step: 'step', sigmoid: 'sigmoid', tanh: 'tanh', relu: 'ReLU' }

const { asPrinted, number, factor, equals } = printedParts(shortText)
const letter = (text: string, meaning: ArithmeticPart['meaning'], index?: number): ArithmeticPart => ({ text, meaning, face: 'math', index })

const HIDDEN = sign('?')

/** Forward: the sum, f of it, and what should have come out. */
export function forwardLines({ training, x, weights, sum, y, target, isHidden }: ShownStep): ArithmeticPart[][] {
  const inputs = inputsOf(x)
  const terms = inputs.map((input, index) => [index === 0 ? number(input, 'input') : factor(input, 'input'), sign('·'), factor(weights[index]!, 'weight')])
  const total = inputs.reduce((total, input, index) => total + asPrinted(input) * asPrinted(weights[index]!), 0)
  return [
    [sign('Σ = '), ...joinTerms(terms, () => sign(' + ')), ...isHidden ? [sign(' = '), HIDDEN] : equals(total, sum)],
    [letter('y', 'output'), sign(` = ${ACTIVATION_NAMES[training.activation]}(`), isHidden ? HIDDEN : number(sum), sign(') = '), isHidden ? HIDDEN : number(y, 'output', true)],
    ...target === undefined ? [] : [[sign(`ŷ = ${shortText(target)}`)]],
  ]
}

/** The update: what the three weights share, and then each of them; none where it is hidden. */
export function updateLines({ training: { learningRate }, step, x, isHidden }: ShownStep): ArithmeticPart[][] {
  if (!step || isHidden)
    return []
  const { y, target, slope, before, after } = step
  const shared = learningRate * 2 * (y - target) * slope
  return [
    [
      letter('δ', 'loss'),
      sign(' = '),
      number(learningRate),
      sign('·2·('),
      number(y, 'output'),
      sign(` − ${target < 0 ? `(${shortText(target)})` : shortText(target)})·`),
      number(slope),
      ...equals(asPrinted(learningRate) * 2 * (asPrinted(y) - target) * asPrinted(slope), shared, 'loss'),
    ],
    ...inputsOf(x).map((input, index) => [
      letter('W', 'weight', index),
      sign(' ← '),
      number(before[index]!, 'weight'),
      sign(' − '),
      factor(shared, 'loss'),
      sign('·'),
      factor(input, 'input'),
      ...equals(asPrinted(before[index]!) - asPrinted(shared) * asPrinted(input), after[index]!, 'weight'),
    ]),
  ]
}

/** The same in letters: η times the derivative of (y − ŷ)² by a weight is δ times its input. */
export const UPDATE_FORMULA = 'W_d ← W_d − δ x_d, δ = η · 2 (y − ŷ) f′'
