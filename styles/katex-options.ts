import type { KatexOptions } from 'katex'

/**
 * How every formula of the deck is rendered. The macros give a symbol the colour of its meaning: the same in the
 * formula, the picture and the control.
 */
export const katexOptions: KatexOptions = {
  strict: (code: string) => code === 'htmlExtension' ? 'ignore' : 'error',
  trust: ({ command }) => command === '\\htmlClass',
  macros: {
    '\\inp': '\\htmlClass{ink-input}{#1}',
    '\\wgt': '\\htmlClass{ink-weight}{#1}',
    '\\out': '\\htmlClass{ink-output}{#1}',
    '\\lss': '\\htmlClass{ink-loss}{#1}',
    // One colour a weight of the shared kernel, as in the figure beside the matrix.
    '\\tapone': '\\htmlClass{ink-tap-one}{#1}',
    '\\taptwo': '\\htmlClass{ink-tap-two}{#1}',
    '\\tapthree': '\\htmlClass{ink-tap-three}{#1}',
    // A part of a formula that a figure can light at a click.
    '\\part': '\\htmlClass{part part-#1}{#2}',
  },
}
