import type { LossFunction } from '../../demos/gradient-descent/gradient-descent'
import type { ValuesOf } from '../kit/fields'
import { bowl, doubleWell } from '../../demos/gradient-descent/gradient-descent'
import { choiceField, numberField, predictionFields } from '../kit/fields'

export const RUNS = ['first', 'second'] as const
export type RunName = typeof RUNS[number]
export const RUN_CHOICES = RUNS.map((value, index) => ({ value, label: String(index + 1) }))

/** What a learning rate, a start and a momentum can be. */
export const LIMITS = {
  rate: { min: 0, max: 1e12 },
  start: { min: -1000, max: 1000 },
  momentum: { min: 0, max: 0.99 },
  steps: { min: 1, max: 60, integer: true },
} as const

/** What gradient descent is set to: two runs from one start, and what is seen of them. */
export const descentFields = {
  loss: choiceField(['bowl', 'double-well']),
  start: numberField({ default: 10, ...LIMITS.start }),
  momentum: numberField({ default: 0, ...LIMITS.momentum }),
  firstRate: numberField({ default: 0.05, ...LIMITS.rate }),
  secondRate: numberField({ default: 0.95, ...LIMITS.rate }),
  /** The run that the controls are about. */
  run: choiceField(RUNS, 'second'),
  /** Both side by side, or that one alone. */
  panes: choiceField(['one', 'both'], 'both'),
  /** How many steps a run has. */
  steps: numberField({ default: 40, ...LIMITS.steps }),
  /** How many of them show. */
  position: numberField({ default: 0, min: 0, max: LIMITS.steps.max, integer: true }),
  ...predictionFields,
}
export type DescentValues = ValuesOf<typeof descentFields>

/** How far the talk follows both runs: one step more, and the large one leaves the picture. */
export const TALK_STEPS = 7

/**
 * The talk: the slope and the step it calls for (0), many small steps (1), beside them as many that are too large (2). They start
 * half-way up, so that the large ones have room to overshoot.
 */
export function scriptOf(click: number): Partial<DescentValues> {
  if (click === 0)
    return { run: 'first', panes: 'one', start: 5, firstRate: 0.3 }
  if (click === 1)
    return { run: 'first', panes: 'one', start: 5, position: TALK_STEPS }
  return { start: 5, secondRate: 1.05, position: TALK_STEPS }
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
