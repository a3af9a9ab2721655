import type { Rehearsal } from '../../site/pacing'
import { describe, expect, it } from 'vitest'
import { addTime, clockText, interrupted, MAX_REHEARSALS, readRehearsals, sayPace } from '../../site/pacing'
import { slides } from '../support/deck'

const sections = [{ name: 'Opening', minutes: 10 }, { name: 'One', minutes: 20 }, { name: 'Two', minutes: 30 }]
const rehearsal = (...minutes: number[]): Rehearsal => ({ startedAt: 1, spent: minutes.map(minutes => 60 * minutes), lastAt: 1 })

describe('time', () => {
  it('is added up by section and rehearsal, across two of them', () => {
    let rehearsals: Rehearsal[] = []
    for (const [startedAt, section, seconds] of [[100, 0, 5], [100, 0, 1], [100, 2, 7], [200, 0, 3], [200, 1, 4]] as const)
      rehearsals = addTime(rehearsals, startedAt, section, seconds, 9)
    expect(rehearsals).toEqual([{ startedAt: 100, spent: [6, 0, 7], lastAt: 9 }, { startedAt: 200, spent: [3, 4], lastAt: 9 }])
    expect(readRehearsals(JSON.stringify(rehearsals))).toEqual(rehearsals)
  })

  it('is not added while the machine slept, or its clock was set back', () => {
    expect(addTime([], 1, 0, 4000, 9)).toEqual([{ startedAt: 1, spent: [0], lastAt: 9 }])
    expect(addTime([], 1, 0, -3, 9)).toEqual([{ startedAt: 1, spent: [0], lastAt: 9 }])
  })

  it('is kept of the latest rehearsals', () => {
    let rehearsals: Rehearsal[] = []
    for (let start = 1; start <= 8; start++)
      rehearsals = addTime(rehearsals, start, 0, 1, start)
    expect(rehearsals.map(({ startedAt }) => startedAt)).toEqual([4, 5, 6, 7, 8])
    expect(rehearsals).toHaveLength(MAX_REHEARSALS)
  })

  it('goes on in a window that was loaded anew a moment ago, and not the next day', () => {
    const rehearsals = [{ startedAt: 1000, spent: [5], lastAt: 6000 }]
    expect(interrupted(rehearsals, 20_000)).toBe(rehearsals[0])
    expect(interrupted(rehearsals, 86_400_000)).toBeUndefined()
  })

  it.each([null, '', '{}', '[1]', '[{"startedAt":1}]', '[{"startedAt":1,"spent":[1]}]', '[{"startedAt":1,"spent":["x"],"lastAt":1}]', '[{"startedAt":1,"spent":[-1],"lastAt":1}]', 'no JSON'])('is none if what was kept is %j', (text) => {
    expect(readRehearsals(text)).toEqual([])
  })
})

describe('the pace', () => {
  it.each([
    [rehearsal(4), 0, '4:00 of 10 min'],
    [rehearsal(10, 5), 1, '5:00 of 20 min'],
    [rehearsal(13, 5), 1, '5:00 of 20 min, 3 min behind'],
    [rehearsal(13, 22), 1, '22:00 of 20 min, 5 min behind'],
    [rehearsal(10, 14, 0.5), 2, '0:30 of 30 min, 6 min ahead'],
    [rehearsal(10.3, 5), 1, '5:00 of 20 min'],
  ])('of %j in section %i is %s', (rehearsal, current, says) => {
    expect(sayPace(sections, rehearsal, current)).toBe(says)
  })

  it('is printed in minutes and seconds', () => {
    expect([0, 9.9, 65, 3605].map(clockText)).toEqual(['0:00', '0:09', '1:05', '60:05'])
  })
})

it('the plan fills the lecture', () => {
  const planned = slides.flatMap(({ frontmatter }) => frontmatter.minutes === undefined ? [] : [Number(frontmatter.minutes)])
  expect(planned).toHaveLength(4)
  expect(planned.reduce((sum, minutes) => sum + minutes, 0)).toBe(Number.parseInt(String(slides[0]!.frontmatter.duration)))
})
