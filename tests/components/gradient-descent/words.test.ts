import type { ShownRun } from '../../../components/gradient-descent/shown-run'
import { describe, expect, it } from 'vitest'
import { paneInWords, sayStep } from '../../../components/gradient-descent/words'
import { runDescent } from '../../../demos/gradient-descent/descent-run'
import { bowl, doubleWell } from '../../../demos/gradient-descent/gradient-descent'

const runOf = (learningRate: number, position: number, { start = 10, writesFirst = false, title = 'Run 1:' } = {}): ShownRun =>
  ({ title, learningRate, position, writesFirst, iterates: runDescent(bowl, { start, learningRate, steps: 20 }).iterates })

describe('a picture in words', () => {
  it('tells slope, gradient and step before the first step', () => {
    expect(paneInWords(bowl, runOf(0.3, 0, { start: 5, writesFirst: true, title: '' }), { momentum: 0, showsStep: true })).toBe(
      'The loss J of W is a bowl with its minimum at W = 0. η = 0.30. The run starts at W = 5.00.'
      + ' The tangent there has the slope, the gradient, 10.00. A dashed arrow for the gradient points uphill; a solid arrow for the step, to W = 2.00, points downhill.'
      + ' The first update: W equals 5.00 minus 0.30 times 10.00 equals 2.00.',
    )
  })

  it('tells a large step from small ones', () => {
    expect(paneInWords(bowl, runOf(0.95, 6), { momentum: 0 })).toContain('After 6 steps from W = 10.00, W = 5.31, with a step over the minimum each time.')
    expect(paneInWords(bowl, runOf(0.05, 12), { momentum: 0 })).toContain('After 12 steps from W = 10.00, W = 2.82.')
  })

  it('gives nothing away that is to be guessed', () => {
    const words = paneInWords(bowl, runOf(0.2, 1), { momentum: 0, showsStep: true, hidesNext: true })
    expect(words).toContain('The next update: W equals 6.00 minus 0.20 times 12.00 equals what?')
    expect(words).not.toContain('3.60')
  })

  it('knows the two valleys', () => {
    const iterates = runDescent(doubleWell, { start: 3, learningRate: 0.1, steps: 5 }).iterates
    expect(paneInWords(doubleWell, { ...runOf(0.1, 0), iterates }, { momentum: 0 })).toContain('minima at W = −2 and W = 2')
  })
})

it('says what a step did', () => {
  expect(sayStep(runOf(0.2, 2))).toBe('Step 2: W is 3.60, the loss 12.96, the gradient 7.20.')
})
