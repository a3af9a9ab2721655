import katex from 'katex'
import { katexOptions } from '../../styles/katex-options.ts'

/** An element of MathML, or the text in one. */
type Node = string | { tag: string, children: Node[] }

/** Signs that stand between two terms; the others are written close. */
const SPACED = /^[=+\-−·⋅∗*×÷←→<>≤≥∈…]$/
/** Signs above a letter, as Unicode combines them with it. */
const ACCENTS: Record<string, string> = { '^': '\u0302', '~': '\u0303', '¯': '\u0304', '˙': '\u0307', '→': '\u20D7' }

/**
 * A formula as one line that can be read and searched: `W ← W − η ∂J(W)/∂W`.
 *
 * @param tex - As it stands in the page, without its dollars.
 * @throws {katex.ParseError} If KaTeX cannot read it.
 */
export function formulaText(tex: string): string {
  const mathml = katex.renderToString(tex, { ...katexOptions, output: 'mathml', throwOnError: true })
  return textOf(parse(mathml)).replace(/\u2061/g, '').replace(/\s+/g, ' ').replace(/ (?=[,)])|(?<=\() /g, '').trim().normalize('NFC')
}

/** KaTeX writes every element with its end, and no comment. */
function parse(mathml: string): Node {
  const root: { tag: string, children: Node[] } = { tag: 'mrow', children: [] }
  const open = [root]
  for (const [, end, tag, text] of mathml.matchAll(/<(\/?)([\w-]+)[^>]*>|([^<]+)/g)) {
    if (text !== undefined) {
      open.at(-1)!.children.push(text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
    }
    else if (end) {
      open.pop()
    }
    else {
      const element = { tag: tag!, children: [] }
      open.at(-1)!.children.push(element)
      open.push(element)
    }
  }
  return root
}

function textOf(node: Node): string {
  if (typeof node === 'string')
    return node
  const parts = node.children.map(textOf)
  const [base = '', script = '', upper = ''] = parts
  switch (node.tag) {
    case 'annotation': return '' // the source of the formula
    case 'mfrac': return `${grouped(base)}/${grouped(script)}`
    case 'msqrt': return `√${grouped(inRow(parts))}`
    case 'msub': case 'munder': return `${base}_${grouped(script)}`
    case 'msup': return `${base}^${grouped(script)}`
    case 'msubsup': case 'munderover': return `${base}_${grouped(script)}^${grouped(upper)}`
    case 'mover': return ACCENTS[script] ? `${base}${ACCENTS[script]}` : `${base}^${grouped(script)}`
    case 'mtable': return parts.join('; ')
    case 'mtr': return parts.join(' ')
    case 'mspace': return ' '
    case 'mo': return SPACED.test(base) ? ` ${base} ` : base === ',' ? ', ' : base
    default: return inRow(parts)
  }
}

/** What of a fraction or a script is more than one term stands in brackets. */
const grouped = (text: string) => /\s/.test(text.replace(/\([^()]*\)/g, '')) ? `(${text})` : text

/** Terms that are multiplied stand apart, so that each is a word: `x_d W_d`. */
const inRow = (parts: readonly string[]) => parts.reduce((row, part) =>
  row + (/[\p{L}\p{N}\p{M})]$/u.test(row) && /^[\p{L}∂∑]/u.test(part) ? ' ' : '') + part, '')
