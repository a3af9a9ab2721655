import type { Activation } from '../network/activations'
import type { Point } from './data-sets'
import { activations } from '../network/activations'
import { requireFinite } from '../shared/checks'

export const perceptronActivations = ['step', 'sigmoid', 'tanh', 'relu'] as const
export type PerceptronActivation = typeof perceptronActivations[number]

/** W₀, the weight of the constant input 1, W₁ and W₂. */
export type Weights = readonly [w0: number, w1: number, w2: number]

/** A function f, what y should be where it should be low and high, and where the one is told from the other. */
export interface Nonlinearity extends Activation {
  readonly low: number
  readonly high: number
  /** The sum at which y is half way; beyond it y counts as high. */
  readonly level: number
}

/**
 * The slope of the step is 0 wherever it has one, so that gradient descent would change nothing; Rosenblatt's rule takes 1 in its place.
 *
 * @see Rosenblatt (1958), The perceptron: a probabilistic model for information storage and organization in the brain. https://doi.org/10.1037/h0042519
 */
export const nonlinearities: Record<PerceptronActivation, Nonlinearity> = {
  step: { f: sum => sum > 0 ? 1 : 0, slope: () => 1, low: 0, high: 1, level: 0 },
  sigmoid: { ...activations.sigmoid, low: 0, high: 1, level: 0 },
  tanh: { ...activations.tanh, low: -1, high: 1, level: 0 },
  relu: { ...activations.relu, low: 0, high: 1, level: 0.5 },
}

/** x₀ = 1 and the two inputs. */
export const inputsOf = ([x1, x2]: Point['x']): Weights => [1, x1, x2]

/** Without the traces of binary fractions, so that 0.1 + 0.2 − 0.3 lies on the line; of a large number nothing is left to clean. */
const GRAIN = 1e10
const clean = (value: number) => Math.abs(value) < 1e5 ? Math.round(value * GRAIN) / GRAIN + 0 : value

const sumOf = ([w0, w1, w2]: Weights, [x1, x2]: Point['x']) => clean(w0 + w1 * x1 + w2 * x2)

/**
 * The weighted sum Σ x_d W_d.
 *
 * @throws {RangeError} If a number is not finite.
 */
export function weightedSum(weights: Weights, x: Point['x']): number {
  const [[w0, w1, w2], [x1, x2]] = [weights, x]
  requireFinite({ w0, w1, w2, x1, x2 })
  return sumOf(weights, x)
}

/** What the perceptron answers: the sum, and y = f of it. */
export function answer(weights: Weights, x: Point['x'], activation: PerceptronActivation): { sum: number, y: number } {
  const sum = weightedSum(weights, x)
  return { sum, y: nonlinearities[activation].f(sum) }
}

export const targetOf = ({ isHigh }: Pick<Point, 'isHigh'>, activation: PerceptronActivation): number =>
  isHigh ? nonlinearities[activation].high : nonlinearities[activation].low

/** Whether the perceptron has a point on the right side of its line Σ x_d W_d = level. */
export const isRight = (weights: Weights, { x, isHigh }: Point, activation: PerceptronActivation): boolean =>
  (sumOf(weights, x) > nonlinearities[activation].level) === isHigh

/** One update, with all that goes into it. */
export interface Update {
  readonly sum: number
  readonly y: number
  /** ŷ */
  readonly target: number
  /** f′ of the sum; 1 for the step. */
  readonly slope: number
  /** 2 (y − ŷ) f′ x_d, the derivative of the loss (y − ŷ)² by each weight. */
  readonly gradient: Weights
  readonly before: Weights
  /** W − η · gradient. */
  readonly after: Weights
}

/**
 * Gradient descent by one point: W ← W − η ∂ℒ/∂W with ℒ = (y − ŷ)².
 *
 * @throws {RangeError} If the learning rate or a weight is not finite, or the rate is negative.
 */
export function learn(before: Weights, point: Point, { activation, learningRate }: { activation: PerceptronActivation, learningRate: number }): Update {
  requireFinite({ 'learning rate': learningRate })
  if (learningRate < 0)
    throw new RangeError(`learning rate must be at least 0, or the step would climb; got ${learningRate}`)
  const { sum, y } = answer(before, point.x, activation)
  const target = targetOf(point, activation)
  const slope = nonlinearities[activation].slope(sum)
  const [g0, g1, g2] = inputsOf(point.x).map(input => 2 * (y - target) * slope * input + 0) as unknown as Weights
  const [w0, w1, w2] = before
  return {
    sum,
    y,
    target,
    slope,
    gradient: [g0, g1, g2],
    before,
    after: [clean(w0 - learningRate * g0), clean(w1 - learningRate * g1), clean(w2 - learningRate * g2)],
  }
}

/** The sum of (y − ŷ)² over all points. */
export const lossOf = (weights: Weights, points: readonly Point[], activation: PerceptronActivation): number =>
  points.reduce((sum, point) => sum + (answer(weights, point.x, activation).y - targetOf(point, activation)) ** 2, 0)
