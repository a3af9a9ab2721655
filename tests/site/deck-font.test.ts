import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { charactersIn, DECLARED_WEIGHTS, unicodeRangeOf } from '../../site/build/deck-font'

it('has every key of a keyboard, and of the texts the letters of its alphabet', () => {
  const characters = charactersIn(['naïve — Σ λ 日', 'x − 1'])
  expect(characters).toHaveLength(95 + 3)
  for (const character of ['~', ' ', 'Q', 'ï', '—', '−'])
    expect(characters).toContain(character)
  expect(characters).not.toContain('Σ')
})

it('is declared with its characters', () => {
  expect(unicodeRangeOf(['a', 'b', 'c', 'é', '—'])).toBe('U+61-63,U+E9,U+2014')
})

it('is completed by the whole font, which has the same weights', () => {
  const styles = readFileSync('node_modules/@fontsource-variable/atkinson-hyperlegible-next/index.css', 'utf8')
  expect(new Set([...styles.matchAll(/font-weight: (.*?);/g)].map(([, weights]) => weights))).toEqual(new Set([DECLARED_WEIGHTS]))
})
