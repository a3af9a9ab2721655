import type { Gradient } from '../../demos/network/network'
import type { XorRun } from '../../demos/network/xor'
import type { FollowedNetwork } from './stages'
import type { ShownNetwork } from './values'
import { weightName } from '../../demos/network/network'
import { hasLearned } from '../../demos/network/xor'
import { spoken } from '../drawing/arithmetic'
import { longText, valueText } from '../drawing/value-text'
import { answerOf, hasNumbers } from './stages'

/** What the stage that is looked at does, for those who do not see it. */
export function sayStage({ stages, position, known }: Omit<FollowedNetwork, 'shown'>): string {
  const stage = stages[position - 1]
  if (!stage)
    return ''
  const place = `Step ${position} of ${stages.length}, ${stage.pass === 'again' ? 'forward again' : stage.pass}: ${stage.name}`
  return position > known ? `${place}: what is it?` : `${place}: ${stage.lines.map(spoken).join('; ')}.`
}

/** The network with what is known of it, for those who do not see it; without numbers the two ways through it. */
export function sayNetwork(followed: FollowedNetwork): string {
  if (!hasNumbers(followed))
    return 'A network with two inputs, two hidden units and one output y. Solid lines run forward, from the inputs through the weights to the prediction y and on to the loss J. Then dashed arrows run backward: the error goes from the loss J to the output y, and from there to the outputs of the hidden units. From the units of each layer a branch leads to the weights that enter them, W 2 first, W 1 last.'
  const { example, current, next } = followed.shown
  const known = followed.stages.slice(0, followed.known)
  const { weights } = next && known.some(({ pass }) => pass === 'again') ? next.network : current.network
  const matrices = weights.map((values, layer) => `W ${layer + 1}: ${Array.from(values, valueText).join(', ')}`).join('; ')
  const found = known.filter(({ pass }) => pass !== 'update').map(stage => `${stage.name} is ${valueText(answerOf(stage))}`)
  return `A network with two inputs, two hidden units and one output. Input x: ${example.input.map(valueText).join(', ')}. ${matrices}. Target: ${valueText(example.target[0]!)}.${found.length > 0 ? ` So far ${found.join(', ')}.` : ''}`
}

/** A row a weight: its value, its derivative, the same by finite differences, and by how much the two differ. */
export function derivativeRows({ current: { network, gradient }, measured }: ShownNetwork): string[][] {
  return network.weights.flatMap((weights, layer) => Array.from(weights, (weight, index) => {
    const [derivative, difference] = [gradient.weights[layer]![index]!, measured.weights[layer]![index]!]
    return [weightName(network.sizes, layer, index), valueText(weight), longText(derivative), longText(difference), valueText(Math.abs(derivative - difference))]
  }))
}

/** What hinders the derivatives on their way: units that are off, and sums on the kink of ReLU. */
export function sayUnits({ current: { network, pass, gradient } }: ShownNetwork): string[] {
  return pass.sums.flatMap((sums, layer) => Array.from(sums, (sum, unit) => {
    const name = layer === 0 ? `Unit ${unit + 1}` : 'The output'
    if (network.activation === 'relu' && sum === 0)
      return `${name} stands on the kink of ReLU, its sum is 0: f′ is taken to be 0, and a finite difference measures the mean of both sides.`
    if (gradient.slopes[layer]![unit] === 0)
      return `${name} is off: its sum is ${valueText(sum)}, so f′ = 0, and nothing flows back through it.`
    return ''
  })).filter(Boolean)
}

/** Where the run stands. */
export function sayRun({ updates, current, next, losses, hasDiverged }: ShownNetwork): string {
  const place = `After ${updates} ${updates === 1 ? 'update' : 'updates'} J = ${valueText(current.pass.loss)}`
  if (!next)
    return hasDiverged ? `${place}. The next update would leave all bounds: η is too large. This is the last finite state.` : `${place}.`
  const [now, then] = [current.pass.loss, next.pass.loss]
  const outlook = then === now ? 'leaves it there' : then < now ? `lowers it to ${valueText(then)}` : `raises it to ${valueText(then)}: η is too large`
  return `${place}; the next update ${outlook}.${hasDiverged ? ` The run leaves all bounds after update ${losses.length - 1}.` : ''}`
}

/** TensorFlow.js's second opinion: by how much its derivatives differ at most, and whether single precision explains that. */
export function confirmationOf({ current }: ShownNetwork, { gradient }: { gradient: Gradient }) {
  const [own, other] = [current.gradient, gradient].map(({ weights }) => weights.flatMap(values => [...values])) as [number[], number[]]
  const difference = Math.max(...own.map((value, index) => Math.abs(value - other[index]!)))
  return { difference, isClose: difference <= 1e-4 * Math.max(1, ...own.map(Math.abs)) }
}
export type Confirmation = ReturnType<typeof confirmationOf>

export const sayConfirmation = ({ difference, isClose }: Confirmation): string => isClose
  ? `TensorFlow.js’s automatic differentiation comes to the same, within ${valueText(difference)}.`
  : `TensorFlow.js computes in single precision, which holds seven digits: its derivatives differ by up to ${valueText(difference)}.`

/** What gradient descent on exclusive or came to from the starts that were tried. */
export function sayXorRuns(runs: readonly XorRun[]): string {
  if (runs.length === 0)
    return 'Step trains the network from a random start, Play from one after another.'
  const stuck = runs.filter(run => !hasLearned(run))
  const learned = `${runs.length - stuck.length} of ${runs.length} ${runs.length === 1 ? 'start' : 'starts'} learned XOR`
  if (stuck.length === 0)
    return `${learned}.`
  const steepest = Math.max(...stuck.map(({ slope }) => slope))
  return `${learned}; ${stuck.length} ${stuck.length === 1 ? 'stays' : 'stay'} near J = ½, where the gradient is all but 0 (its length is ${valueText(Number(steepest.toPrecision(2)))}): two of the four examples are answered with 0.`
}
