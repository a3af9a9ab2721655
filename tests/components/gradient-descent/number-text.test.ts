import type { ShownRun } from '../../../components/gradient-descent/values'
import { describe, expect, it } from 'vitest'
import { decimalText, rateText, tickText, updateLines, weightAfter } from '../../../components/gradient-descent/number-text'
import { bowl, descend } from '../../../demos/gradient-descent/gradient-descent'

describe('numbers as text', () => {
  it.each([
    [10, '10.00'], [-9, '−9.00'], [0, '0.00'], [-0, '0.00'], [0.005, '0.01'], [0.0041, '4.10e−3'], [-0.0004, '−4.00e−4'],
    [99_999, '99999.00'], [100_000, '1.00e5'], [-2e10, '−2.00e10'], [1e24, '1.00e24'], [3e-17, '0.00'],
  ])('%d has two decimals, or powers of ten where these would say nothing: %s', (value, text) => {
    expect(decimalText(value)).toBe(text)
  })

  it.each([[0, '0.00'], [0.3, '0.30'], [0.05, '0.05'], [0.0125, '0.0125'], [1, '1.00'], [12, '12.00'], [1e9, '1e9'], [1.5e12, '1.5e12'], [2e-5, '2e−5']])('a rate of %d is written as it was set: %s', (value, text) => {
    expect(rateText(value)).toBe(text)
  })

  it.each([[0, '0'], [-2.5, '−2.5'], [1000, '1000'], [250_000, '2.5e5'], [-20_000, '−2e4']])('a tick at %d is short: %s', (value, text) => {
    expect(tickText(value)).toBe(text)
  })
})

describe('the update written out', () => {
  const runOf = (learningRate: number, some: Partial<ShownRun>): ShownRun => {
    const { momentum = 0 } = some
    const iterates = descend(bowl, { start: 10, learningRate, momentum, steps: 2 })
    return {
      ...{ name: 'first', title: '', lossFunction: bowl, learningRate, momentum, iterates },
      ...{ position: 1, writesFirst: false, showsStep: true, hidesNext: false, ...some },
    }
  }
  const written = (run: ShownRun) => updateLines(run).map(line => line.map(({ text, index }) => text + (index ?? '')).join(' '))

  it('is that of the lecture’s formula, with numbers', () => {
    const run = runOf(0.2, {})
    expect(written(run)).toEqual(['W2 = 6.00 − 0.20 · 12.00 = 3.60'])
    expect(weightAfter(run.iterates[1]!, 0.2)).toBe(run.iterates[2]!.weight)
  })

  it('is the first one in the talk, however far the run has come', () => {
    expect(written(runOf(0.2, { position: 2, writesFirst: true }))).toEqual(['W1 = 10.00 − 0.20 · 20.00 = 6.00'])
  })

  it('leaves out the result that is to be guessed', () => {
    expect(written(runOf(0.2, { position: 0, hidesNext: true }))).toEqual(['W1 = 10.00 − 0.20 · 20.00 = ?'])
  })

  it('is the one that led out of bounds where nothing comes any more', () => {
    expect(written(runOf(1e9, { hidesNext: true }))).toEqual(['W1 = 10.00 − 1e9 · 20.00 = −2.00e10'])
  })

  it('puts a negative gradient in brackets', () => {
    expect(written(runOf(0.95, {}))).toEqual(['W2 = −9.00 − 0.95 · (−18.00) = 8.10'])
  })

  // Polyak's heavy ball by hand: v₁ = 0.5 · 20 + 2 · 6 = 22, W₂ = 6 − 0.2 · 22 = 1.6.
  it('with momentum has the velocity first', () => {
    expect(written(runOf(0.2, { momentum: 0.5 }))).toEqual(['v1 = 0.50 · 20.00 + 12.00 = 22.00', 'W2 = 6.00 − 0.20 · 22.00 = 1.60'])
  })
})
