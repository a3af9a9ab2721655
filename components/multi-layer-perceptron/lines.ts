import type { Shown } from './values'
import { activationOf, createPropagation, gradientOf, placeOf } from '../../demos/multi-layer-perceptron/network'
import { printedParts, sign } from '../drawing/printed-parts'
import { shortText } from '../drawing/value-text'

const { asPrinted, number, factor, equals } = printedParts(shortText)

const NAMES = { relu: 'ReLU', sigmoid: 'sigmoid', tanh: 'tanh', identity: 'f' } as const

/** A unit's output in letters, for `MathText`: x for an input, y for the output, y with its numbers for a hidden unit. */
export function outputTex(sizes: readonly number[], layer: number, unit: number): string {
  if (layer === 0)
    return `x_${unit + 1}`
  return layer === sizes.length - 1 ? 'y' : `y_{${unit + 1}}^{(${layer})}`
}

/** The same in words. */
export function outputName(sizes: readonly number[], layer: number, unit: number): string {
  if (layer === 0)
    return `x ${unit + 1}`
  return layer === sizes.length - 1 ? 'the output y' : `unit ${unit + 1} of layer ${layer}`
}

/** A parameter and what it does for one input: its formula in letters, the same in numbers, and how the loss changes with it. */
export function explain({ run, network }: Shown, index: number, input: readonly number[]) {
  const { sizes, parameters } = network
  const { layer, unit, from } = placeOf(sizes, index)
  const propagation = createPropagation(network)
  const gradient = gradientOf(propagation, parameters, run.options.data.training)[index]!
  propagation.forward(parameters, input[0]!, input[1]!)
  const [sum, result] = [propagation.sums[layer]![unit]!, propagation.outputs[layer]![unit]!]
  const value = parameters[index]!
  const isBias = from === undefined
  const [letter, at] = isBias ? ['b', `${unit + 1}`] : ['W', `${unit + 1},${from + 1}`]
  const [tex, name] = [outputTex(sizes, layer, unit), outputName(sizes, layer, unit)]
  const meaning = layer === sizes.length - 1 ? 'output' : undefined

  const arriving = isBias ? 1 : propagation.outputs[layer - 1]![from]!
  const term = isBias ? [number(value, 'weight')] : [factor(value, 'weight'), sign('·'), factor(arriving, layer === 1 ? 'input' : undefined)]
  const rest = sum - value * arriving
  const { learningRate } = run.options
  return {
    /** "weight from x 1 to unit 2 of layer 1". */
    role: isBias ? `bias of ${name}` : `weight from ${outputName(sizes, layer - 1, from)} to ${name}`,
    formula: `${tex} = f(${letter}_{${at}}^{(${layer})}${isBias ? '' : ` ${outputTex(sizes, layer - 1, from)}`} + …)`,
    /** Forward; and back. */
    halves: [
      [
        [
          sign('Σ = '),
          ...term,
          sign(asPrinted(rest) < 0 ? ' − ' : ' + '),
          number(Math.abs(rest)),
          ...equals(asPrinted(value) * asPrinted(arriving) + asPrinted(rest), sum),
        ],
        [sign(`${NAMES[activationOf(network, layer)]}(`), number(sum), sign(') = '), number(result, meaning, true)],
      ],
      [
        [sign(`∂J/∂${letter} = `), number(gradient, 'loss', true)],
        [
          sign(`${letter} ← `),
          number(value, 'weight'),
          sign(' − '),
          number(learningRate),
          sign('·'),
          factor(gradient, 'loss'),
          ...equals(asPrinted(value) - asPrinted(learningRate) * asPrinted(gradient), value - learningRate * gradient, 'weight'),
        ],
      ],
    ],
  }
}
