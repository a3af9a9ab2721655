import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lookOf, shareTexts, tenthsOf } from '../../../components/alignment/shares'

/** Shares as a softmax gives them, from very even to very sharp. */
const shares = fc.array(fc.double({ min: -12, max: 12, noNaN: true }), { minLength: 1, maxLength: 18 }).map((scores) => {
  const powers = scores.map(Math.exp)
  const sum = powers.reduce((sum, power) => sum + power, 0)
  return powers.map(power => power / sum)
})
const printed = (text: string) => Number(/([\d.]+) %$/.exec(text)![1])

describe('shares in percent', () => {
  it('add up as printed, each within a tenth of what it is', () => {
    fc.assert(fc.property(shares, (shares) => {
      const tenths = tenthsOf(shares)
      expect(tenths.reduce((sum, tenth) => sum + tenth, 0)).toBe(1000)
      tenths.forEach((tenth, index) => expect(Math.abs(tenth - 1000 * shares[index]!)).toBeLessThan(1))
    }))
  })

  it('are a bound where 100 % would be said of less', () => {
    fc.assert(fc.property(shares, (shares) => {
      expect(shareTexts(shares)).not.toContain('100.0 %')
      shareTexts(shares).forEach((text, index) => text.startsWith('>') && expect(shares[index]).toBeGreaterThan(0.999))
    }))
    expect(shareTexts([0.9996, 0.0002, 0.0002])).toEqual(['> 99.9 %', '0.0 %', '0.0 %'])
    // 33.3 three times would be 99.9.
    expect(shareTexts([1 / 3, 1 / 3, 1 / 3])).toEqual(['33.4 %', '33.3 %', '33.3 %'])
    // Recorded ones are rounded, and sum to 0.9999.
    expect(shareTexts([0.3333, 0.3333, 0.3333])).toEqual(['33.4 %', '33.3 %', '33.3 %'])
  })

  it('name the words that get most, in descending order', () => {
    fc.assert(fc.property(shares, fc.integer({ min: 1, max: 4 }), (shares, most) => {
      const words = lookOf(shares, most)
      expect(words.length).toBeLessThanOrEqual(most)
      const values = words.map(({ index }) => shares[index]!)
      values.forEach((value, place) => expect(value - (values[place + 1] ?? 0)).toBeGreaterThan(-0.001)) // as printed
      expect(Math.max(...shares) - values[0]!).toBeLessThan(0.001)
      if (!words[0]!.text.startsWith('>'))
        expect(words.reduce((sum, { text }) => sum + printed(text), 0)).toBeLessThan(100 + 1e-8)
    }))
    expect(lookOf([0.004, 0.7, 0.296]).map(({ index, text }) => [index, text])).toEqual([[1, '70.0 %'], [2, '29.6 %']])
  })
})
