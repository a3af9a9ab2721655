import type { Point } from '../../../demos/multi-layer-perceptron/data-sets'
import type { Network } from '../../../demos/multi-layer-perceptron/network'
import * as fc from 'fast-check'
import { activationNames } from '../../../demos/network/activations'
import { between } from '../../support/between'

export interface LayeredCase { network: Network, points: Point[] }

const countOf = (sizes: readonly number[]) => sizes.slice(1).reduce((count, units, layer) => count + units * (sizes[layer]! + 1), 0)

/** A network from two inputs to one output with none to three hidden layers, and points of the plane. */
export const layeredCase: fc.Arbitrary<LayeredCase> = fc.record({
  hidden: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
  activation: fc.constantFrom(...activationNames),
  points: fc.array(fc.record({ x: fc.tuple(between(-1.2, 1.2), between(-1.2, 1.2)), isHigh: fc.boolean() }), { minLength: 1, maxLength: 12 }),
}).chain(({ hidden, activation, points }) => {
  const sizes = [2, ...hidden, 1]
  return fc.record({
    network: fc.record({
      sizes: fc.constant(sizes),
      activation: fc.constant(activation),
      parameters: fc.array(between(-1, 1), { minLength: countOf(sizes), maxLength: countOf(sizes) }).map(values => Float64Array.from(values)),
    }),
    points: fc.constant(points),
  })
})

/* From here on the definitions, written out as plainly as can be; of demos/ they know the types alone. */

const functions = {
  relu: (sum: number) => sum > 0 ? sum : 0,
  sigmoid: (sum: number) => 1 / (1 + Math.E ** -sum),
  tanh: (sum: number) => (Math.E ** (2 * sum) - 1) / (Math.E ** (2 * sum) + 1),
  identity: (sum: number) => sum,
}

/** Every layer's sums and outputs for an input: each weight and bias is read off one after another. */
export function layersAt({ sizes, activation, parameters }: Network, x: readonly number[]): { sums: number[], outputs: number[] }[] {
  let place = 0
  let before = [...x]
  return sizes.slice(1).map((units, index) => {
    const rows = Array.from({ length: units }, () => before.map(() => parameters[place++]!))
    const sums = rows.map(row => row.reduce((sum, weight, from) => sum + weight * before[from]!, 0) + parameters[place++]!)
    const outputs = sums.map(functions[index === sizes.length - 2 && activation !== 'identity' ? 'tanh' : activation])
    before = outputs
    return { sums, outputs }
  })
}

export const outputAt = (network: Network, x: readonly number[]): number => layersAt(network, x).at(-1)!.outputs[0]!

/** The mean of (y − ŷ)². */
export const meanLoss = (network: Network, points: readonly Point[]): number =>
  points.reduce((sum, { x, isHigh }) => sum + (outputAt(network, x) - (isHigh ? 1 : -1)) ** 2, 0) / points.length

/** The slope of the loss along every parameter, measured. */
export const slopesAlong = (network: Network, points: readonly Point[], width = 1e-4): number[] => Array.from(network.parameters, (value, index) => {
  const lossWith = (moved: number) => meanLoss({ ...network, parameters: network.parameters.with(index, moved) }, points)
  return (lossWith(value + width) - lossWith(value - width)) / (2 * width)
})

/** Whether ReLU's kink is far enough from every sum for a slope to be measured. */
export const hasNoKink = ({ network, points }: LayeredCase): boolean =>
  network.activation !== 'relu' || points.every(({ x }) => layersAt(network, x).slice(0, -1).every(({ sums }) => sums.every(sum => Math.abs(sum) > 1e-2)))
