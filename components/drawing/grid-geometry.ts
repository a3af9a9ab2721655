export interface Cell {
  row: number
  column: number
}

/** A cell that is being looked at. */
export interface LookedAtCell extends Cell {
  /** What multiplies the cell's number; shown small in its corner. */
  factor?: number
}

/** Gaps that set regions of `size` × `size` cells apart. */
export interface Regions {
  size: number
  gap: number
}

/** First edge of cell `index` along one side of a grid. */
export function cellStart(index: number, cellSize: number, regions?: Regions): number {
  return index * cellSize + (regions ? Math.floor(index / regions.size) * regions.gap : 0)
}

/** Length of a side of `count` cells. */
export function gridLength(count: number, cellSize: number, regions?: Regions): number {
  return count === 0 ? 0 : cellStart(count - 1, cellSize, regions) + cellSize
}

/** The box around some cells of a grid. */
export function boxAround(cells: readonly Cell[], cellSize: number, regions?: Regions) {
  const side = (indices: number[]) => {
    const start = cellStart(Math.min(...indices), cellSize, regions)
    return { start, length: cellStart(Math.max(...indices), cellSize, regions) + cellSize - start }
  }
  const across = side(cells.map(({ column }) => column))
  const down = side(cells.map(({ row }) => row))
  return { x: across.start, y: down.start, width: across.length, height: down.length }
}

/** Cells of a rectangle, in row order. */
export function cellsOf(rows: number, columns: number, from: Cell = { row: 0, column: 0 }): Cell[] {
  return Array.from({ length: rows * columns }, (_, index) =>
    ({ row: from.row + Math.floor(index / columns), column: from.column + index % columns }))
}
