import type { ReversedBlock } from './shares'

/** What the figures draw: a sentence, its translation as far as it is written, and where each word of it looks. */
export interface ShownAlignment {
  english: readonly string[]
  french: readonly string[]
  /** A row for each word that is written, of a share for each English word; rows sum to 1. */
  attention: readonly (readonly number[])[]
  /** Where the two sentences have words in reversed order, as the grammar has them. */
  reversed: readonly ReversedBlock[]
  /** Whether it is to be predicted where the last of the French words looks: it has no row yet. */
  asks: boolean
}

/** The reversed blocks whose words are all written: others would tell where the next word looks. */
export const writtenBlocks = ({ reversed, attention }: ShownAlignment) => reversed.filter(({ row, size }) => row + size <= attention.length)

export const isInRows = (index: number) => ({ row, size }: ReversedBlock) => index >= row && index < row + size
export const isInColumns = (index: number) => ({ column, size }: ReversedBlock) => index >= column && index < column + size
