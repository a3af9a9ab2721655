import type { Pair } from '../../demos/alignment/grammar'
import type { ReversedBlock } from '../../demos/alignment/reversed-blocks'
import { printedWords } from '../../demos/alignment/grammar'
import { reversedBlocks } from '../../demos/alignment/reversed-blocks'

/** What the figures draw: a sentence, its translation as far as it is written, and where each word of it looks. */
export interface ShownAlignment {
  english: readonly string[]
  french: readonly string[]
  /** A row for each word that is written, of a share for each English word; rows sum to 1. */
  attention: readonly (readonly number[])[]
  /** Where the two sentences have words in reversed order, as the grammar has them, and all are written: others would tell where the next word looks. */
  reversed: readonly ReversedBlock[]
  /** The French word that is looked at. */
  lit?: number
  /** Whether it is to be predicted where the last of the French words looks: it has no row yet. */
  asks?: boolean
}

/** What is drawn of a sentence of the grammar and French words for it, of which those with a row of attention are written. */
export function shownOf({ english, links }: Pair, { words, attention, lit }: Pick<ShownAlignment, 'attention' | 'lit'> & { words: readonly string[] }): ShownAlignment {
  return {
    english: printedWords(english),
    french: printedWords(words),
    attention,
    reversed: reversedBlocks(links).filter(({ row, size }) => row + size <= attention.length),
    lit: lit !== undefined && lit < attention.length ? lit : undefined,
  }
}

/** The size of a figure that has all there is to see. */
export const FIGURE = { width: 1056, height: 800 }

export const isInRows = (index: number) => ({ row, size }: ReversedBlock) => index >= row && index < row + size
export const isInColumns = (index: number) => ({ column, size }: ReversedBlock) => index >= column && index < column + size
