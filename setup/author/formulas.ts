import type { Found } from './mistakes.ts'
import katex from 'katex'
import { katexOptions } from '../../styles/katex-options.ts'
import { FORMULA, proseOf } from './blank.ts'

/** The formulas of a slide, or of its note, that KaTeX cannot read. Slidev shows their source and says nothing. */
export function wrongFormulas(source: string): Found[] {
  return [...proseOf(source).matchAll(FORMULA)].flatMap(([whole, block, inline], index, all) => {
    const reason = reasonAgainst(block ?? inline!)
    return reason ? [{ at: all[index]!.index, sentence: `KaTeX cannot read the formula ${whole.replace(/\s+/g, ' ')}: ${reason}; correct it, or add the command to styles/katex-options.ts.` }] : []
  })
}

function reasonAgainst(formula: string): string | undefined {
  try {
    katex.renderToString(formula, { ...katexOptions, throwOnError: true })
    return undefined
  }
  catch (error) {
    return (error instanceof Error ? error.message : String(error)).replace(/^KaTeX parse error: /, '').replace(/\.$/, '')
  }
}
