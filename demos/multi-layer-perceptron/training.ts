import type { Data, Point } from './data-sets'
import type { Network, Propagation, Score } from './network'
import { requireFinite, requireIntegers } from '../shared/checks'
import { createRandom } from '../shared/random'
import { createPropagation, parameterCount, scoreOf } from './network'

/** A parameter that was set by hand, before the epoch after this one. */
export interface Edit {
  readonly epoch: number
  /** Index of the parameter. */
  readonly parameter: number
  readonly value: number
}

/** All that a run depends on. */
export interface TrainingOptions {
  /** With the parameters that it starts from. */
  readonly network: Network
  readonly data: Data
  /** η, at least 0. */
  readonly learningRate: number
  /** Points an update; the last batch of an epoch may have fewer. */
  readonly batchSize: number
  /** Of the order in which each epoch goes through the points, at least 1. */
  readonly seed: number
  readonly edits?: readonly Edit[]
}

/** The network after some passes over the points. */
export interface EpochState {
  readonly epoch: number
  readonly parameters: Float64Array
  /** Absent where there are no points. */
  readonly training?: Score
  readonly heldOut?: Score
}

/** Beyond this magnitude of a parameter a run counts as diverged. */
export const PARAMETER_CAP = 1e6

/**
 * Stochastic gradient descent on the mean of (y − ŷ)², an epoch at a time; the start comes first. It ends before a parameter would leave all bounds.
 *
 * @param from - A state of the same run, to go on from.
 * @throws {RangeError} If there are too many parameters or too few, one is out of bounds, or the learning rate or the batch size make no sense.
 */
export function* train(options: TrainingOptions, from: Pick<EpochState, 'epoch' | 'parameters'> = { epoch: 0, parameters: options.network.parameters }): Generator<EpochState, void, void> {
  requireOptions(options)
  const { network, data, edits = [] } = options
  const propagation = createPropagation(network)
  const gradient = new Float64Array(network.parameters.length)
  let parameters = from.parameters.slice()
  for (let epoch = from.epoch; ; epoch++) {
    for (const { parameter, value } of edits.filter(edit => edit.epoch === epoch))
      parameters[parameter] = value
    if (!parameters.every(value => Math.abs(value) <= PARAMETER_CAP))
      return
    yield { epoch, parameters, training: scoreOf(propagation, parameters, data.training), heldOut: scoreOf(propagation, parameters, data.heldOut) }
    parameters = parameters.slice()
    trainEpoch(propagation, parameters, createRandom(options.seed, epoch).shuffled(data.training), options, gradient)
  }
}

/** One pass over the points, which changes the parameters. */
export function trainEpoch(
  { forward, back }: Pick<Propagation, 'forward' | 'back'>,
  parameters: Float64Array,
  points: readonly Point[],
  { learningRate, batchSize }: Pick<TrainingOptions, 'learningRate' | 'batchSize'>,
  gradient: Float64Array,
): void {
  for (let start = 0; start < points.length; start += batchSize) {
    const end = Math.min(start + batchSize, points.length)
    gradient.fill(0)
    for (let index = start; index < end; index++) {
      const { x: [x1, x2], isHigh } = points[index]!
      forward(parameters, x1, x2)
      back(parameters, isHigh ? 1 : -1, 1 / (end - start), gradient)
    }
    for (let index = 0; index < parameters.length; index++)
      parameters[index]! -= learningRate * gradient[index]!
  }
}

function requireOptions({ network: { sizes, parameters }, learningRate, batchSize, seed }: TrainingOptions): void {
  requireIntegers({ 'batch size': batchSize, seed }, 1)
  requireFinite({ 'learning rate': learningRate })
  if (learningRate < 0)
    throw new RangeError(`learning rate must be at least 0, or the step would climb; got ${learningRate}`)
  if (sizes.length < 2 || sizes[0] !== 2 || sizes.at(-1) !== 1)
    throw new RangeError(`a network here has 2 inputs and 1 output; got sizes ${sizes.join('-')}`)
  sizes.forEach((size, layer) => requireIntegers({ [`size of layer ${layer}`]: size }, 1))
  if (parameters.length !== parameterCount(sizes))
    throw new RangeError(`a network of sizes ${sizes.join('-')} has ${parameterCount(sizes)} parameters; got ${parameters.length}`)
  const odd = parameters.findIndex(value => !(Math.abs(value) <= PARAMETER_CAP))
  if (odd >= 0)
    throw new RangeError(`parameters must lie between −10⁶ and 10⁶; number ${odd + 1} is ${parameters[odd]}`)
}

/** A run that is trained no further than somebody has looked, and keeps every epoch. */
export interface Run {
  readonly options: TrainingOptions
  /** After so many epochs, or the last finite state if the run has diverged before. */
  readonly at: (epoch: number) => EpochState
  /** All epochs so far, the start first. */
  readonly states: readonly EpochState[]
  /** The last finite epoch of a run that has diverged; absent as long as it has not. */
  readonly divergedAfter: () => number | undefined
}

/**
 * @param before - A run with other edits, whose first states are the same: they are not trained again.
 * @throws {RangeError} As `train` does.
 */
export function startRun(options: TrainingOptions, before?: { run: Run, same: number }): Run {
  const last = before?.run.states[before.same - 1]
  const states = last ? before!.run.states.slice(0, before!.same - 1) : []
  const training = train(options, last)
  let hasEnded = false
  function at(epoch: number): EpochState {
    requireIntegers({ epoch }, 0)
    while (states.length <= epoch && !hasEnded) {
      const { value, done } = training.next()
      if (done)
        hasEnded = true
      else
        states.push(value)
    }
    return states[Math.min(epoch, states.length - 1)]!
  }
  at(0)
  return { options, at, states, divergedAfter: () => hasEnded ? states.length - 1 : undefined }
}
