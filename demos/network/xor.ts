import type { Example, Network } from './network'
import { requireIntegers } from '../shared/checks'
import { createRandom } from '../shared/random'
import { backward, forward, update } from './network'

/** Exclusive or, with −1 for false and 1 for true: the smallest task that no single unit can do. */
export const xorExamples: readonly Example[] = [
  { input: [-1, -1], target: [-1] },
  { input: [-1, 1], target: [1] },
  { input: [1, -1], target: [1] },
  { input: [1, 1], target: [-1] },
]

/** How often the parameters are updated, and how far each time: enough for every start that reaches the solution at all. */
export const XOR_UPDATES = 600
export const XOR_RATE = 0.5

/** Two inputs, two hidden units and an output of tanh, trained on all four examples at once. */
export interface XorRun {
  readonly seed: number
  /** The mean of (y − ŷ)² before each update, and after the last. */
  readonly losses: readonly number[]
  /** Length of the gradient after the last update. */
  readonly slope: number
  /** For how many of the four examples y has the sign of ŷ. */
  readonly right: number
}

/** Each weight from N(0, 1/√n), n units before it; biases of 0. */
function startOf(seed: number): Network {
  const random = createRandom(seed)
  const drawn = (count: number) => Float64Array.from({ length: count }, () => random.normal() / Math.SQRT2)
  return { sizes: [2, 2, 1], activation: 'tanh', weights: [drawn(4), drawn(2)], biases: [new Float64Array(2), new Float64Array(1)] }
}

const meanOf = (gradients: readonly (readonly Float64Array[])[]) => gradients[0]!.map((values, layer) =>
  values.map((_, index) => gradients.reduce((sum, gradient) => sum + gradient[layer]![index]!, 0) / gradients.length))

/**
 * Gradient descent on exclusive or from a random start. From most starts the loss goes to 0; from some it stays near ½, with the
 * gradient all but 0: two of the four examples are answered with 0 for ever.
 *
 * @throws {RangeError} If the seed is no integer of at least 1.
 */
export function trainXor(seed: number): XorRun {
  requireIntegers({ seed }, 1)
  let network = startOf(seed)
  const losses: number[] = []
  for (;;) {
    const passes = xorExamples.map(example => forward(network, example))
    losses.push(passes.reduce((sum, { loss }) => sum + loss, 0) / passes.length)
    const gradients = xorExamples.map((example, index) => backward(network, example, passes[index]!))
    const gradient = { weights: meanOf(gradients.map(({ weights }) => weights)), biases: meanOf(gradients.map(({ biases }) => biases!)) }
    if (losses.length > XOR_UPDATES) {
      const right = passes.filter(({ outputs }, index) => outputs.at(-1)![0]! * xorExamples[index]!.target[0]! > 0).length
      return { seed, losses, slope: Math.hypot(...[...gradient.weights, ...gradient.biases].flatMap(values => [...values])), right }
    }
    network = update(network, gradient, XOR_RATE)
  }
}

/** Whether a run has learned all four, and is on its way to a loss of 0. */
export const hasLearned = ({ losses, right }: XorRun): boolean => right === 4 && losses.at(-1)! < 0.1
