import type { MapCell } from '../../demos/digits/maps'
import { sizes } from '../../demos/digits/architecture'
import { isConvolution, windowOf } from '../../demos/digits/maps'

/** Side of one cell: every map is drawn to the same scale. */
export const cellSide = 8

/** Height of the middle of every block. */
export const middle = 258

/** From one block to the next. */
const gap = 86

/** Cell of each layer's output whose window is shown while none is chosen. Each lies in the next one's window: one chain from end to end. */
const chain = [[19, 12], [9, 6], [5, 4], [2, 2]] as const

/** Stacks of feature maps, from left to right. The front map of each is the one that is filled. */
export const blocks = blocksFromLeft()
export type Block = typeof blocks[number]

function blocksFromLeft() {
  let left = 0
  return sizes.map(({ side: cells, channels }, stage) => {
    const kind = stage === 0 ? 'image' : isConvolution(stage) ? 'convolution' : 'pooling'
    /** How far each map further back stands to the right and up. */
    const offset = channels > 6 ? 5 : 11
    const depth = offset * (channels - 1)
    const side = cells * cellSide
    const x = left
    const width = side + depth
    left += width + gap
    return {
      stage,
      kind,
      name: kind === 'image' ? 'input image' : kind,
      size: `${cells} × ${cells} × ${channels}`,
      /** What made it. */
      by: { image: undefined, convolution: `${channels} kernels 5 × 5`, pooling: 'windows 2 × 2' }[kind],
      cells,
      channels,
      /** Left, top and side of the front map. */
      x,
      y: middle + (depth - side) / 2,
      side,
      offset,
      width,
    }
  })
}

/** The windows to draw, each with the cell of the next block that it makes: of the cell that is looked at, or of a chain of cells from end to end. */
export function looksOf(look: Pick<MapCell, 'stage' | 'row' | 'column'> | null) {
  const cells = look ? [look] : chain.map(([row, column], index) => ({ stage: index + 1, row, column }))
  return cells.map(cell => ({ window: square(windowOf({ ...cell, channel: 0 })), cell: square({ ...cell, side: 1 }) }))
}

function square({ stage, row, column, side }: { stage: number, row: number, column: number, side: number }) {
  const { x, y } = blocks[stage]!
  return { x: x + column * cellSide, y: y + row * cellSide, width: side * cellSide, height: side * cellSide }
}
