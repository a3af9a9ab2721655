import type { Verdict } from '../../demos/gradient-descent/descent-verdict'
import type { LossFunction } from '../../demos/gradient-descent/gradient-descent'
import type { DescentValues, ShownRun } from './values'
import { hasEscaped } from '../../demos/gradient-descent/gradient-descent'
import { decimalText, rateText, updateLines, weightAfter } from './number-text'
import { fastStepsOf, RUNS } from './values'

const SHAPES: Record<LossFunction['name'], string> = {
  'bowl': 'The loss J of W is a bowl with its minimum at W = 0.',
  'double-well': 'The loss J of W has two valleys, with minima at W = −2 and W = 2, and a hilltop at W = 0 between them.',
}

/** What a picture of a run shows, for those who do not see it. */
export function paneInWords(run: ShownRun): string {
  const { title, lossFunction, iterates, position, learningRate, writesFirst, showsStep, hidesNext } = run
  const current = iterates[position]!
  const heading = `${title} η = ${rateText(learningRate)}.`.trim()
  const steps = `${position} ${position === 1 ? 'step' : 'steps'}`
  const way = position === 0
    ? `The run starts at W = ${decimalText(current.weight)}.`
    : `After ${steps} from W = ${decimalText(iterates[0]!.weight)}, W = ${decimalText(current.weight)}${swings(run) ? ', with a step over the minimum each time' : ''}.`
  const slope = showsStep && !hasEscaped(current)
    ? ` The tangent there has the slope, the gradient, ${decimalText(current.gradient)}. A dashed arrow for the gradient points uphill${hidesNext ? '' : `; a solid arrow for the step, to W = ${decimalText(weightAfter(current, learningRate))}, points downhill`}.`
    : ''
  const update = writesFirst || !hasEscaped(current)
    ? ` ${writesFirst ? 'The first update' : 'The next update'}: ${updateLines(run).map(lineInWords).join('; ')}.`
    : ''
  return `${SHAPES[lossFunction.name]} ${heading} ${way}${slope}${update}`
}

const lineInWords = (parts: readonly { text: string }[]) =>
  parts.map(({ text }) => ({ '=': 'equals', '≈': 'is about', '−': 'minus', '+': 'plus', '·': 'times', '?': 'what?' })[text] ?? text).join(' ')

/** Whether every step changes the sign of the weight. */
const swings = ({ iterates, position }: ShownRun) => position > 1
  && iterates.slice(1, position + 1).every(({ weight }, index) => Math.sign(weight) === -Math.sign(iterates[index]!.weight))

/** What a step did, in one sentence. */
export function sayStep({ iterates, position }: ShownRun): string {
  const { step, weight, loss, gradient } = iterates[position]!
  return `Step ${step}: W is ${decimalText(weight)}, the loss ${decimalText(loss)}, the gradient ${decimalText(gradient)}.`
}

/** What a change did, in a sentence for those who do not see it. */
export function sayChange(before: DescentValues, now: DescentValues, run: ShownRun, sentence: string): string {
  const outcome = run.hidesNext ? 'What comes next is hidden: predict it.' : sentence
  if (before.position !== now.position)
    return run.position === run.iterates.length - 1 && !run.hidesNext ? `${sayStep(run)} ${sentence}` : sayStep(run)
  if (before.run !== now.run)
    return `Run ${RUNS.indexOf(now.run) + 1}, η = ${rateText(run.learningRate)}. ${outcome}`
  return outcome
}

export const VERDICTS: Record<Verdict, string> = { converged: 'converges', slow: 'slow', cycles: 'cycles', diverged: 'diverges', flat: 'flat' }

/** What becomes of a run on the map. */
export const sayVerdict = (verdict: Verdict, values: DescentValues) =>
  verdict === 'converged' ? `converges by step ${fastStepsOf(values)}` : VERDICTS[verdict]

/** A run as a table, as far as it is shown, the present step marked. */
export const iterateTable = ({ iterates, position }: Pick<ShownRun, 'iterates' | 'position'>) => ({
  name: 'Iterates',
  columns: ['Step', 'W', 'Loss', 'Gradient'],
  rows: () => iterates.slice(0, position + 1).map(({ step, weight, loss, gradient }) => [step, ...[weight, loss, gradient].map(decimalText)]),
  current: position,
})
