import type { DescentValues, ShownRun } from '../../../components/gradient-descent/values'
import { describe, expect, it } from 'vitest'
import { descentFields, scriptOf } from '../../../components/gradient-descent/values'
import { paneInWords, sayChange, sayStep } from '../../../components/gradient-descent/words'
import { defaultsOf } from '../../../components/kit/fields'
import { runDescent } from '../../../demos/gradient-descent/descent-run'
import { bowl, doubleWell } from '../../../demos/gradient-descent/gradient-descent'

const runOf = (learningRate: number, position: number, some: Partial<ShownRun> = {}, start = 10): ShownRun => {
  const { iterates } = runDescent(some.lossFunction ?? bowl, { start, learningRate, steps: 20 })
  return {
    ...{ name: 'first', title: 'Run 1:', lossFunction: bowl, learningRate, momentum: 0, iterates },
    ...{ position, writesFirst: false, showsStep: false, hidesNext: false, ...some },
  }
}

describe('a picture in words', () => {
  it('tells slope, gradient and step before the first step', () => {
    expect(paneInWords(runOf(0.3, 0, { writesFirst: true, showsStep: true, title: '' }, 5))).toBe(
      'The loss J of W is a bowl with its minimum at W = 0. η = 0.30. The run starts at W = 5.00.'
      + ' The tangent there has the slope, the gradient, 10.00. A dashed arrow for the gradient points uphill; a solid arrow for the step, to W = 2.00, points downhill.'
      + ' The first update: W equals 5.00 minus 0.30 times 10.00 equals 2.00.',
    )
  })

  it('tells a large step from small ones', () => {
    expect(paneInWords(runOf(0.95, 6))).toContain('After 6 steps from W = 10.00, W = 5.31, with a step over the minimum each time.')
    expect(paneInWords(runOf(0.05, 12))).toContain('After 12 steps from W = 10.00, W = 2.82.')
  })

  it('gives nothing away that is to be guessed', () => {
    const words = paneInWords(runOf(0.2, 1, { showsStep: true, hidesNext: true }))
    expect(words).toContain('The next update: W equals 6.00 minus 0.20 times 12.00 equals what?')
    expect(words).not.toContain('3.60')
  })

  it('knows the two valleys', () => {
    expect(paneInWords(runOf(0.1, 0, { lossFunction: doubleWell }, 3))).toContain('minima at W = −2 and W = 2')
  })
})

it('says what a step did', () => {
  expect(sayStep(runOf(0.2, 2))).toBe('Step 2: W is 3.60, the loss 12.96, the gradient 7.20.')
})

describe('a change', () => {
  const { iterates, sentence } = runDescent(bowl, { start: 10, learningRate: 0.2, steps: 3 })
  const before = { ...defaultsOf(descentFields), ...scriptOf(2), position: 0 }
  const said = (some: Partial<DescentValues>, isHidden = false) => {
    const now = { ...before, ...some }
    return sayChange(before, now, runOf(0.2, now.position, { iterates, hidesNext: isHidden }), sentence)
  }

  it('says a step with its numbers', () => {
    expect(said({ position: 1 })).toBe('Step 1: W is 6.00, the loss 36.00, the gradient 12.00.')
  })

  it('adds at the end what became of the run', () => {
    expect(said({ position: 3 })).toBe(`Step 3: W is 2.16, the loss 4.67, the gradient 4.32. ${sentence}`)
  })

  it('says what becomes of a run that was changed or chosen', () => {
    expect(said({ secondRate: 0.2 })).toBe(sentence)
    expect(said({ run: 'first' })).toBe(`Run 1, η = 0.20. ${sentence}`)
  })

  it('gives nothing away that is to be guessed', () => {
    expect(said({ secondRate: 0.2 }, true)).toBe('What comes next is hidden: predict it.')
    expect(said({ position: 3 }, true)).not.toContain(sentence)
  })
})
