import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = ['styles/tokens.css', 'styles/taps.css', 'paper/black-and-white.css'].map(file => readFileSync(file, 'utf8')).join('')

/** The colours that a selector of the token files sets. */
function colours(selector: string): Record<string, string> {
  const rules = [...css.matchAll(/([^{}]+)\{([^}]*)\}/g)].filter(([, selectors]) => selectors!.replace(/\/\*[\s\S]*?\*\//g, '').trim() === selector)
  return Object.fromEntries(rules.flatMap(([, , body]) => [...body!.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, hex]) => [name!, hex!])))
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function contrast(one: string, other: string): number {
  const luminance = (hex: string) => {
    const [red, green, blue] = [1, 3, 5].map((start) => {
      const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
  }
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

const MEANINGS = ['input', 'weight', 'output', 'loss']

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})

describe.each([[':root'], ['html.dark'], ['.black-and-white']])('the colours of %s', (selector) => {
  const palette: Record<string, string> = { ground: '#ffffff', ...colours(selector) }

  it.each(['ink', 'quiet', ...MEANINGS])('make %s readable as text on every ground', (name) => {
    const grounds = ['ground', 'panel', ...MEANINGS.includes(name) ? [`${name}-pale`] : []]
    for (const ground of grounds)
      expect(contrast(palette[name]!, palette[ground]!), ground).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['ink', ...MEANINGS])('make %s readable where it is being looked at', (name) => {
    expect(contrast(palette[name]!, palette.focus!)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(MEANINGS)('make the marks of %s stand out from the page', (name) => {
    expect(contrast(palette[`${name}-fill`]!, palette.ground!)).toBeGreaterThanOrEqual(3)
  })

  it.each(['tap-one', 'tap-two', 'tap-three'])('make %s of the shared kernel readable', (name) => {
    expect(contrast(palette[name]!, palette.ground!)).toBeGreaterThanOrEqual(4.5)
  })

  it('outline what is being looked at', () => {
    expect(contrast(palette.ink!, palette.ground!)).toBeGreaterThanOrEqual(7)
  })
})

describe('in black and white', () => {
  const greys = colours('.black-and-white')

  it('every colour has its grey', () => {
    const all = Object.keys(colours(':root')).filter(name => name !== 'ground') // white on paper too
    expect(Object.keys(greys).sort()).toEqual(all.sort())
    for (const grey of Object.values(greys))
      expect(grey).toMatch(/^#([0-9a-f]{2})\1\1$/)
  })

  it('the marks of each meaning have a grey of their own', () => {
    const fills = MEANINGS.map(name => greys[`${name}-fill`])
    expect(new Set(fills).size).toBe(MEANINGS.length)
  })
})
