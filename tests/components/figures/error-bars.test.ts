import type { ChallengeResult } from '../../../components/figures/error-bars'
import { expect, it } from 'vitest'
import { errorBars, spans } from '../../../components/figures/error-bars'
import * as facts from '../../../pages/facts/imagenet'

const results: ChallengeResult[] = [
  { year: 2011, name: 'A', error: 20, method: 'shallow' },
  { year: 2012, name: 'B', error: 10, method: 'deep' },
  { year: 2013, name: 'C', error: 5, method: 'deep' },
]
const { bars, y } = errorBars(results, { right: 300, top: 0, baseline: 200, gap: 0.2 })

it('draws heights in proportion to the errors, from zero', () => {
  expect(bars.map(({ height }) => height)).toEqual([200, 100, 50])
  expect(y(0)).toBe(200)
})

it('joins neighbours of one kind', () => {
  expect(spans(bars, ({ method }) => method).map(({ key, count }) => [key, count])).toEqual([['shallow', 1], ['deep', 2]])
})

it('shows the published winners of the challenge', () => {
  // Russakovsky et al. (2015), table 6 and the entrants' papers; without extra data throughout.
  const published = [[2010, 28.2], [2011, 25.8], [2012, 16.4], [2013, 11.7], [2014, 6.7], [2015, 3.57], [2016, 2.99], [2017, 2.25]]
  const lists = Object.values(facts).filter((fact): fact is readonly ChallengeResult[] => Array.isArray(fact))
  const winners = lists.find(list => list.length === published.length)!
  expect(winners.map(({ year, error }) => [year, error])).toEqual(published)
  expect(winners.map(({ method }) => method)).toEqual(published.map(([year]) => year! < 2012 ? 'shallow' : 'deep'))
})
