/** How a network is trained. */
export interface Recipe {
  steps: number
  /** Examples a step. */
  batchSize: number
  /** The maximum; it rises to it and falls again, see `learningRateAt`. */
  learningRate: number
  warmUpSteps: number
  /** Share of the maximum that is left at the end. */
  lastShare: number
  /** Of Adam: how slowly the means of the gradient and of its square forget. */
  beta1: number
  beta2: number
}

/** Rises in a line, then falls as half a cosine. Step 1 is the first. */
export function learningRateAt(step: number, { steps, learningRate, warmUpSteps, lastShare }: Recipe): number {
  if (step <= warmUpSteps)
    return learningRate * step / warmUpSteps
  const progress = (step - warmUpSteps) / (steps - warmUpSteps)
  return learningRate * (lastShare + (1 - lastShare) * (1 + Math.cos(Math.PI * progress)) / 2)
}
