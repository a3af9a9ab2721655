import { scaleBand, scaleLinear } from 'd3-scale'

/** One entry of the ImageNet challenge (ILSVRC), classification. */
export interface ChallengeResult {
  year: number
  /** The name by which the entry is known. */
  name: string
  /** Top-5 error in percent, without extra training data. */
  error: number
  method: 'shallow' | 'deep'
  /** What it was that year, if not the winner. */
  role?: string
}

export type Bar = ReturnType<typeof errorBars>['bars'][number]

export interface HumanError {
  error: number
  /** Who was measured, and on how much. */
  who: string
}

const halfStroke = 1.5

/**
 * One bar a result, side by side from the left edge to `right`, the tallest reaching `top`.
 *
 * @param options.gap - Empty share of the distance from one bar to the next.
 */
export function errorBars(results: readonly ChallengeResult[], { right, top, baseline, gap }: {
  right: number
  top: number
  baseline: number
  gap: number
}) {
  const x = scaleBand(results.map((_, index) => index), [halfStroke, right]).paddingInner(gap)
  const y = scaleLinear([0, Math.max(...results.map(({ error }) => error))], [baseline, top])
  const bars = results.map((result, index) => ({
    ...result,
    x: x(index)!,
    y: y(result.error),
    width: x.bandwidth(),
    height: baseline - y(result.error),
    middle: x(index)! + x.bandwidth() / 2,
  }))
  return { bars, y }
}

/** Runs of neighbouring bars that share a property, from the first one's left edge to the last one's right edge. */
export function spans<Key>(bars: readonly Bar[], keyOf: (bar: Bar) => Key) {
  const runs: { key: Key, count: number, from: number, to: number }[] = []
  for (const bar of bars) {
    const key = keyOf(bar)
    const { from, count } = runs.at(-1)?.key === key ? runs.pop()! : { from: bar.x, count: 0 }
    runs.push({ key, count: count + 1, from, to: bar.x + bar.width })
  }
  return runs
}

export const methodName = (method: ChallengeResult['method'], count: number) =>
  ({ shallow: 'Shallow method', deep: 'Deep network' })[method] + (count > 1 ? 's' : '')
