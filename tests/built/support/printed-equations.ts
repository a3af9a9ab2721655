import type { Page } from 'playwright'
import { expect } from 'vitest'

const SYMBOLS: readonly (readonly [RegExp, string])[] = [
  [/−/g, '-'],
  [/·|×/g, '*'],
  [/÷/g, '/'],
  [/⌊/g, 'Math.floor('],
  [/⌋/g, ')'],
  [/max\(/g, 'Math.max('],
]

/** The number that a text of arithmetic comes to; undefined if it is none. */
function valueOf(text: string): number | undefined {
  const code = SYMBOLS.reduce((code, [symbol, meaning]) => code.replace(symbol, meaning), text.replace(/^[A-Za-z][a-z]+( [a-z]+)*:? (?=[⌊(\d−])/, ''))
  if (!/\d/.test(code) || !/^[\d\s.,+\-*/()]*$/.test(code.replace(/Math\.(floor|max)/g, '')))
    return undefined
  return new Function(`return ${code}`)() as number
}

export interface Equation { text: string, left: number, right: number, tolerance: number }

/** Two neighbours of an = that are numbers, with half a unit of the last digit that is printed. */
export function equationsIn(text: string): Equation[] {
  const sides = text.split('=').map(side => side.trim())
  return sides.slice(1).flatMap((side, index) => {
    const [left, right] = [valueOf(sides[index]!), valueOf(side)]
    const digits = side.split('.')[1]?.length ?? 0
    return left === undefined || right === undefined ? [] : [{ text, left, right, tolerance: 0.5 * 10 ** -digits + 1e-9 }]
  })
}

/** Lines of text on show: of figures, and of the arithmetic beside them. */
export const linesOn = (page: Page) => page.evaluate(() => [...document.querySelectorAll('#slideshow [data-slidev-no]')]
  .filter(slide => slide.checkVisibility())
  .flatMap(slide => [...slide.querySelectorAll('svg text, .arithmetic-line, .convolution-window .sum')])
  .filter(element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map((element) => {
    const line = element.cloneNode(true) as Element
    line.querySelectorAll('.running, .term.name').forEach(aside => aside.remove())
    return line.textContent!.replace(/\s+/g, ' ').trim()
  }))

/** Fails with those that do not come to what is printed. */
export const expectToAddUp = (equations: readonly Equation[]) =>
  expect(equations.filter(({ left, right, tolerance }) => Math.abs(left - right) > tolerance)).toEqual([])
