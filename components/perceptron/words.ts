import type { Point } from '../../demos/perceptron/data-sets'
import type { TrainingStep } from '../../demos/perceptron/training'
import type { PerceptronTraining, ShownStep } from './values'
import { answer, isRight, lossOf, targetOf } from '../../demos/perceptron/perceptron'
import { spoken } from '../drawing/arithmetic'
import { valueText } from '../drawing/value-text'
import { labelled } from '../kit/fields'
import { ACTIVATION_NAMES, forwardLines, updateLines } from './lines'

/** What the lists offer. */
export const DATA_GROUPS = [{ choices: labelled({ and: 'AND', or: 'OR', xor: 'XOR', own: 'own points' }) }]
export const ACTIVATION_GROUPS = [{ choices: labelled(ACTIVATION_NAMES) }]

const placeText = ([x1, x2]: Point['x']) => `(${valueText(x1)}, ${valueText(x2)})`
const and = (texts: readonly string[]) => texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`

/** How many points are on their side of the line. */
export const countRight = ({ training: { points, activation }, now }: ShownStep): number =>
  points.filter(point => isRight(now, point, activation)).length

/** What happens at a step, for those who do not see it. */
export function sayStep(shown: ShownStep): string {
  const { training, position, step, target, x, place, isHidden } = shown
  const where = step ? `Step ${position}, point ${place! + 1} of ${training.points.length}` : place === undefined ? 'Inputs set by hand' : 'At the start'
  if (isHidden)
    return `${where}: inputs ${placeText(x)}, target ${valueText(target ?? 0)}. What is y?`
  return [`${where}: ${forwardLines(shown).map(spoken).join('; ')}.`, step ? saidUpdate(shown) : ''].filter(Boolean).join(' ')
}

function saidUpdate(shown: ShownStep): string {
  if (shown.step!.gradient.every(slope => slope === 0))
    return 'Nothing changes.'
  return `${updateLines(shown).slice(1).map(spoken).join('; ').replaceAll('←', 'becomes')}. ${countRight(shown)} of ${shown.training.points.length} points are right.`
}

/** The perceptron with its numbers, for those who do not see it. */
export function sayPerceptron({ training, weights, x, sum, y, isHidden }: ShownStep): string {
  const [w0, w1, w2] = weights.map(valueText)
  return `A perceptron with the constant input 1 and the inputs x 1 = ${valueText(x[0])} and x 2 = ${valueText(x[1])}, and with the weights W 0 = ${w0}, W 1 = ${w1}, W 2 = ${w2}.${isHidden ? '' : ` Their weighted sum is ${valueText(sum)}, and y = ${training.activation}(${valueText(sum)}) = ${valueText(y)}.`}`
}

/** Why no line separates the points; that one does otherwise. */
export function sayOverlap({ points, overlap, activation }: PerceptronTraining): string {
  if (!overlap)
    return points.some(({ isHigh }) => isHigh) && points.some(({ isHigh }) => !isHigh) ? 'A line separates these points.' : 'All points are of one kind.'
  const among = (places: readonly Point['x'][], isHigh: boolean) =>
    `${['at', 'on', 'in'][places.length - 1]} ${places.map(placeText).join('–')}, where ŷ = ${valueText(targetOf({ isHigh }, activation))}`
  return `No line separates these points: ${placeText(overlap.at)} lies ${among(overlap.high, true)}, and ${among(overlap.low, false)}. A linear sum would have to be high and low there at once.`
}

/** Where the run stands, and what becomes of it. */
export function sayRun(shown: ShownStep): string {
  const { position, now, training: { run, points, activation } } = shown
  const place = `After ${position} ${position === 1 ? 'step' : 'steps'} ${countRight(shown)} of ${points.length} points are right, J = ${valueText(lossOf(now, points, activation))}.`
  if (points.length === 0)
    return 'There are no points to learn from; add some.'
  if (run.hasDiverged && position === run.steps.length)
    return `${place} The next update would leave all bounds: η is too large. This is the last finite state.`
  if (run.learnedAt !== undefined && position >= run.learnedAt)
    return `${place} Learned${activation === 'step' ? ': nothing changes any more' : ''}.`
  if (run.cycle && position >= run.cycle.from + run.cycle.length)
    return `${place} The weights of step ${run.cycle.from} came back at step ${run.cycle.from + run.cycle.length}: it goes round for ever.`
  if (activation === 'relu' && points.every(({ x }) => answer(now, x, activation).sum <= 0))
    return `${place} ReLU is off at every point: f′ = 0, and nothing changes any more.`
  return place
}

export const pointColumns = ['Point', 'x₁', 'x₂', 'ŷ', 'Σ', 'y', 'Side']

/** A row a point, with the weights as they stand. */
export const pointRows = ({ training: { points, activation }, now }: ShownStep): string[][] => points.map((point, index) => {
  const { sum, y } = answer(now, point.x, activation)
  return [String(index + 1), ...point.x.map(valueText), valueText(targetOf(point, activation)), valueText(sum), valueText(y), isRight(now, point, activation) ? 'right' : 'wrong']
})

/** The plane with its line, for those who do not see it. */
export function sayPlane(shown: ShownStep): string {
  const { points, activation } = shown.training
  const kinds = [true, false].map((isHigh) => {
    const places = points.filter(point => point.isHigh === isHigh).map(({ x }) => placeText(x))
    return `${isHigh ? 'Discs' : 'Squares'}, ŷ = ${valueText(targetOf({ isHigh }, activation))}: ${places.length > 0 ? and(places) : 'none'}.`
  })
  return `The plane of the inputs x 1 and x 2. ${kinds.join(' ')}${shown.isHidden ? '' : ` The line has ${countRight(shown)} of ${points.length} points on their side.`}`
}

/** So near to 0 single precision may round a sum to either side, where the step jumps and ReLU has its kink. */
const EDGE = 1e-5

/** TensorFlow.js's second opinion on every step of the run: whether its answers and derivatives, in single precision, are the same. */
export function sayConfirmation(steps: readonly TrainingStep[], { y, gradients }: { y: ArrayLike<number>, gradients: ArrayLike<number> }): string {
  const differences = steps.flatMap((step, index) => Math.abs(step.sum) < EDGE
    ? []
    : [
        Math.abs(step.y - y[index]!),
        ...step.gradient.map((slope, weight) => Math.abs(slope - gradients[3 * index + weight]!)),
      ])
  const size = Math.max(1, ...steps.flatMap(({ gradient }) => gradient.map(Math.abs)))
  const difference = Math.max(0, ...differences)
  return difference <= 1e-4 * size
    ? `TensorFlow.js’s automatic differentiation comes to the same at every step, ${difference === 0 ? 'to the last digit' : `within ${valueText(difference)}`}.`
    : `TensorFlow.js computes in single precision, which holds seven digits: its derivatives differ by up to ${valueText(difference)}.`
}
