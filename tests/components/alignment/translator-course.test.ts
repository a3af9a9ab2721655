import type { AlignmentRun } from '../../../demos/alignment/recorded-run'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { liveCourse } from '../../../components/alignment/translator-course'
import { sayCourse } from '../../../components/alignment/words'
import { build, lecture } from '../../../demos/alignment/grammar'
import { initialNetwork } from '../../../demos/alignment/networks'
import { decodeWeights } from '../../../demos/alignment/weights'

const recorded = JSON.parse(readFileSync('public/weights/alignment-run.json', 'utf8')) as AlignmentRun
const last = recorded.steps.length - 1
const { links } = build(lecture)

/** Both have a row for each French word and a share for each English one, equal but for rounding. */
function expectSameAttention(one: AlignmentRun['steps'][number]['attention'], other: typeof one): void {
  expect(one.map(row => row.length)).toEqual(other.map(row => row.length))
  one.flat().forEach((share, index) => expect(Math.abs(share - other.flat()[index]!)).toBeLessThan(1e-3))
}

describe('a run in the room', () => {
  it('has at its seed’s first parameters the attention that was recorded before training, and at the shipped ones that after it', () => {
    const ends = [
      { place: 0, parameters: initialNetwork('alignment', recorded.seed).parameters },
      { place: last, parameters: decodeWeights(readFileSync('public/weights/alignment.bin')).parameters },
    ]
    for (const { place, parameters } of ends) {
      const { step, attention } = recorded.steps[place]!
      const course = liveCourse({ step, parameters }, [])
      expect(course).toMatchObject({ step, isRecorded: false })
      expectSameAttention(course.attention, attention)
    }
  })

  it('has the score that came with its weights, and no other', () => {
    const { parameters } = initialNetwork('alignment', 3)
    const scores = [{ step: 2, score: 0.25 }, { step: 4, score: 0.5 }]
    expect(liveCourse({ step: 2, parameters }, scores).tokens).toBe(0.25)
    expect(liveCourse({ step: 3, parameters }, scores).tokens).toBeUndefined()
  })
})

describe('how far a run has come', () => {
  it.each([0, 4, last])('is told of kept step %i of the recorded run as it was measured', (place) => {
    const { step, tokens, attention } = recorded.steps[place]!
    const aligned = attention.filter((row, word) => row.every(share => share <= row[links[word]!]!)).length
    expect(sayCourse({ step, tokens, attention, isRecorded: true }, links)).toBe(
      `After ${step} steps: ${(100 * tokens).toFixed(1)} % of the French words right; in this sentence ${aligned} of 14 look at the word that decides them.`,
    )
  })

  it('is told without a score while there is none', () => {
    const attention = links.map(link => Array.from({ length: 13 }, (_, column) => column === link ? 0.4 : 0.05))
    expect(sayCourse({ step: 12, isRecorded: false, attention }, links)).toBe('After 12 steps: in this sentence 14 of 14 look at the word that decides them.')
    expect(sayCourse({ step: 12, isRecorded: false, attention: [attention[1]!, ...attention.slice(1)] }, links)).toContain(' 13 of 14 ')
  })
})
