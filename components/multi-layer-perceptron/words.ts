import type { Network, Score } from '../../demos/multi-layer-perceptron/network'
import type { Shown } from './values'
import { isHeldOut } from '../../demos/multi-layer-perceptron/data-sets'
import { createPropagation, gradientOf, parameterCount, parameterName } from '../../demos/multi-layer-perceptron/network'
import { shortText, valueText } from '../drawing/value-text'
import { percent } from '../kit/format'

const NUMERALS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const numeral = (count: number) => NUMERALS[count] ?? String(count)

/** "One perceptron", "six hidden units", "8 and 4 hidden units". */
export function nameOf({ sizes }: Pick<Network, 'sizes'>): string {
  const hidden = sizes.slice(1, -1)
  if (hidden.length === 0)
    return 'one perceptron'
  return hidden.length === 1 ? `${numeral(hidden[0]!)} hidden unit${hidden[0] === 1 ? '' : 's'}` : `layers of ${hidden.join(', ')} hidden units`
}

/** From this accuracy on the training points count as learned … */
const SOLVED = 0.99
/** … and the network as overfitted if on the others it is worse by this. */
const OVERFITTED = 0.1

export const scoreText = (score: Score | undefined): string => score ? `loss ${shortText(score.loss)}, ${percent(score.accuracy)} right` : 'no points'

/** What changes by less in an epoch, and a derivative that is less, counts as 0. */
const STILL = 1e-9

/** How well the network does, and what has become of its run, for everybody. */
export function sayEpoch({ run, state, network, hasDiverged }: Shown): string {
  const { epoch, training, heldOut } = state
  const place = epoch === 0 ? 'At the start' : `After ${epoch} epoch${epoch === 1 ? '' : 's'}`
  if (!training)
    return 'There are no points to learn from; add some.'
  const scores = `${place}: training ${scoreText(training)}${heldOut ? `; held out ${scoreText(heldOut)}` : ''}.`
  if (hasDiverged)
    return `${scores} Diverged: in the next epoch a parameter would grow beyond 10⁶. η is too large. This is the last finite state.`
  if (training.accuracy >= SOLVED)
    return `${scores} ${heldOut && heldOut.accuracy < training.accuracy - OVERFITTED ? 'Overfitted: it is right where it was trained, and less so on points that it has not seen.' : 'Learned.'}`
  const before = run.states[epoch - 1]?.parameters
  const isStill = before !== undefined && network.parameters.every((value, index) => Math.abs(value - before[index]!) < STILL)
  if (isStill && gradientOf(createPropagation(network), network.parameters, run.options.data.training).every(slope => Math.abs(slope) < STILL))
    return `${scores} Stuck: every derivative is 0, ${training.loss > 1 ? 'for the sums have grown so far that f is flat there. η is too large' : 'so nothing changes any more'}.`
  return scores
}

export const lossColumns = ['Epoch', 'Training loss', 'Held-out loss', 'Accuracy']

/** The start, and where the run stands. */
export function lossRows({ run, state }: Shown): string[][] {
  const states = state.epoch === 0 ? [state] : [run.states[0]!, state]
  return states.map(({ epoch, training, heldOut }) => [
    String(epoch),
    training ? valueText(training.loss) : '–',
    heldOut ? valueText(heldOut.loss) : '–',
    training ? percent(training.accuracy) : '–',
  ])
}

/** The network in a sentence. */
export const sayNetwork = ({ sizes, activation }: Network): string =>
  `A network of ${sizes[0]} inputs, ${sizes.slice(1, -1).map((units, index) => `${numeral(units)} unit${units === 1 ? '' : 's'} in hidden layer ${index + 1}, `).join('')}and one output; ${parameterCount(sizes)} parameters. f is ${activation}.`

/** All parameters, for those who do not see the lines. */
export const parameterRows = ({ sizes, parameters }: Network): string[][] =>
  Array.from(parameters, (value, index) => [parameterName(sizes, index), valueText(value)])

/** The plane with its points, for those who do not see it. */
export function sayPlane({ run: { options: { data } }, state }: Shown, what = 'the output y'): string {
  const count = (isHigh: boolean) => data.training.filter(point => point.isHigh === isHigh).length
  return `The plane of the inputs x 1 and x 2, in the colours of ${what} after ${state.epoch} epochs. ${count(true)} discs, ŷ = 1, and ${count(false)} squares, ŷ = −1, to learn from; ${data.heldOut.length} hollow ones held out.${state.training ? ` ${percent(state.training.accuracy)} of the training points are on their side of the line y = 0.` : ''}`
}

/** What is held out of one's own points. */
export const sayHeldOut = (index: number): string => isHeldOut(index) ? ', held out' : ''

/** TensorFlow.js's second opinion on the gradient over all training points: whether it comes to the same, in single precision. */
export function confirmationOf({ run, state, network }: Shown, { gradient }: { gradient: ArrayLike<number> }) {
  const own = gradientOf(createPropagation(network), network.parameters, run.options.data.training)
  const difference = own.reduce((most, slope, index) => Math.max(most, Math.abs(slope - gradient[index]!)), 0)
  const size = own.reduce((most, slope) => Math.max(most, Math.abs(slope)), 1)
  return { epoch: state.epoch, difference, isClose: difference <= 1e-4 * size }
}
export type Confirmation = ReturnType<typeof confirmationOf>

export const sayConfirmation = ({ epoch, difference, isClose }: Confirmation): string => isClose
  ? `Gradient at epoch ${epoch}: TensorFlow.js’s automatic differentiation comes to the same, within ${valueText(difference)}.`
  : `Gradient at epoch ${epoch}: TensorFlow.js computes in single precision, which holds seven digits; it differs by up to ${valueText(difference)}.`
