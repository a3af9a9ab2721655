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
  const written = (lines: ReturnType<typeof updateLines>) => lines.map(line => line.map(({ text, index }) => text + (index ?? '')).join(' '))
  const [first, second, third] = descend(bowl, { start: 10, learningRate: 0.2, steps: 2 })

  it('is that of the lecture’s formula, with numbers', () => {
    expect(written(updateLines(second!, { learningRate: 0.2, momentum: 0, velocityBefore: 20 })))
      .toEqual(['W2 = 6.00 − 0.20 · 12.00 = 3.60'])
    expect(weightAfter(second!, 0.2)).toBe(third!.weight)
  })

  it('leaves out the result that is to be guessed', () => {
    expect(written(updateLines(first!, { learningRate: 0.2, momentum: 0, velocityBefore: 0, hidesResult: true })))
      .toEqual(['W1 = 10.00 − 0.20 · 20.00 = ?'])
  })

  it('puts a negative gradient in brackets', () => {
    const [, beyond] = descend(bowl, { start: 10, learningRate: 0.95, steps: 1 })
    expect(written(updateLines(beyond!, { learningRate: 0.95, momentum: 0, velocityBefore: 20 })))
      .toEqual(['W2 = −9.00 − 0.95 · (−18.00) = 8.10'])
  })

  // Polyak's heavy ball by hand: v₁ = 0.5 · 20 + 2 · 6 = 22, W₂ = 6 − 0.2 · 22 = 1.6.
  it('with momentum has the velocity first', () => {
    const [, withMomentum] = descend(bowl, { start: 10, learningRate: 0.2, momentum: 0.5, steps: 1 })
    expect(written(updateLines(withMomentum!, { learningRate: 0.2, momentum: 0.5, velocityBefore: 20 })))
      .toEqual(['v1 = 0.50 · 20.00 + 12.00 = 22.00', 'W2 = 6.00 − 0.20 · 22.00 = 1.60'])
  })
})
