import type { ShownRun } from '../figures/shown-run'
import type { DescentValues } from './descent-values'
import { rateText } from '../figures/descent-text'
import { sayStep } from '../figures/descent-words'
import { RUNS } from './descent-values'

/** What a change did, in a sentence for those who do not see it; undefined if it did nothing worth saying. */
export function sayChange(
  before: DescentValues,
  now: DescentValues,
  { run, sentence, isHidden }: { run: ShownRun, sentence: string, isHidden: boolean },
): string | undefined {
  const changed = (name: keyof DescentValues) => before[name] !== now[name]
  const isAtEnd = run.position === run.iterates.length - 1
  const outcome = isHidden ? 'What comes next is hidden: predict it.' : sentence
  if (changed('position'))
    return isAtEnd && !isHidden ? `${sayStep(run)} ${sentence}` : sayStep(run)
  if (changed('run'))
    return `Run ${RUNS.indexOf(now.run) + 1}, η = ${rateText(run.learningRate)}. ${outcome}`
  return outcome
}
