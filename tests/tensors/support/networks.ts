import type { Example, Network } from '../../../demos/network/network'
import * as fc from 'fast-check'
import { activationNames } from '../../../demos/network/activations'
import { between } from '../../support/between'

/** Numbers whose products single precision holds to 1e-5. */
const parameter = between(-1, 1)

export interface NetworkCase {
  network: Network
  example: Example
}

/** A network of one to three layers after its input, with biases or without, and an example that fits. */
export const networkCase: fc.Arbitrary<NetworkCase> = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }),
  activation: fc.constantFrom(...activationNames),
  hasBiases: fc.boolean(),
}).chain(({ sizes, activation, hasBiases }) => {
  const numbers = (length: number) => fc.array(parameter, { minLength: length, maxLength: length }).map(values => Float64Array.from(values))
  const layers = (lengthOf: (layer: number) => number) => fc.tuple(...sizes.slice(1).map((_, layer) => numbers(lengthOf(layer))))
  return fc.record({
    network: fc.record({
      sizes: fc.constant(sizes),
      activation: fc.constant(activation),
      weights: layers(layer => sizes[layer]! * sizes[layer + 1]!),
      biases: hasBiases ? layers(layer => sizes[layer + 1]!) : fc.constant(undefined),
    }),
    example: fc.record({ input: numbers(sizes[0]!), target: numbers(sizes.at(-1)!) }),
  })
})

/* From here on the definitions, written out as plainly as can be; of demos/ they know the types alone. */

const functions = {
  relu: (sum: number) => sum > 0 ? sum : 0,
  sigmoid: (sum: number) => 1 / (1 + Math.E ** -sum),
  tanh: (sum: number) => (Math.E ** (2 * sum) - 1) / (Math.E ** (2 * sum) + 1),
  identity: (sum: number) => sum,
}

/** Every layer's outputs, the input first: y = f(W⁽ᴸ⁾ … f(W⁽²⁾ f(W⁽¹⁾ x))). */
export function outputsOf({ sizes, activation, weights, biases }: Network, input: ArrayLike<number>): number[][] {
  const outputs = [Array.from(input)]
  for (let layer = 1; layer < sizes.length; layer++) {
    const units: number[] = []
    for (let i = 0; i < sizes[layer]!; i++) {
      let sum = biases ? biases[layer - 1]![i]! : 0
      for (let j = 0; j < sizes[layer - 1]!; j++)
        sum += weights[layer - 1]![i * sizes[layer - 1]! + j]! * outputs[layer - 1]![j]!
      units.push(functions[activation](sum))
    }
    outputs.push(units)
  }
  return outputs
}

/** Σ (y − ŷ)². */
export const lossOf = (network: Network, { input, target }: Example) =>
  outputsOf(network, input).at(-1)!.reduce((loss, y, unit) => loss + (y - target[unit]!) * (y - target[unit]!), 0)

/** Whether ReLU's kink is far enough from every sum for a slope to be measured. */
export function isSmooth({ network, example }: NetworkCase): boolean {
  if (network.activation !== 'relu')
    return true
  const linear = { ...network, activation: 'identity' as const }
  return network.sizes.slice(1).every((_, layer) => {
    const until = layer + 2
    const before = outputsOf({ ...network, sizes: network.sizes.slice(0, until - 1) }, example.input).at(-1)!
    const alone = { ...linear, sizes: network.sizes.slice(until - 2, until), weights: [network.weights[layer]!], biases: network.biases && [network.biases[layer]!] }
    return outputsOf(alone, before).at(-1)!.every(sum => Math.abs(sum) > 1e-2)
  })
}

/** The slope of the loss along every parameter, weights first, measured. */
export function measuredSlopes({ network, example }: NetworkCase, width = 1e-4): number[] {
  const slopesOf = (name: 'weights' | 'biases') => (network[name] ?? []).flatMap((values, layer) => Array.from(values, (_, index) => {
    const lossAt = (by: number) => {
      const moved = network[name]!.map(one => one.slice())
      moved[layer]![index]! += by
      return lossOf({ ...network, [name]: moved }, example)
    }
    return (lossAt(width) - lossAt(-width)) / (2 * width)
  }))
  return [...slopesOf('weights'), ...slopesOf('biases')]
}

/** All numbers of a gradient, or of a network's parameters, weights first. */
export const flat = ({ weights, biases = [] }: Pick<Network, 'weights' | 'biases'>): number[] =>
  [...weights, ...biases].flatMap(values => Array.from(values))

/** By how much two rows of numbers differ at most. */
export const furthest = (one: readonly number[], other: readonly number[]): number =>
  one.length === other.length ? Math.max(0, ...one.map((value, index) => Math.abs(value - other[index]!))) : Number.NaN
