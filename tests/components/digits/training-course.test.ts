import type { DigitsRun } from '../../../demos/digits/recorded-run'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { liveCourse, recordedCourse } from '../../../components/digits/training-course'
import { sayCourse } from '../../../components/digits/words'
import { initialParameters, partsOf } from '../../../demos/digits/architecture'
import metrics from '../../../demos/digits/digits-metrics.json'

const runs = (['digits', 'digits-ordinary'] as const).map(name => ({
  name,
  initialisation: metrics.networks[name].initialisation as 'small' | 'ordinary',
  run: JSON.parse(readFileSync(`public/weights/${name}-run.json`, 'utf8')) as DigitsRun,
}))
const mean = (numbers: readonly number[]) => numbers.reduce((sum, value) => sum + value, 0) / numbers.length

describe.each(runs)('the recorded run of $name', ({ name, initialisation, run }) => {
  it('ends with what was measured of the shipped seed', () => {
    const course = recordedCourse(run, run.steps.length - 1, initialisation)
    const measured = metrics.networks[name].runs.find(({ seed }) => seed === run.seed)!
    expect(course.step).toBe(1000)
    expect(course.cosine).toBeCloseTo(mean(measured.cosines), 3)
    expect(course.accuracy).toBeCloseTo(measured.drawings, 4)
  })

  it('has at each kept step the losses up to it, and their latest mean', () => {
    run.steps.forEach(({ step }, place) => {
      const { losses, loss } = recordedCourse(run, place, initialisation)
      expect(losses).toEqual(run.losses.slice(0, step))
      expect(loss).toBeCloseTo(mean(run.losses.slice(Math.max(0, step - 20), step)), 10)
    })
  })
})

// The lesson: at the same accuracy, ordinary kernels stay what chance made of them.
it('forms small kernels, and leaves ordinary ones as they were', () => {
  const [small, ordinary] = runs.map(({ run, initialisation }) => recordedCourse(run, run.steps.length - 1, initialisation)) as [ReturnType<typeof recordedCourse>, ReturnType<typeof recordedCourse>]
  expect(small.cosine).toBeLessThan(0.5)
  expect(ordinary.cosine).toBeGreaterThan(0.8)
  expect(Math.abs(small.accuracy! - ordinary.accuracy!)).toBeLessThan(0.02)
})

describe('a run in the room', () => {
  const begun = { seed: 4, variant: 'ordinary', stage: 'begun', losses: [], scores: [] } as const

  it('begins with the kernels that its seed gives', () => {
    const course = liveCourse(begun, 'ordinary')
    const { firstKernels } = partsOf(initialParameters(4, 'ordinary'))
    expect(course.kernels[2]![7]).toBe(firstKernels[7 * 6 + 2])
    expect(course.cosine).toBeCloseTo(1, 10)
    expect(sayCourse(course, 120)).toBe('Cosine of the kernels to their first values: 1.00.')
  })

  it('goes on with those that were read last', () => {
    const parameters = initialParameters(4, 'ordinary').map((value, index) => index < 150 ? -value : value)
    const course = liveCourse({ ...begun, losses: [2, 1], scores: [{ step: 1, score: 0.5 }, { step: 2, score: 0.925 }], weights: { step: 2, parameters } }, 'ordinary')
    expect(course).toMatchObject({ step: 2, loss: 1.5, accuracy: 0.925 })
    expect(sayCourse(course, 120)).toBe('Loss 1.50, 92.5 % of the 120 drawings right. Cosine of the kernels to their first values: −1.00.')
  })
})
