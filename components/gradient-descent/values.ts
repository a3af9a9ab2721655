import type { LossFunction } from '../../demos/gradient-descent/gradient-descent'
import type { Fields } from '../kit/fields'
import { bowl, doubleWell } from '../../demos/gradient-descent/gradient-descent'
import { choiceField, flagField, numberField } from '../kit/fields'

export const RUNS = ['first', 'second'] as const
export type RunName = typeof RUNS[number]

/** What gradient descent is set to: two runs from one start, and what is seen of them. */
export interface DescentValues {
  loss: LossFunction['name']
  start: number
  momentum: number
  firstRate: number
  secondRate: number
  /** The run that the controls are about. */
  run: RunName
  /** Both side by side, or that one alone. */
  panes: 'one' | 'both'
  /** How many steps a run has. */
  steps: number
  /** How many of them show. */
  position: number
  /** What comes next is hidden, to be guessed … */
  predict: boolean
  /** … until it is revealed. */
  revealed: boolean
}

/** What a learning rate, a start and a momentum can be. */
export const LIMITS = {
  rate: { least: 0, most: 1e12 },
  start: { least: -1000, most: 1000 },
  momentum: { least: 0, most: 0.99 },
  steps: { least: 1, most: 60 },
} as const

const STEPS = 40

export const descentFields: Fields<DescentValues> = {
  loss: choiceField(['bowl', 'double-well']),
  start: numberField({ fallback: 10, ...LIMITS.start }),
  momentum: numberField({ fallback: 0, ...LIMITS.momentum }),
  firstRate: numberField({ fallback: 0.05, ...LIMITS.rate }),
  secondRate: numberField({ fallback: 0.95, ...LIMITS.rate }),
  run: choiceField(RUNS, 'second'),
  panes: choiceField(['one', 'both'], 'both'),
  steps: numberField({ fallback: STEPS, ...LIMITS.steps, whole: true }),
  position: numberField({ fallback: 0, least: 0, most: LIMITS.steps.most, whole: true }),
  predict: flagField(),
  revealed: flagField(),
}

/** How far the talk follows each run: the picture gets too full, or says nothing new. */
export const TALK_STEPS: Record<RunName, number> = { first: 12, second: 6 }

const TALK: DescentValues = {
  loss: 'bowl',
  start: 10,
  momentum: 0,
  firstRate: 0.05,
  secondRate: 0.95,
  run: 'first',
  panes: 'one',
  steps: STEPS,
  position: TALK_STEPS.first,
  predict: false,
  revealed: false,
}

/** The talk: the slope and the step it calls for (0), many small steps (1), beside them steps too large (2). */
export function scriptOf(step: number): DescentValues {
  if (step === 0)
    return { ...TALK, start: 5, firstRate: 0.3, position: 0 } // lower, so that the gradient, to the scale of W, fits beside the curve
  if (step === 1)
    return TALK
  return { ...TALK, run: 'second', panes: 'both', position: TALK_STEPS.second }
}

export const lossFunctions: Record<LossFunction['name'], LossFunction> = { 'bowl': bowl, 'double-well': doubleWell }

export const rateOf = ({ firstRate, secondRate }: DescentValues, run: RunName) => run === 'first' ? firstRate : secondRate

/** A learning rate for the run that the controls are about. */
export const withRate = ({ run }: DescentValues, rate: number): Partial<DescentValues> =>
  run === 'first' ? { firstRate: rate } : { secondRate: rate }

interface Preset { name: string, start: number, rate: number }

/** One run of each kind, on each loss. */
export const presets: Record<LossFunction['name'], readonly Preset[]> = {
  'bowl': [
    { name: 'small', start: 10, rate: 0.05 },
    { name: 'good', start: 10, rate: 0.2 },
    { name: 'bounce', start: 10, rate: 0.95 },
    { name: 'diverge', start: 10, rate: 1.05 },
  ],
  'double-well': [
    { name: 'small', start: 3, rate: 0.02 },
    { name: 'good', start: 3, rate: 0.2 },
    { name: 'bounce', start: 3, rate: 1.05 },
    { name: 'diverge', start: 3, rate: 1.8 },
  ],
}

/** Where a run starts when its loss is chosen. */
export const usualStart = (loss: LossFunction['name']) => presets[loss][0]!.start

/** The map's axes: a learning rate a column, a start a row from below. Rates of three digits, so that a point's run can be named. */
export function mapAxes(loss: LossFunction['name']): { starts: number[], learningRates: number[] } {
  const COUNT = 64
  const reach = loss === 'bowl' ? 12 : 4
  return {
    // Among them 0, the flat top of the hill, and 1, the edge of stability.
    starts: Array.from({ length: COUNT }, (_, row) => reach * (row / (COUNT / 2) - 1)),
    learningRates: Array.from({ length: COUNT }, (_, column) => Number((10 ** ((column - 50) / 25)).toPrecision(3))),
  }
}

/** Steps of every run on the map. */
export const MAP_STEPS = 200

/**
 * By which step a run of the map must be in its minimum to count as fast: as many as the runs beside the map have, or, since
 * √β is how much of its distance a run with momentum keeps a step at best, as many as such a run needs from half-way out.
 *
 * @see Goh (2017), Why momentum really works. https://distill.pub/2017/momentum
 */
export function fastStepsOf({ steps, momentum }: Pick<DescentValues, 'steps' | 'momentum'>): number {
  const share = 0.005 / 6
  const needed = momentum === 0 ? 0 : Math.ceil(Math.log(share) / Math.log(Math.sqrt(momentum)))
  return Math.min(Math.max(steps, needed), MAP_STEPS - 50)
}
