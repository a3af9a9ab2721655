import type { ArithmeticPart } from '../drawing/arithmetic'
import type { ShownNetwork } from './values'
import { weightName } from '../../demos/network/network'
import { joinTerms } from '../drawing/arithmetic'
import { printedParts } from '../drawing/printed-parts'
import { valueText } from '../drawing/value-text'

export type Pass = 'forward' | 'backward' | 'update' | 'again'

/** One number after another, as the chain rule needs them. */
export interface Stage {
  pass: Pass
  /** In letters, for `MathText`. */
  formula: string
  /** In numbers. */
  lines: readonly ArithmeticPart[][]
  /** What it brings: names of numbers in the picture. */
  brings: readonly string[]
  /** What it is for, in words: "the derivative by W(1) 1,1". */
  name: string
  /** The first number that it brings. */
  answer: number
}

/** A network and how far it has been followed, for the figure and its parts. */
export interface FollowedNetwork {
  shown: ShownNetwork
  stages: readonly Stage[]
  /** The stage that is looked at, counted from 1; 0 for none. */
  position: number
  /** How many stages' numbers show. */
  known: number
}

const UNITS = [0, 1] as const

type Meaning = ArithmeticPart['meaning']
const { asPrinted, number, factor, equals } = printedParts(valueText)
const times = (factors: readonly (readonly [value: number, meaning: Meaning])[], isFirst = true): ArithmeticPart[] =>
  joinTerms(factors.map(([value, meaning], index) => [isFirst && index === 0 ? number(value, meaning) : factor(value, meaning)]), () => ({ text: ' · ' }))
const productOf = (...factors: readonly number[]) => factors.reduce((product, value) => product * asPrinted(value), 1)

const ACTIVATIONS = { relu: 'ReLU', sigmoid: 'sigmoid', tanh: 'tanh', identity: 'f' } as const

/** From the input to the loss, back to every weight, and forward again with the updated weights. */
export function stagesOf({ example, learningRate, current, next }: ShownNetwork): readonly Stage[] {
  const { network, pass, gradient } = current
  const [first, second] = network.weights as [Float64Array, Float64Array]
  const [, hidden, output] = pass.outputs as [Float64Array, Float64Array, Float64Array]
  const [y, target] = [output[0]!, example.target[0]!]
  const [byHidden, byOutput] = [gradient.outputs[1]!, gradient.outputs[2]![0]!]
  const hue = { x: 'input', W: 'weight', y: 'output', J: 'loss' } as const

  /** W · y summed over the units before, and f of the sum. */
  const unitLines = (weights: readonly number[], before: readonly number[], meaning: Meaning, sum: number, result: number, resultMeaning: Meaning): ArithmeticPart[][] => [
    [
      ...joinTerms(weights.map((weight, index) => times([[weight, hue.W], [before[index]!, meaning]], index === 0)), () => ({ text: ' + ' })),
      ...equals(weights.reduce((total, weight, index) => total + productOf(weight, before[index]!), 0), sum, undefined),
    ],
    [{ text: `${ACTIVATIONS[network.activation]}(` }, number(sum, undefined), { text: ') = ' }, number(result, resultMeaning, true)],
  ]
  /** ∂J/∂(what leaves the unit) · f′ · what is multiplied there. */
  const chainLine = (arriving: number, slope: number, local: number, meaning: Meaning, result: number): ArithmeticPart[] =>
    [...times([[arriving, hue.J], [slope, undefined], [local, meaning]]), ...equals(productOf(arriving, slope, local), result, hue.J)]

  const forward: Stage[] = [
    ...UNITS.map((unit): Stage => ({
      pass: 'forward',
      formula: `y_${unit + 1}^{(1)} = f(W_{${unit + 1},1}^{(1)} x_1 + W_{${unit + 1},2}^{(1)} x_2)`,
      lines: unitLines([...first.slice(2 * unit, 2 * unit + 2)], example.input, hue.x, pass.sums[0]![unit]!, hidden[unit]!, undefined),
      brings: [`y1.${unit}`],
      name: `the output of unit ${unit + 1}`,
      answer: hidden[unit]!,
    })),
    {
      pass: 'forward',
      formula: 'y = f(W_{1,1}^{(2)} y_1^{(1)} + W_{1,2}^{(2)} y_2^{(1)})',
      lines: unitLines([...second], [...hidden], undefined, pass.sums[1]![0]!, y, hue.y),
      brings: ['y2.0'],
      name: 'the prediction y',
      answer: y,
    },
    {
      pass: 'forward',
      formula: 'J = (y − ŷ)^2',
      lines: [lossLine(y, target, pass.loss)],
      brings: ['J'],
      name: 'the loss J',
      answer: pass.loss,
    },
  ]

  const backward: Stage[] = [
    {
      pass: 'backward',
      formula: '∂J/∂y = 2 (y − ŷ)',
      lines: [[{ text: '2 · (' }, number(y, hue.y), { text: ' − ' }, factor(target, undefined), { text: ')' }, ...equals(2 * (asPrinted(y) - asPrinted(target)), byOutput, hue.J)]],
      brings: ['dy2.0'],
      name: 'the derivative by y',
      answer: byOutput,
    },
    {
      pass: 'backward',
      formula: '∂J/∂W_{1,i}^{(2)} = ∂J/∂y · f′ · y_i^{(1)}',
      lines: UNITS.map(unit => chainLine(byOutput, gradient.slopes[1]![0]!, hidden[unit]!, undefined, gradient.weights[1]![unit]!)),
      brings: UNITS.map(unit => `dW2.${unit}`),
      name: `the derivative by ${weightName(network.sizes, 1, 0)}`,
      answer: gradient.weights[1]![0]!,
    },
    {
      pass: 'backward',
      formula: '∂J/∂y_i^{(1)} = ∂J/∂y · f′ · W_{1,i}^{(2)}',
      lines: UNITS.map(unit => chainLine(byOutput, gradient.slopes[1]![0]!, second[unit]!, hue.W, byHidden[unit]!)),
      brings: UNITS.map(unit => `dy1.${unit}`),
      name: 'the derivative by the output of unit 1',
      answer: byHidden[0]!,
    },
    ...UNITS.map((unit): Stage => ({
      pass: 'backward',
      formula: `∂J/∂W_{${unit + 1},i}^{(1)} = ∂J/∂y_${unit + 1}^{(1)} · f′ · x_i`,
      lines: UNITS.map(from => chainLine(byHidden[unit]!, gradient.slopes[0]![unit]!, example.input[from]!, hue.x, gradient.weights[0]![2 * unit + from]!)),
      brings: UNITS.map(from => `dW1.${2 * unit + from}`),
      name: `the derivative by ${weightName(network.sizes, 0, 2 * unit)}`,
      answer: gradient.weights[0]![2 * unit]!,
    })),
  ]
  if (!next)
    return [...forward, ...backward]

  /** Which weights an update's stage is about: all of W⁽²⁾, or those of W⁽¹⁾ that enter a unit. */
  const updates = [{ layer: 1, indices: [0, 1] }, { layer: 0, indices: [0, 1] }, { layer: 0, indices: [2, 3] }]
  const [nextY, nextLoss] = [next.pass.outputs[2]![0]!, next.pass.loss]
  return [
    ...forward,
    ...backward,
    ...updates.map(({ layer, indices }): Stage => ({
      pass: 'update',
      formula: 'W ← W − η ∂J/∂W',
      lines: indices.map((index) => {
        const [weight, derivative, updated] = [network.weights[layer]![index]!, gradient.weights[layer]![index]!, next.network.weights[layer]![index]!]
        return [
          number(weight, hue.W),
          { text: ' − ' },
          number(learningRate, undefined),
          { text: ' · ' },
          factor(derivative, hue.J),
          ...equals(asPrinted(weight) - productOf(learningRate, derivative), updated, hue.W),
        ]
      }),
      brings: indices.map(index => `W${layer + 1}.${index}`),
      name: `the new ${weightName(network.sizes, layer, indices[0]!)}`,
      answer: next.network.weights[layer]![indices[0]!]!,
    })),
    {
      pass: 'again',
      formula: 'J = (y − ŷ)^2',
      lines: [lossLine(nextY, target, nextLoss)],
      brings: ['y1.0 again', 'y1.1 again', 'y2.0 again', 'J again'],
      name: 'the new loss',
      answer: nextLoss,
    },
  ]
}

/** `(1.87 − 2)² = 0.0169`. */
const lossLine = (y: number, target: number, loss: number): ArithmeticPart[] => [
  { text: '(' },
  number(y, 'output'),
  { text: ' − ' },
  factor(target, undefined),
  { text: ')²' },
  ...equals((asPrinted(y) - asPrinted(target)) ** 2, loss, 'loss'),
]
