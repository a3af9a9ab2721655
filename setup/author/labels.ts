import type { Found } from './mistakes.ts'
import { mathFault } from '../../components/drawing/math-runs.ts'

const LABEL = /<MathText\b[^>]*?\stex="([^"]*)"/g

/** The formulas in a figure's labels, of those that stand in its template as they are, that MathText cannot write. */
export const wrongLabels = (component: string): Found[] =>
  [...component.matchAll(LABEL)].flatMap(({ index: at, 1: tex }) => {
    const sentence = mathFault(tex!)
    return sentence ? [{ at, sentence }] : []
  })
