import type { ArithmeticPart } from '../drawing/arithmetic'
import type { ShownNetwork } from './values'
import { weightName } from '../../demos/network/network'
import { joinTerms } from '../drawing/arithmetic'
import { printedParts, sign } from '../drawing/printed-parts'
import { valueText } from '../drawing/value-text'

/** One number after another, as the chain rule needs them. */
export interface Stage {
  pass: 'forward' | 'backward' | 'update' | 'again'
  /** In letters, for `MathText`. */
  formula: string
  /** In numbers. */
  lines: readonly ArithmeticPart[][]
  /** Numbers of the picture by their names; the first is the one that is asked for. */
  brings: Readonly<Record<string, number>>
  /** What it is for, in words: "the derivative by W(1) 1,1". */
  name: string
}

export const answerOf = ({ brings }: Stage): number => Object.values(brings)[0]!

/** A network and how far it has been followed, for the figure and its parts. */
export interface FollowedNetwork {
  shown: ShownNetwork
  stages: readonly Stage[]
  /** The stage that is looked at, counted from 1; 0 for none. */
  position: number
  /** How many stages' numbers show. */
  known: number
}

/** Whether the picture has numbers; else letters alone. */
export const hasNumbers = ({ position, known }: Pick<FollowedNetwork, 'position' | 'known'>): boolean => position > 0 || known > 0

/** The numbers of the picture that are known, by their names: the example, its weights, and what the stages have brought so far. */
export function numbersOf({ shown: { example, current }, stages, known }: FollowedNetwork): Stage['brings'] {
  const named = (name: string, values: ArrayLike<number>) => Object.fromEntries(Array.from(values, (value, index) => [`${name}.${index}`, value]))
  const [first, second] = current.network.weights as [Float64Array, Float64Array]
  return Object.assign(named('x', example.input), named('W1', first), named('W2', second), ...stages.slice(0, known).map(({ brings }) => brings))
}

/** After how many stages all derivatives are known. */
export const derivedAt = (stages: readonly Stage[]): number => stages.findLastIndex(({ pass }) => pass === 'backward') + 1

const UNITS = [0, 1] as const

/** What is multiplied in a derivative, and the derivative, by its name in the picture. */
interface ChainFactor { key: string, local: number, meaning?: ArithmeticPart['meaning'], result: number }

const { asPrinted, number, factor, equals } = printedParts(valueText)
const times = sign(' · ')
const productOf = (...factors: readonly number[]) => factors.reduce((product, value) => product * asPrinted(value), 1)

const ACTIVATIONS = { relu: 'ReLU', sigmoid: 'sigmoid', tanh: 'tanh', identity: 'f' } as const

/** From the input to the loss, back to every weight, and forward again with the updated weights. */
export function stagesOf({ example, learningRate, current, next }: ShownNetwork): readonly Stage[] {
  const { network, pass, gradient } = current
  const [y, target] = [pass.outputs[2]![0]!, example.target[0]!]
  const byOutput = gradient.outputs[2]![0]!

  /** What a unit makes of the outputs before it: W · y summed over them, and f of the sum. */
  const unitStage = (layer: number, unit: number, formula: string, name: string): Stage => {
    const terms = UNITS.map(from => [network.weights[layer - 1]![2 * unit + from]!, pass.outputs[layer - 1]![from]!] as const)
    const parts = terms.map(([weight, value], index) =>
      [(index === 0 ? number : factor)(weight, 'weight'), times, factor(value, layer === 1 ? 'input' : undefined)])
    const [sum, output] = [pass.sums[layer - 1]![unit]!, pass.outputs[layer]![unit]!]
    return {
      pass: 'forward',
      formula,
      lines: [
        [...joinTerms(parts, () => sign(' + ')), ...equals(terms.reduce((total, term) => total + productOf(...term), 0), sum)],
        [sign(`${ACTIVATIONS[network.activation]}(`), number(sum), sign(') = '), number(output, layer === 2 ? 'output' : undefined, true)],
      ],
      brings: { [`y${layer}.${unit}`]: output },
      name,
    }
  }
  /** Derivatives behind a unit: ∂J/∂(what leaves it) · f′ · what is multiplied there. */
  const chainStage = (layer: number, unit: number, formula: string, name: string, factors: readonly ChainFactor[]): Stage => {
    const [arriving, slope] = [gradient.outputs[layer]![unit]!, gradient.slopes[layer - 1]![unit]!]
    return {
      pass: 'backward',
      formula,
      lines: factors.map(({ local, meaning, result }) => [
        number(arriving, 'loss'),
        times,
        factor(slope),
        times,
        factor(local, meaning),
        ...equals(productOf(arriving, slope, local), result, 'loss'),
      ]),
      brings: Object.fromEntries(factors.map(({ key, result }) => [key, result])),
      name: `the derivative by ${name}`,
    }
  }
  const errorParts = (y: number) => [number(y, 'output'), sign(' − '), factor(target)]
  /** `(1.87 − 2)² = 0.0169`. */
  const lossLine = (y: number, loss: number) =>
    [sign('('), ...errorParts(y), sign(')²'), ...equals((asPrinted(y) - asPrinted(target)) ** 2, loss, 'loss')]

  const stages: Stage[] = [
    ...[1, 2].map(unit =>
      unitStage(1, unit - 1, `y_${unit}^{(1)} = f(W_{${unit},1}^{(1)} x_1 + W_{${unit},2}^{(1)} x_2)`, `the output of unit ${unit}`)),
    unitStage(2, 0, 'y = f(W_{1,1}^{(2)} y_1^{(1)} + W_{1,2}^{(2)} y_2^{(1)})', 'the prediction y'),
    {
      pass: 'forward',
      formula: 'J = (y − ŷ)^2',
      lines: [lossLine(y, pass.loss)],
      brings: { J: pass.loss },
      name: 'the loss J',
    },
    {
      pass: 'backward',
      formula: '∂J/∂y = 2 (y − ŷ)',
      lines: [[sign('2 · ('), ...errorParts(y), sign(')'), ...equals(2 * (asPrinted(y) - asPrinted(target)), byOutput, 'loss')]],
      brings: { 'dy2.0': byOutput },
      name: 'the derivative by y',
    },
    chainStage(2, 0, '∂J/∂W_{1,i}^{(2)} = ∂J/∂y · f′ · y_i^{(1)}', weightName(network.sizes, 1, 0), UNITS.map(from =>
      ({ key: `dW2.${from}`, local: pass.outputs[1]![from]!, result: gradient.weights[1]![from]! }))),
    chainStage(2, 0, '∂J/∂y_i^{(1)} = ∂J/∂y · f′ · W_{1,i}^{(2)}', 'the output of unit 1', UNITS.map(from =>
      ({ key: `dy1.${from}`, local: network.weights[1]![from]!, meaning: 'weight', result: gradient.outputs[1]![from]! }))),
    ...UNITS.map((unit) => {
      const formula = `∂J/∂W_{${unit + 1},i}^{(1)} = ∂J/∂y_${unit + 1}^{(1)} · f′ · x_i`
      const indices = UNITS.map(from => 2 * unit + from)
      return chainStage(1, unit, formula, weightName(network.sizes, 0, indices[0]!), indices.map((index, from) =>
        ({ key: `dW1.${index}`, local: example.input[from]!, meaning: 'input', result: gradient.weights[0]![index]! })))
    }),
  ]
  if (!next)
    return stages

  /** Which weights an update's stage is about: all of W⁽²⁾, or those of W⁽¹⁾ that enter a unit. */
  const updates = [{ layer: 1, indices: [0, 1] }, { layer: 0, indices: [0, 1] }, { layer: 0, indices: [2, 3] }]
  const [, nextHidden, [nextY]] = next.pass.outputs as [Float64Array, Float64Array, Float64Array]
  return [
    ...stages,
    ...updates.map(({ layer, indices }): Stage => ({
      pass: 'update',
      formula: 'W ← W − η ∂J/∂W',
      lines: indices.map((index) => {
        const [weight, derivative] = [network.weights[layer]![index]!, gradient.weights[layer]![index]!]
        return [
          number(weight, 'weight'),
          sign(' − '),
          number(learningRate),
          times,
          factor(derivative, 'loss'),
          ...equals(asPrinted(weight) - productOf(learningRate, derivative), next.network.weights[layer]![index]!, 'weight'),
        ]
      }),
      brings: Object.fromEntries(indices.map(index => [`W${layer + 1}.${index}`, next.network.weights[layer]![index]!])),
      name: `the new ${weightName(network.sizes, layer, indices[0]!)}`,
    })),
    {
      pass: 'again',
      formula: 'J = (y − ŷ)^2',
      lines: [lossLine(nextY!, next.pass.loss)],
      brings: { 'J': next.pass.loss, 'y1.0': nextHidden[0]!, 'y1.1': nextHidden[1]!, 'y2.0': nextY! },
      name: 'the new loss',
    },
  ]
}
