/** A loss of one weight, with its derivative. */
export interface LossFunction {
  loss: (weight: number) => number
  gradient: (weight: number) => number
}

/** State before a step: where the weight is, and what the step will be made of. */
export interface Iterate {
  step: number
  weight: number
  loss: number
  gradient: number
}

/** J(W) = W², the bowl. Its curvature is 2: learning rates under 1 converge, 1 cycles, over 1 diverges. */
export const bowl: LossFunction = {
  loss: weight => weight ** 2,
  gradient: weight => 2 * weight,
}

/**
 * Gradient descent on one weight: W ← W − η ∂J/∂W.
 *
 * @param options.start - Weight before the first step.
 * @param options.learningRate - η, the factor on the gradient.
 * @param options.steps - How many updates to make.
 * @returns `steps + 1` iterates, the start among them.
 */
export function descend(
  { loss, gradient }: LossFunction,
  { start, learningRate, steps }: { start: number, learningRate: number, steps: number },
): readonly Iterate[] {
  const iterates: Iterate[] = []
  let weight = start
  for (let step = 0; step <= steps; step++) {
    iterates.push({ step, weight, loss: loss(weight), gradient: gradient(weight) })
    weight -= learningRate * gradient(weight)
  }
  return iterates
}
