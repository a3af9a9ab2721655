import type { Iterate, LossFunction } from '../../demos/gradient-descent/gradient-descent'
import type { ValuesOf } from '../kit/fields'
import { bowl, doubleWell } from '../../demos/gradient-descent/gradient-descent'
import { choiceField, numberField, predictionFields } from '../kit/fields'

export const RUNS = ['first', 'second'] as const
export type RunName = typeof RUNS[number]
export const RUN_CHOICES = RUNS.map((value, index) => ({ value, label: String(index + 1) }))

const MAX_STEPS = 60
const rateField = (start: number) => numberField({ default: start, min: 0, max: 1e12 })

/** What gradient descent is set to: two runs from one start, and what is seen of them. */
export const descentFields = {
  loss: choiceField(['bowl', 'double-well']),
  start: numberField({ default: 10, min: -1000, max: 1000 }),
  momentum: numberField({ default: 0, min: 0, max: 0.99 }),
  firstRate: rateField(0.05),
  secondRate: rateField(0.95),
  /** The run that the controls are about. */
  run: choiceField(RUNS, 'second'),
  /** Both side by side, or that one alone. */
  panes: choiceField(['one', 'both'], 'both'),
  /** How many steps a run has. */
  steps: numberField({ default: 40, min: 1, max: MAX_STEPS, integer: true }),
  /** How many of them show. */
  position: numberField({ default: 0, min: 0, max: MAX_STEPS, integer: true }),
  ...predictionFields,
}
export type DescentValues = ValuesOf<typeof descentFields>

/** How far the talk follows both runs: one step more, and the large one leaves the picture. */
const TALK_STEPS = 7

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

/** Which value is a run's learning rate. */
export const RATE_FIELDS = { first: 'firstRate', second: 'secondRate' } as const

/** The learning rate of the run that the controls are about. */
export const rateOf = (values: DescentValues) => values[RATE_FIELDS[values.run]]

/** Another for it. */
export const withRate = ({ run }: DescentValues, rate: number): Partial<DescentValues> => ({ [RATE_FIELDS[run]]: rate })

/** A run of gradient descent as far as a picture shows it. */
export function shownRun(
  values: DescentValues,
  name: RunName,
  iterates: readonly Iterate[],
  { exploring, clicks, isHidden }: { exploring: boolean, clicks: number, isHidden: boolean },
) {
  /** The names of the note; of a visitor's runs no one knows which is small. */
  const inTheTalk = name === 'first' ? 'Small step:' : 'Large step:'
  return {
    name,
    title: exploring ? `Run ${RUNS.indexOf(name) + 1}:` : clicks === 0 ? '' : inTheTalk,
    lossFunction: lossFunctions[values.loss],
    learningRate: values[RATE_FIELDS[name]],
    momentum: values.momentum,
    /** All of it, the start among them. */
    iterates,
    /** Index of the iterate that is looked at. */
    position: Math.min(values.position, iterates.length - 1),
    /** Writes out the first update, as the talk does, and not the one that comes. */
    writesFirst: !exploring,
    /** Draws what the next step is made of. */
    showsStep: exploring || clicks === 0,
    /** What comes next is to be guessed. */
    hidesNext: isHidden,
  }
}
export type ShownRun = ReturnType<typeof shownRun>

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

/** Rows of the map, and columns. */
export const MAP_SIDE = 64

const axesUpTo = (reach: number) => ({
  // Among them 0, the flat top of the hill, and 1, the edge of stability.
  starts: Array.from({ length: MAP_SIDE }, (_, row) => reach * (row / (MAP_SIDE / 2) - 1)),
  learningRates: Array.from({ length: MAP_SIDE }, (_, column) => Number((10 ** ((column - 50) / 25)).toPrecision(3))),
})

/** The map's axes: a learning rate a column, a start a row from below. Rates of three digits, so that a point's run can be named. */
export const mapAxes = { 'bowl': axesUpTo(12), 'double-well': axesUpTo(4) }

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
