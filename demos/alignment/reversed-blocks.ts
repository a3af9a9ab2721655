/** A square of the matrix of French and English words: so many rows, and as many columns. */
export interface ReversedBlock {
  row: number
  column: number
  size: number
}

/**
 * Where two languages have words in reversed order.
 *
 * @param columns - For each French word the index of the English word that decides it.
 * @returns Runs of French words, each with the English word before that of the one before it: as long as possible, at least two.
 */
export function reversedBlocks(columns: readonly number[]): ReversedBlock[] {
  const blocks: ReversedBlock[] = []
  for (let row = 0; row < columns.length;) {
    let end = row + 1
    while (end < columns.length && columns[end] === columns[end - 1]! - 1)
      end++
    if (end - row > 1)
      blocks.push({ row, column: columns[end - 1]!, size: end - row })
    row = end
  }
  return blocks
}
