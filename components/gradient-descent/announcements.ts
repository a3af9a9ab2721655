import type { ShownRun } from './shown-run'
import type { DescentValues } from './values'
import { rateText } from './number-text'
import { RUNS } from './values'
import { sayStep } from './words'

/** What a change did, in a sentence for those who do not see it. */
export function sayChange(
  before: DescentValues,
  now: DescentValues,
  { run, sentence, isHidden }: { run: ShownRun, sentence: string, isHidden: boolean },
): string {
  const changed = (name: keyof DescentValues) => before[name] !== now[name]
  const isAtEnd = run.position === run.iterates.length - 1
  const outcome = isHidden ? 'What comes next is hidden: predict it.' : sentence
  if (changed('position'))
    return isAtEnd && !isHidden ? `${sayStep(run)} ${sentence}` : sayStep(run)
  if (changed('run'))
    return `Run ${RUNS.indexOf(now.run) + 1}, η = ${rateText(run.learningRate)}. ${outcome}`
  return outcome
}
