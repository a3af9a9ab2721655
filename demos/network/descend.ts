import type { BackwardPass, Example, ForwardPass, Network } from './network'
import { requireIntegers } from '../shared/checks'
import { InputError } from '../shared/input-error'
import { backward, forward, update } from './network'

/** A network with its loss and its derivatives on one example. */
export interface Iterate {
  readonly network: Network
  readonly pass: ForwardPass
  readonly gradient: BackwardPass
}

/** Beyond this magnitude of a parameter a run counts as diverged. */
export const PARAMETER_CAP = 1e6

/**
 * Gradient descent on one example.
 *
 * @param options.learningRate - η, at least 0.
 * @param options.updates - How many updates to make.
 * @returns The iterates, the start first; fewer than `updates + 1` if the next one would have left all bounds.
 * @throws {RangeError} As `forward` and `update` do of what they are given.
 * @throws {InputError} As `forward` and `backward` do at the start.
 */
export function descend(start: Network, example: Example, { learningRate, updates }: { learningRate: number, updates: number }): { iterates: readonly Iterate[], hasDiverged: boolean } {
  requireIntegers({ updates }, 0)
  const iterates = [iterateOf(start, example)]
  while (iterates.length <= updates) {
    const { network, gradient } = iterates.at(-1)!
    const next = attempt(() => {
      const stepped = update(network, gradient, learningRate)
      return isBounded(stepped) ? iterateOf(stepped, example) : undefined
    })
    if (!next)
      return { iterates, hasDiverged: true }
    iterates.push(next)
  }
  return { iterates, hasDiverged: false }
}

function iterateOf(network: Network, example: Example): Iterate {
  const pass = forward(network, example)
  return { network, pass, gradient: backward(network, example, pass) }
}

const isBounded = ({ weights, biases = [] }: Network) =>
  [...weights, ...biases].every(values => values.every(value => Math.abs(value) <= PARAMETER_CAP))

function attempt<Result>(compute: () => Result): Result | undefined {
  try {
    return compute()
  }
  catch (error) {
    if (error instanceof InputError)
      return undefined
    throw error
  }
}
