import type { LookedAt } from './values'
import { sizes } from '../../demos/digits/architecture'
import { isConvolution, windowOf } from './maps'

/** A stack of feature maps on the page. Its front map is the one that is filled. */
export interface Block {
  name: string
  size: string
  /** What made it. */
  by?: string
  kind: 'image' | 'convolution' | 'pooling'
  /** Left, top and side of the front map. */
  x: number
  y: number
  side: number
  /** Cells a side. */
  cells: number
  /** How far each map further back stands to the right and up. */
  offset: number
  channels: number
  width: number
}

/** A window on one block's front map, and the cell of the next block's that it makes. */
export interface Look {
  window: Square
  cell: Square
}

export interface Square { x: number, y: number, width: number, height: number }

/** Side of one cell: every map is drawn to the same scale. */
export const cellSide = 8

/** Cell of each layer's output whose window is shown while none is chosen. Each lies in the next one's window: one chain from end to end. */
const chain = [[19, 12], [9, 6], [5, 4], [2, 2]] as const

export const blocks: readonly Block[] = blocksOf({ gap: 86, middle: 258 })

function blocksOf({ gap, middle }: { gap: number, middle: number }): Block[] {
  let left = 0
  return sizes.map(({ side, channels }, index) => {
    const kind = index === 0 ? 'image' : isConvolution(index) ? 'convolution' : 'pooling'
    const offset = channels > 6 ? 5 : 11
    const depth = offset * (channels - 1)
    const drawn = side * cellSide
    const x = left
    left += drawn + depth + gap
    return {
      name: kind === 'image' ? 'input image' : kind,
      kind,
      size: `${side} × ${side} × ${channels}`,
      by: { image: undefined, convolution: `${channels} kernels 5 × 5`, pooling: 'windows 2 × 2' }[kind],
      x,
      y: middle - (drawn + depth) / 2 + depth,
      side: drawn,
      cells: side,
      offset,
      channels,
      width: drawn + depth,
    }
  })
}

/** The windows to draw: of the cell that is looked at, or of a chain of cells from end to end. */
export function looksOf(look: Pick<LookedAt, 'stage' | 'row' | 'column'> | null): Look[] {
  const cells = look ? [look] : chain.map(([row, column], index) => ({ stage: index + 1, row, column }))
  return cells.map((cell) => {
    const inputWindow = windowOf({ ...cell, channel: 0 })
    return { window: square(inputWindow.stage, inputWindow.row, inputWindow.column, inputWindow.side), cell: square(cell.stage, cell.row, cell.column, 1) }
  })
}

function square(stage: number, row: number, column: number, side: number): Square {
  const { x, y } = blocks[stage]!
  return { x: x + column * cellSide, y: y + row * cellSide, width: side * cellSide, height: side * cellSide }
}
