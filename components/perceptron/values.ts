import type { Point } from '../../demos/perceptron/data-sets'
import type { Weights } from '../../demos/perceptron/perceptron'
import type { ValuesOf } from '../kit/fields'
import { dataSets, PLANE } from '../../demos/perceptron/data-sets'
import { answer, perceptronActivations, targetOf } from '../../demos/perceptron/perceptron'
import { findOverlap } from '../../demos/perceptron/separability'
import { initialWeights, runTraining, WEIGHT_CAP, weightsAfter } from '../../demos/perceptron/training'
import { askAnew, choiceField, numberField, optionalField, predictionFields, vectorField } from '../kit/fields'
import { pointsFieldOf } from '../kit/points-field'

/** How many steps a run has at most. */
const MAX_STEPS = 400

export const MAX_POINTS = 12

/** What an input and a weight can be. */
export const LIMITS = {
  input: { min: -100, max: 100 },
  weight: { min: -WEIGHT_CAP, max: WEIGHT_CAP },
} as const

const pointsField = pointsFieldOf({
  default: [
    { x: [0.2, 0.2], isHigh: false },
    { x: [0.8, 0.1], isHigh: false },
    { x: [0.1, 0.7], isHigh: false },
    { x: [0.6, 1.1], isHigh: true },
    { x: [1.1, 0.6], isHigh: true },
    { x: [1.2, 1.2], isHigh: true },
  ],
  ...PLANE,
  count: MAX_POINTS,
})

/** What the perceptron is set to: its points, where it starts, and how far it has learned. */
export const perceptronFields = {
  data: choiceField(['and', 'or', 'xor', 'own']),
  /** Those of one's own. */
  points: pointsField,
  activation: choiceField(perceptronActivations),
  learningRate: numberField({ default: 0.5, min: 0, max: 100 }),
  /** Of the weights at the start … */
  seed: numberField({ default: 9, min: 1, max: 9999, integer: true }),
  /** … unless they were set by hand. */
  weights: optionalField(vectorField({ default: [0, 0, 0], ...LIMITS.weight })),
  /** Inputs set by hand; without them those of the point that is shown. */
  input: optionalField(vectorField({ default: [0, 0], ...LIMITS.input })),
  /** How many updates were made. */
  position: numberField({ default: 0, min: 0, max: MAX_STEPS, integer: true }),
  ...predictionFields,
}
export type PerceptronValues = ValuesOf<typeof perceptronFields>
type Setting = Pick<PerceptronValues, 'data' | 'points' | 'activation' | 'learningRate' | 'seed' | 'weights'>

/** What a change sets besides: other data or another start begin a run anew, a new seed draws weights, and a step shows a point of the data. */
export function startAnew(some: Partial<PerceptronValues>): Partial<PerceptronValues> {
  const begins = ['data', 'seed', 'weights'].some(name => name in some)
  return askAnew({
    ...'seed' in some && { weights: null },
    ...begins && { position: 0 },
    ...(begins || 'position' in some) && { input: null },
    ...some,
  })
}

/** A whole run, and whether it can succeed. */
export function trainingOf({ data, points: own, activation, learningRate, seed, weights }: Setting) {
  const points = data === 'own' ? own : dataSets[data]
  const start = weights ? weights as unknown as Weights : initialWeights(seed)
  return {
    points,
    activation,
    learningRate,
    run: runTraining(start, points, { activation, learningRate }, MAX_STEPS),
    /** Why no line separates the points; undefined if one does. */
    overlap: findOverlap(points),
  }
}
export type PerceptronTraining = ReturnType<typeof trainingOf>

/** The perceptron at one step: the point that is shown, the sum, the answer, and the update if there was one. */
export function shownStep(training: PerceptronTraining, { position, input }: Pick<PerceptronValues, 'position' | 'input'>, isHidden = false) {
  const { run, points, activation } = training
  const count = Math.min(position, run.steps.length)
  const now = weightsAfter(run, count)
  const step = input ? undefined : run.steps[count - 1]
  const place = input || points.length === 0 ? undefined : step?.place ?? 0
  const x = (place === undefined ? input ?? [0, 0] : points[place]!.x) as Point['x']
  const weights = step?.before ?? now
  return {
    training,
    position: count,
    /** Undefined at the start, and for inputs set by hand. */
    step,
    x,
    /** Index of the point; undefined for inputs set by hand. */
    place,
    /** Those that weigh the inputs. */
    weights,
    ...answer(weights, x, activation),
    target: place === undefined ? undefined : targetOf(points[place]!, activation),
    /** After the update. */
    now,
    /** What comes out is to be predicted. */
    isHidden,
  }
}
export type ShownStep = ReturnType<typeof shownStep>
