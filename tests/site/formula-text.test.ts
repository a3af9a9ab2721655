import { describe, expect, it } from 'vitest'
import { formulaText } from '../../site/build/formula-text'
import { formulasIn, slides } from '../support/deck'

describe('a formula as text', () => {
  it.each([
    ['\\wgt{W} \\leftarrow \\wgt{W} - \\eta \\lss{\\frac{\\partial J(\\wgt{W})}{\\partial \\wgt{W}}}', 'W ← W − η ∂J(W)/∂W'],
    ['\\out{y} = f\\left(\\sum_{d=0}^D \\inp{x_d} \\wgt{W_d}\\right)', 'y = f(∑_(d = 0)^D x_d W_d)'],
    ['d(\\out{y}, \\hat{y}) = \\|\\out{y} - \\hat{y}\\|_2^2', 'd(y, ŷ) = ∥y − ŷ∥_2^2'],
    ['\\mathbf{y}^{(l+1)}', 'y^(l + 1)'],
    ['\\frac{a + b}{2}', '(a + b)/2'],
    ['\\sqrt{d_k}', '√d_k'],
    ['a < b', 'a < b'],
    ['\\begin{pmatrix} w_1 & 0 \\\\ 0 & w_1 \\end{pmatrix}', '(w_1 0; 0 w_1)'],
  ])('of %s is %s', (tex, text) => {
    expect(formulaText(tex)).toBe(text)
  })

  it('has nothing of LaTeX or of tags, for every formula of the lecture', () => {
    const texts = slides.flatMap(({ content, note = '' }) => formulasIn(`${content}\n${note}`)).map(formulaText)
    expect(texts.length).toBeGreaterThan(30)
    expect(texts.filter(text => text === '' || /[\\{}&]|<\/?\w/.test(text))).toEqual([])
  })
})
