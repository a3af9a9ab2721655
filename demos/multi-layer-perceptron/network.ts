import type { ActivationName } from '../network/activations'
import type { Point } from './data-sets'
import { activations } from '../network/activations'
import { weightName } from '../network/network'
import { requireIntegers } from '../shared/checks'

/** A fully connected network from two inputs to one output: y⁽ˡ⁾ = f(W⁽ˡ⁾ y⁽ˡ⁻¹⁾ + b⁽ˡ⁾). Its output lies between the targets −1 and 1, by tanh; where f is the identity, it is linear as well. */
export interface Network {
  /** Units in each layer: 2 first, 1 last. */
  readonly sizes: readonly number[]
  /** f of the hidden layers. */
  readonly activation: ActivationName
  /** Layer by layer: the weights, row by row of shape `[units, units before]`, then the biases. */
  readonly parameters: Float64Array
}

/** Where a layer's parameters lie. */
export interface LayerPlace {
  readonly units: number
  readonly before: number
  /** Index of the first weight. */
  readonly weights: number
  /** Index of the first bias. */
  readonly biases: number
}

/** The layers after the input. */
export function layersOf(sizes: readonly number[]): LayerPlace[] {
  let start = 0
  return sizes.slice(1).map((units, index) => {
    const before = sizes[index]!
    const weights = start
    const biases = weights + units * before
    start = biases + units
    return { units, before, weights, biases }
  })
}

export const parameterCount = (sizes: readonly number[]): number =>
  layersOf(sizes).reduce((count, { units, before }) => count + units * (before + 1), 0)

/** What a parameter is: a weight, or where `from` is absent a bias. Layers are counted from 1, the others from 0. */
export interface ParameterPlace {
  readonly layer: number
  readonly unit: number
  readonly from?: number
}

/** @throws {RangeError} If the network has no parameter of that index. */
export function placeOf(sizes: readonly number[], index: number): ParameterPlace {
  requireIntegers({ 'parameter index': index }, 0)
  const layers = layersOf(sizes)
  const layer = layers.findIndex(({ biases, units }) => index < biases + units)
  if (layer < 0)
    throw new RangeError(`the network has ${parameterCount(sizes)} parameters, counted from 0; there is none of index ${index}`)
  const { weights, biases, before } = layers[layer]!
  return index >= biases
    ? { layer: layer + 1, unit: index - biases }
    : { layer: layer + 1, unit: Math.floor((index - weights) / before), from: (index - weights) % before }
}

/** As the tables call it: `W(1) 2,1` leads from the first unit of the layer before to the second of layer 1; `b(1) 2` is that unit's bias. */
export function parameterName(sizes: readonly number[], index: number): string {
  const { layer, unit, from } = placeOf(sizes, index)
  return from === undefined ? `b(${layer}) ${unit + 1}` : weightName(sizes, layer - 1, unit * sizes[layer - 1]! + from)
}

/** What a layer's units apply to their sums. Layers are counted from 1. */
export const activationOf = ({ sizes, activation }: Pick<Network, 'sizes' | 'activation'>, layer: number): ActivationName =>
  layer === sizes.length - 1 && activation !== 'identity' ? 'tanh' : activation

/** What goes through the network for one input, and back: one array for each layer, the input first. */
export interface Pass {
  readonly sums: readonly Float64Array[]
  readonly outputs: readonly Float64Array[]
  /** ∂(y − ŷ)²/∂sum, once `back` was called. */
  readonly deltas: readonly Float64Array[]
}

/** A network's arithmetic with room for one pass, used again for every input. */
export interface Propagation extends Pass {
  /** The output y for an input. */
  readonly forward: (parameters: Float64Array, x1: number, x2: number) => number
  /** Adds the derivatives of `share · (y − target)²` at the input of the last `forward`. */
  readonly back: (parameters: Float64Array, target: number, share: number, gradient: Float64Array) => void
}

/** @see Goodfellow et al. (2016), Deep Learning, algorithms 6.3 and 6.4. https://www.deeplearningbook.org */
export function createPropagation(network: Pick<Network, 'sizes' | 'activation'>): Propagation {
  const { sizes } = network
  const layers = layersOf(sizes)
  const functions = layers.map((_, index) => activations[activationOf(network, index + 1)])
  const [sums, outputs, deltas] = [0, 1, 2].map(() => sizes.map(size => new Float64Array(size))) as [Float64Array[], Float64Array[], Float64Array[]]

  function forward(parameters: Float64Array, x1: number, x2: number): number {
    outputs[0]![0] = x1
    outputs[0]![1] = x2
    for (let index = 0; index < layers.length; index++) {
      const { units, before, weights, biases } = layers[index]!
      const { f } = functions[index]!
      const input = outputs[index]!
      for (let unit = 0; unit < units; unit++) {
        let sum = parameters[biases + unit]!
        const row = weights + unit * before
        for (let from = 0; from < before; from++)
          sum += parameters[row + from]! * input[from]!
        sums[index + 1]![unit] = sum
        outputs[index + 1]![unit] = f(sum)
      }
    }
    return outputs.at(-1)![0]!
  }

  function back(parameters: Float64Array, target: number, share: number, gradient: Float64Array): void {
    const last = layers.length
    deltas[last]![0] = 2 * share * (outputs[last]![0]! - target) * functions[last - 1]!.slope(sums[last]![0]!)
    for (let index = last - 1; index >= 0; index--) {
      const { units, before, weights, biases } = layers[index]!
      const input = outputs[index]!
      const delta = deltas[index + 1]!
      const arriving = deltas[index]!
      arriving.fill(0)
      for (let unit = 0; unit < units; unit++) {
        const local = delta[unit]!
        gradient[biases + unit]! += local
        const row = weights + unit * before
        for (let from = 0; from < before; from++) {
          gradient[row + from]! += local * input[from]!
          arriving[from]! += local * parameters[row + from]!
        }
      }
      if (index > 0) {
        const { slope } = functions[index - 1]!
        for (let from = 0; from < before; from++)
          arriving[from]! *= slope(sums[index]![from]!)
      }
    }
  }

  return { sums, outputs, deltas, forward, back }
}

export const targetOf = ({ isHigh }: Pick<Point, 'isHigh'>): number => isHigh ? 1 : -1

/** How well a network does on some points. */
export interface Score {
  /** The mean of (y − ŷ)². */
  readonly loss: number
  /** Share of the points on whose side of 0 the output y lies. */
  readonly accuracy: number
}

/** @returns Undefined if there are no points. */
export function scoreOf(propagation: Propagation, parameters: Float64Array, points: readonly Point[]): Score | undefined {
  if (points.length === 0)
    return undefined
  let loss = 0
  let right = 0
  for (const { x: [x1, x2], isHigh } of points) {
    const y = propagation.forward(parameters, x1, x2)
    loss += (y - (isHigh ? 1 : -1)) ** 2
    right += Number((y > 0) === isHigh)
  }
  return { loss: loss / points.length, accuracy: right / points.length }
}

/** Derivatives of the mean of (y − ŷ)² over the points by every parameter; all 0 without points. */
export function gradientOf(propagation: Propagation, parameters: Float64Array, points: readonly Point[]): Float64Array {
  const gradient = new Float64Array(parameters.length)
  for (const { x: [x1, x2], isHigh } of points) {
    propagation.forward(parameters, x1, x2)
    propagation.back(parameters, isHigh ? 1 : -1, 1 / points.length, gradient)
  }
  return gradient
}
