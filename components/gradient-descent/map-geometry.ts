import type { Verdict } from '../../demos/gradient-descent/descent-verdict'

export interface MapGrid {
  verdicts: readonly Verdict[]
  columns: number
  cellWidth: number
  cellHeight: number
}

const rowsOf = ({ verdicts, columns }: MapGrid) => verdicts.length / columns

/** Row 0, the smallest start, lies at the bottom. */
const topOf = (grid: MapGrid, row: number) => (rowsOf(grid) - 1 - row) * grid.cellHeight

/** The cells of one verdict as one path; cells side by side are one box. */
export function areaPath(grid: MapGrid, verdict: Verdict): string {
  const { verdicts, columns, cellWidth, cellHeight } = grid
  const boxes: string[] = []
  for (let row = 0; row < rowsOf(grid); row++) {
    for (let column = 0; column < columns; column++) {
      const from = column
      while (column < columns && verdicts[row * columns + column] === verdict)
        column++
      if (column > from)
        boxes.push(`M${from * cellWidth} ${topOf(grid, row)}h${(column - from) * cellWidth}v${cellHeight}H${from * cellWidth}Z`)
    }
  }
  return boxes.join('')
}

/** What a texture draws in a cell, from its top left corner; a pale ground alone could be taken for another. */
type Stroke = (x: number, y: number, width: number, height: number, row: number, column: number) => string

const STROKES: Partial<Record<Verdict, Stroke>> = {
  slow: (x, y, width, height, row, column) => row % 2 === 0 && (column + row / 2) % 2 === 0 ? `M${x + width / 2} ${y + height / 2}h.01` : '',
  cycles: (x, y, width, height, row) => row % 2 === 0 ? `M${x} ${y + height / 2}h${width}` : '',
  diverged: (x, y, width, height, row, column) => row % 2 === 0 && column % 2 === 0 ? `M${x} ${y + height}l${2 * width} ${-2 * height}` : '',
}

/** Dots, lines or strokes over the cells of one verdict, as one path. */
export function texturePath(grid: MapGrid, verdict: Verdict): string {
  const stroke = STROKES[verdict]
  if (!stroke)
    return ''
  return grid.verdicts.map((other, run) => {
    const [row, column] = [Math.floor(run / grid.columns), run % grid.columns]
    return other === verdict ? stroke(column * grid.cellWidth, topOf(grid, row), grid.cellWidth, grid.cellHeight, row, column) : ''
  }).join('')
}

/** The middle of the largest square of one verdict, for a label; undefined if none has so many cells a side. */
export function labelPlace(grid: MapGrid, verdict: Verdict, minSide: number): { x: number, y: number } | undefined {
  const { verdicts, columns, cellWidth, cellHeight } = grid
  // Side of the largest square whose last row and column a cell is in.
  const sides = new Array<number>(verdicts.length).fill(0)
  let best = -1
  verdicts.forEach((other, run) => {
    if (other !== verdict)
      return
    const hasNeighbours = run >= columns && run % columns > 0
    sides[run] = hasNeighbours ? 1 + Math.min(sides[run - 1]!, sides[run - columns]!, sides[run - columns - 1]!) : 1
    if (best < 0 || sides[run]! > sides[best]!)
      best = run
  })
  const side = sides[best] ?? 0
  if (side < minSide)
    return undefined
  const [row, column] = [Math.floor(best / columns), best % columns]
  return { x: (column + 1 - side / 2) * cellWidth, y: topOf(grid, row) + side / 2 * cellHeight }
}
