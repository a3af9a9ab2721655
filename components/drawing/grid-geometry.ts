import type { Matrix } from '../../demos/shared/lecture-numbers'

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

/** What a grid of numbers shows, and how. */
export interface GridLook {
  matrix: Matrix
  /** Width and height of a cell. */
  cellSize?: number
  /** Whose numbers these are; gives the hue. */
  meaning: 'input' | 'weight' | 'output' | 'loss'
  /**
   * `nonzero`: a pale ground behind what is not zero. `value`: the greater the number, the deeper the ground. `signed`: two
   * hues, one per sign, that meet at zero.
   */
  tint?: 'none' | 'nonzero' | 'value' | 'signed'
  /** Cells outlined together as the window that is looked at now; some may lie outside the matrix. */
  lookedAt?: readonly LookedAtCell[]
  /** Cells whose number does not show yet. */
  hidden?: readonly Cell[]
  /** Sets regions apart by gaps. */
  regions?: Regions
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
