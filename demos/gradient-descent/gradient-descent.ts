import { requireFinite, requireIntegers } from '../shared/checks'

/** A loss of one weight, with its derivatives. */
export interface LossFunction {
  /** Under this name `losses-tensors.ts` has the same loss for automatic differentiation. */
  name: 'bowl' | 'double-well'
  loss: (weight: number) => number
  gradient: (weight: number) => number
  /** Second derivative, λ. */
  curvature: (weight: number) => number
  /** Weights of the minima of the loss. */
  minima: readonly number[]
  /** A quadratic has one curvature: what holds near its minimum holds from every start. */
  isQuadratic: boolean
}

export interface DescentOptions {
  /** Weight before the first step. */
  start: number
  /** η, the factor on the gradient. */
  learningRate: number
  /** β, how much of the last step's velocity is kept: 0 (the default) is plain gradient descent. */
  momentum?: number
  /** How many updates to make. */
  steps: number
}

/** State before a step: where the weight is, and what the step will be made of. */
export interface Iterate {
  step: number
  weight: number
  loss: number
  gradient: number
  /** v, with this gradient in it: the step will be −η v. Without momentum it is the gradient. */
  velocity: number
}

/** J(W) = W², the bowl. Its curvature is 2: learning rates under 1 converge, 1 cycles, over 1 diverges. */
export const bowl: LossFunction = {
  name: 'bowl',
  loss: weight => weight ** 2,
  gradient: weight => 2 * weight,
  curvature: () => 2,
  minima: [0],
  isQuadratic: true,
}

/** J(W) = (W²/4 − 1)²: a hilltop at 0 between two valleys at ±2, whose curvature is the bowl's, 2. */
export const doubleWell: LossFunction = {
  name: 'double-well',
  loss: weight => (weight ** 2 / 4 - 1) ** 2,
  gradient: weight => weight * (weight ** 2 / 4 - 1),
  curvature: weight => 0.75 * weight ** 2 - 1,
  minima: [-2, 2],
  isQuadratic: false,
}

/**
 * Gradient descent on one weight, with momentum (the heavy ball) if asked for: v ← β v + ∂J/∂W, W ← W − η v.
 *
 * @returns `steps + 1` iterates, the start among them. They may grow beyond all bounds: `runDescent` watches over that.
 * @throws {RangeError} If an option is not finite or out of its range.
 * @see Polyak (1964), Some methods of speeding up the convergence of iteration methods.
 * https://doi.org/10.1016/0041-5553(64)90137-5
 */
export function descend(lossFunction: LossFunction, options: DescentOptions): readonly Iterate[] {
  requireDescent(options)
  const iterates: Iterate[] = []
  for (const iterate of walk(lossFunction, options)) {
    iterates.push(iterate)
    if (iterate.step === options.steps)
      break
  }
  return iterates
}

/** The same without an end. */
export function* walk(
  { loss, gradient }: LossFunction,
  { start, learningRate, momentum = 0 }: Omit<DescentOptions, 'steps'>,
): Generator<Iterate, never> {
  let weight = start
  let velocity = 0
  for (let step = 0; ; step++) {
    const slope = gradient(weight)
    velocity = momentum * velocity + slope
    yield { step, weight, loss: loss(weight), gradient: slope, velocity }
    weight -= learningRate * velocity
  }
}

/** Beyond this |W| a run counts as diverged, and nothing is computed any more. */
export const weightCap = 1e6

/** One step from within the cap leads no further than a double can hold, nor its loss. */
const maxRate = 1e12

/** Where a walk must stop. */
export const hasEscaped = ({ weight }: Iterate): boolean => !(Math.abs(weight) < weightCap)

/**
 * Marks for the scale of learning rates, from the curvature λ at the minimum.
 *
 * @returns `curvature` λ; `oneStep` 1/λ, which without momentum leads from nearby into the minimum at once (on a quadratic
 * from anywhere); `edge` 2(1 + β)/λ, the edge of stability: from there on no step comes nearer.
 * @see Goh (2017), Why momentum really works. https://distill.pub/2017/momentum
 */
export function landmarks({ curvature, minima }: LossFunction, momentum = 0): { curvature: number, oneStep: number, edge: number } {
  const atMinimum = curvature(minima[0]!)
  return { curvature: atMinimum, oneStep: 1 / atMinimum, edge: 2 * (1 + momentum) / atMinimum }
}

/** @throws {RangeError} If an option is not finite or out of its range. */
export function requireDescent({ start, learningRate, momentum = 0, steps }: DescentOptions): void {
  requireFinite({ start, 'learning rate': learningRate, momentum })
  requireIntegers({ steps }, 0)
  if (Math.abs(start) >= weightCap)
    throw new RangeError(`start must be less than ${weightCap} away from 0; got ${start}`)
  if (learningRate < 0)
    throw new RangeError(`learning rate must be at least 0, or the descent would climb; got ${learningRate}`)
  if (learningRate > maxRate)
    throw new RangeError(`learning rate must be at most ${maxRate}; got ${learningRate}`)
  if (momentum < 0 || momentum >= 1)
    throw new RangeError(`momentum must be at least 0 and less than 1; got ${momentum}`)
}
