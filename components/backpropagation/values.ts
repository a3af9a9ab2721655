import type { Network } from '../../demos/network/network'
import type { ValuesOf } from '../kit/fields'
import { activationNames } from '../../demos/network/activations'
import { descend, PARAMETER_CAP } from '../../demos/network/descend'
import { finiteDifferences } from '../../demos/network/network'
import { choiceField, defaultsOf, numberField, predictionFields, vectorField } from '../kit/fields'

/** The network of the picture. */
export const SIZES = [2, 2, 1] as const

/** How many updates a run has. */
export const MAX_UPDATES = 100

/** From how many starts XOR can be trained. */
export const STARTS = 20

/** What an input or the target, and a weight can be. */
export const LIMITS = {
  example: { min: -1000, max: 1000 },
  weight: { min: -PARAMETER_CAP, max: PARAMETER_CAP },
} as const

/** What backpropagation is set to: an example, the weights before the first update, and how many updates were made. */
export const backpropagationFields = {
  input: vectorField({ default: [1, 0.5], ...LIMITS.example }),
  target: numberField({ default: 2, ...LIMITS.example }),
  /** W⁽¹⁾, row by row. */
  first: vectorField({ default: [1, 1, 1.5, -1], ...LIMITS.weight }),
  /** W⁽²⁾. */
  second: vectorField({ default: [0.8, -0.2], ...LIMITS.weight }),
  activation: choiceField(activationNames),
  learningRate: numberField({ default: 0.1, min: 0, max: 1000 }),
  updates: numberField({ default: 0, min: 0, max: MAX_UPDATES, integer: true }),
  /** What the full page shows: one example in numbers, or XOR from many starts. */
  part: choiceField(['example', 'xor']),
  /** The stage that is looked at, or the start of XOR, counted from 1; 0 for none. */
  position: numberField({ default: 0, min: 0, max: STARTS, integer: true }),
  ...predictionFields,
}
export type BackpropagationValues = ValuesOf<typeof backpropagationFields>
export type Setting = Pick<BackpropagationValues, 'input' | 'target' | 'first' | 'second' | 'activation' | 'learningRate' | 'updates'>

const { first, second } = defaultsOf(backpropagationFields)
const usual = { first, second, activation: 'relu', learningRate: 0.1, updates: 0, position: 0 } as const

/** The last stages of the forward pass, the loss, the backward pass and the update, counted from 1. */
const stops = [3, 4, 9, 12] as const

/** What the talk sets at a click: one pass after the other, on the first example. */
export const scripted = (click: number): Partial<BackpropagationValues> => ({ position: stops[click - 1] ?? 0 })

/** Examples whose numbers can be reckoned in one's head. */
export const presets = [
  { name: 'Both units on', setting: { ...usual, input: [1, 0.5], target: 2 } },
  { name: 'A unit that is off', setting: { ...usual, input: [1, 2], target: 1.4 } },
] as const satisfies readonly { name: string, setting: Partial<BackpropagationValues> }[]

/**
 * The network as it stands after some updates, and where the next one leads.
 *
 * @throws {InputError} If a number grows beyond what a double holds.
 */
export function shownNetwork({ input, target, first, second, activation, learningRate, updates }: Setting) {
  const start: Network = { sizes: SIZES, activation, weights: [first, second].map(values => Float64Array.from(values)) }
  const example = { input, target: [target] }
  const { iterates, hasDiverged } = descend(start, example, { learningRate, updates: MAX_UPDATES + 1 })
  const place = Math.min(updates, iterates.length - 1)
  const current = iterates[place]!
  return {
    example,
    learningRate,
    updates: place,
    current,
    /** After one more update; absent where it would leave all bounds. */
    next: iterates[place + 1],
    /** Derivatives by finite differences. */
    measured: finiteDifferences(current.network, example),
    /** J before each update, and after the last. */
    losses: iterates.slice(0, MAX_UPDATES + 1).map(({ pass }) => pass.loss),
    hasDiverged,
  }
}
export type ShownNetwork = ReturnType<typeof shownNetwork>
