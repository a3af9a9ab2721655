import { expect, it } from 'vitest'
import { mathRuns } from '../../../components/drawing/math-runs'

const textOf = (source: string) => mathRuns(source).map(({ text }) => text).join('')

/** How far below the first baseline each run stands, in em of the base size. */
function baselines(source: string) {
  let baseline = 0
  return mathRuns(source).map(({ text, dy, scale }) => {
    baseline += dy * scale
    return [text, Math.round(baseline * 100) / 100]
  })
}

it.each([
  ['W', 'W'],
  ['x_d', 'xd'],
  ['W^{(l)}', 'W(l)'],
  ['**y**^{(l+1)}', 'y(l+1)'],
  ['y_i^{(l)}', 'yi(l)'],
  ['J(W)', 'J(W)'],
])('keeps the characters of %s', (source, text) => {
  expect(textOf(source)).toBe(text)
})

it('sets letters in italics, signs and digits upright, ** ** in bold', () => {
  expect(mathRuns('J(W)').map(({ text, face }) => [text, face])).toEqual([
    ['J', 'math'], ['(', 'math-upright'], ['W', 'math'], [')', 'math-upright'],
  ])
  expect(mathRuns('**W**')[0]!.face).toBe('math-bold')
})

it('raises a superscript, lowers a subscript, and comes back to the baseline', () => {
  const [[, base], [, subscript], [, equals]] = baselines('x_d=') as [[string, number], [string, number], [string, number]]
  expect(base).toBe(0)
  expect(subscript).toBeGreaterThan(0)
  expect(equals).toBeCloseTo(0)
  expect(baselines('W^L')[1]![1]).toBeLessThan(0)
})

it('stacks a superscript over the subscript before it', () => {
  const [, subscript, superscript] = mathRuns('y_i^{(l)}')
  expect(subscript!.dx).toBe(0)
  expect(superscript!.dx).toBeLessThan(0)
})

it('moves a stacked script back by no more than the one before it is wide', () => {
  const backOf = (source: string) => -mathRuns(source).find(({ dx }) => dx !== 0)!.dx
  // Widths in KaTeX_Main and KaTeX_Math, in em: a digit 0.5, a comma 0.28, an i 0.345.
  expect(backOf('y_1^{(1)}')).toBeCloseTo(0.5, 1)
  expect(backOf('y_i^{(1)}')).toBeCloseTo(0.345, 1)
  expect(backOf('W_{1,1}^{(1)}')).toBeCloseTo(1.28, 1)
})

it('sets a hat back over its letter, which the face of letters has only without', () => {
  expect(mathRuns('y − ŷ').map(({ text, face, dx }) => [text, face, dx])).toEqual([
    ['y', 'math', 0], [' − ', 'math-upright', 0], ['y', 'math', 0], ['^', 'math-upright', -0.46],
  ])
})

it('raises a prime, which the faces draw on the baseline', () => {
  expect(baselines('f′ · x')).toEqual([['f', 0], ['′', baselines('f^2')[1]![1]], [' · ', 0], ['x', 0]])
})
