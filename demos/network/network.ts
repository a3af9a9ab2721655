import type { ActivationName } from './activations'
import { requireIntegers } from '../shared/checks'
import { InputError } from '../shared/input-error'
import { activations } from './activations'

/** A fully connected network, y⁽ˡ⁾ = f(W⁽ˡ⁾ y⁽ˡ⁻¹⁾ + b⁽ˡ⁾), with one f for all its layers. */
export interface Network {
  /** Units in each layer, the input's first. */
  readonly sizes: readonly number[]
  readonly activation: ActivationName
  /** One matrix for each layer after the input, row by row: shape `[units, units before]`. */
  readonly weights: readonly Float64Array[]
  /** One vector for each layer after the input, shape `[units]`; absent where the network has none. */
  readonly biases?: readonly Float64Array[]
}

/** What it is shown, and what it should answer. */
export interface Example {
  readonly input: ArrayLike<number>
  readonly target: ArrayLike<number>
}

/** The forward pass, layer by layer. */
export interface ForwardPass {
  /** What f is applied to; one array for each layer after the input. */
  readonly sums: readonly Float64Array[]
  /** f of the sums, the input before them; the last one is the prediction y. */
  readonly outputs: readonly Float64Array[]
  /** J = Σ (y − ŷ)². */
  readonly loss: number
}

/** Derivatives of J by the parameters, shaped like them. */
export interface Gradient {
  readonly weights: readonly Float64Array[]
  readonly biases?: readonly Float64Array[]
}

/** The backward pass: the derivatives of J by all that the forward pass computed, too. */
export interface BackwardPass extends Gradient {
  /** By each sum. */
  readonly sums: readonly Float64Array[]
  /** By each output, the input before them. */
  readonly outputs: readonly Float64Array[]
  /** f′ at each sum. */
  readonly slopes: readonly Float64Array[]
}

/**
 * From the input to the loss.
 *
 * @throws {RangeError} If the parameters or the example do not fit the sizes, or are not finite.
 * @throws {InputError} If a number grows beyond what a double holds.
 * @see Goodfellow et al. (2016), Deep Learning, algorithm 6.3. https://www.deeplearningbook.org
 */
export function forward(network: Network, example: Example): ForwardPass {
  requireNetwork(network)
  requireLength('input', example.input, network.sizes[0]!)
  requireLength('target', example.target, network.sizes.at(-1)!)
  return passOf(network, example)
}

/** The same without looking at what it is given. */
function passOf({ sizes, activation, weights, biases }: Network, { input, target }: Example): ForwardPass {
  const { f } = activations[activation]
  const sums: Float64Array[] = []
  const outputs = [Float64Array.from(input)]
  weights.forEach((matrix, layer) => {
    const before = outputs[layer]!
    const sum = new Float64Array(sizes[layer + 1]!)
    for (let unit = 0; unit < sum.length; unit++) {
      let total = biases?.[layer]![unit] ?? 0
      for (let from = 0; from < before.length; from++)
        total += matrix[unit * before.length + from]! * before[from]!
      sum[unit] = requireReached(total, () => `the sum of unit ${unit + 1} in layer ${layer + 1}`)
    }
    sums.push(sum)
    outputs.push(sum.map(f))
  })
  const loss = outputs.at(-1)!.reduce((total, output, unit) => total + (output - target[unit]!) ** 2, 0)
  return { sums, outputs, loss: requireReached(loss, () => 'the loss J') }
}

/**
 * From the loss back to every parameter, by the chain rule through the layers' outputs.
 *
 * @param pass - What `forward` made of the same example.
 * @throws {RangeError} As `forward` does.
 * @throws {InputError} If a derivative grows beyond what a double holds.
 * @see Goodfellow et al. (2016), Deep Learning, algorithm 6.4. https://www.deeplearningbook.org
 */
export function backward(network: Network, { target }: Pick<Example, 'target'>, pass: ForwardPass): BackwardPass {
  requireNetwork(network)
  const { sizes, activation, weights, biases } = network
  requireLength('target', target, sizes.at(-1)!)
  const { slope } = activations[activation]
  const slopes = pass.sums.map(sums => sums.map(slope))
  const byOutput = sizes.map(size => new Float64Array(size))
  const bySum = slopes.map(({ length }) => new Float64Array(length))
  const byWeight = weights.map(({ length }) => new Float64Array(length))

  byOutput.at(-1)!.set(pass.outputs.at(-1)!.map((output, unit) => 2 * (output - target[unit]!)))
  for (let layer = weights.length - 1; layer >= 0; layer--) {
    const before = pass.outputs[layer]!
    for (let unit = 0; unit < sizes[layer + 1]!; unit++) {
      const delta = byOutput[layer + 1]![unit]! * slopes[layer]![unit]!
      bySum[layer]![unit] = requireReached(delta, () => `the derivative by the sum of unit ${unit + 1} in layer ${layer + 1}`)
      for (let from = 0; from < before.length; from++) {
        const index = unit * before.length + from
        byWeight[layer]![index] = requireReached(delta * before[from]!, () => `the derivative by ${weightName(sizes, layer, index)}`)
        byOutput[layer]![from] = requireReached(byOutput[layer]![from]! + delta * weights[layer]![index]!, () => `the derivative by output ${from + 1} of layer ${layer}`)
      }
    }
  }
  return { outputs: byOutput, sums: bySum, slopes, weights: byWeight, biases: biases && bySum.map(delta => delta.slice()) }
}

/** How far a parameter is moved either way to measure a slope, as a share of its magnitude or of 1: there rounding and curvature disturb about equally. */
const NUDGE = 1e-5

/**
 * The slope of J along each parameter, measured: the parameter moved a little either way, and all computed again.
 *
 * @throws {RangeError} As `forward` does.
 * @throws {InputError} As `forward` does.
 */
export function finiteDifferences(network: Network, example: Example): Gradient {
  forward(network, example)
  const { weights, biases } = network
  const slopesOf = (parameters: readonly Float64Array[], lossWith: (parameters: readonly Float64Array[]) => number) =>
    parameters.map((values, layer) => values.map((value, index) => {
      const nudge = NUDGE * Math.max(1, Math.abs(value))
      const [above, below] = [value + nudge, value - nudge]
      const lossAt = (moved: number) => lossWith(parameters.with(layer, values.with(index, moved)))
      return (lossAt(above) - lossAt(below)) / (above - below)
    }))
  return {
    weights: slopesOf(weights, weights => passOf({ ...network, weights }, example).loss),
    biases: biases && slopesOf(biases, biases => passOf({ ...network, biases }, example).loss),
  }
}

/**
 * One step of gradient descent, W ← W − η ∂J/∂W.
 *
 * @param learningRate - η, at least 0.
 * @throws {RangeError} If the learning rate is not finite, or is negative.
 * @throws {InputError} If a parameter grows beyond what a double holds.
 */
export function update(network: Network, gradient: Gradient, learningRate: number): Network {
  if (!(Number.isFinite(learningRate) && learningRate >= 0))
    throw new RangeError(`learning rate must be a finite number of at least 0, or the step would climb; got ${learningRate}`)
  const stepped = (parameters: readonly Float64Array[], derivatives: readonly Float64Array[]) =>
    parameters.map((values, layer) => values.map((value, index) =>
      requireReached(value - learningRate * derivatives[layer]![index]!, () => `parameter ${index + 1} of layer ${layer + 1}`)))
  return {
    ...network,
    weights: stepped(network.weights, gradient.weights),
    biases: network.biases && gradient.biases && stepped(network.biases, gradient.biases),
  }
}

/** As the tables call the weight at a place in its matrix: `W(1) 2,1` leads from the first unit of the layer before to the second of layer 1. */
export function weightName(sizes: readonly number[], layer: number, index: number): string {
  const before = sizes[layer]!
  return `W(${layer + 1}) ${Math.floor(index / before) + 1},${index % before + 1}`
}

/** @throws {RangeError} If the parameters do not fit the sizes, or one is not finite. */
function requireNetwork({ sizes, weights, biases }: Network): void {
  if (sizes.length < 2)
    throw new RangeError(`a network needs an input and at least one layer after it; got ${sizes.length} sizes`)
  sizes.forEach((size, layer) => requireIntegers({ [`size of layer ${layer}`]: size }, 1))
  const requireLayers = (name: string, parameters: readonly Float64Array[], lengthOf: (layer: number) => number) => {
    if (parameters.length !== sizes.length - 1)
      throw new RangeError(`${name} must be given for each of the ${sizes.length - 1} layers after the input; got ${parameters.length}`)
    parameters.forEach((values, layer) => requireLength(`${name} of layer ${layer + 1}`, values, lengthOf(layer)))
  }
  requireLayers('weights', weights, layer => sizes[layer + 1]! * sizes[layer]!)
  if (biases)
    requireLayers('biases', biases, layer => sizes[layer + 1]!)
}

/** @throws {RangeError} If there are too few numbers or too many, or one is not finite. */
function requireLength(name: string, numbers: ArrayLike<number>, length: number): void {
  if (numbers.length !== length)
    throw new RangeError(`${name} must have ${length} numbers; got ${numbers.length}`)
  for (let index = 0; index < length; index++) {
    if (!Number.isFinite(numbers[index]))
      throw new RangeError(`${name} must be finite; number ${index + 1} is ${numbers[index]}`)
  }
}

/** @throws {InputError} If a number that was computed is not finite. */
function requireReached(value: number, name: () => string): number {
  if (!Number.isFinite(value))
    throw new InputError(`${name()} grows beyond 10³⁰⁸, the end of double precision; use smaller inputs, weights or a smaller learning rate`)
  return value
}
