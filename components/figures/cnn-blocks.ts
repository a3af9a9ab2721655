import type { Matrix } from '../../demos/shared/lecture-numbers'
import type { Shade } from './shaded-cells'
import { convolveMaps, edgeDirections, edgeKernel, poolMap } from '../../demos/cnn/edge-maps'
import { drawnThree } from '../../demos/convolution/drawn-three'
import { layerSizes } from '../../demos/shared/layer-sizes'
import { shadedCells } from './shaded-cells'

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
  /** How far each map further back stands to the right and up. */
  offset: number
  channels: number
  width: number
  /** Values of the front map as squares, one path for each shade. */
  shades: readonly Shade[]
}

/** A window on one block's front map, and the cell of the next block's that it makes. */
export interface Look {
  window: Square
  cell: Square
}

export interface Square { x: number, y: number, width: number, height: number }

const layers = [
  { windowSize: 5, kernels: 6 },
  { windowSize: 2, stride: 2 },
  { windowSize: 5, kernels: 16 },
  { windowSize: 2, stride: 2 },
]

export const sizes = layerSizes({ side: 28, channels: 1 }, layers)

/** Side of one cell: every map is drawn to the same scale. */
export const cellSide = 8

/** Cell of each layer's output whose window is shown. Each lies in the next one's window: one chain from end to end. */
const lookedAt = [[19, 12], [9, 6], [5, 4], [2, 2]] as const

/** Once for the page, not for every copy of the slide: some thousand windows. */
const maps = frontMaps()

export function cnnBlocks({ gap, middle }: { gap: number, middle: number }): { blocks: Block[], looks: Look[] } {
  const blocks: Block[] = []
  let left = 0
  sizes.forEach(({ side, channels }, index) => {
    const layer = layers[index - 1]
    const offset = channels > 6 ? 5 : 11
    const depth = offset * (channels - 1)
    const drawn = side * cellSide
    const [x, y] = [left, middle - (drawn + depth) / 2 + depth]
    blocks.push({
      name: !layer ? 'input image' : layer.kernels ? 'convolution' : 'pooling',
      kind: !layer ? 'image' : layer.kernels ? 'convolution' : 'pooling',
      size: `${side} × ${side} × ${channels}`,
      by: layer && (layer.kernels
        ? `${layer.kernels} kernels ${layer.windowSize} × ${layer.windowSize}`
        : `windows ${layer.windowSize} × ${layer.windowSize}`),
      x,
      y,
      side: drawn,
      offset,
      channels,
      width: drawn + depth,
      shades: shadedCells(maps[index]!, { x, y, cellSide }),
    })
    left += drawn + depth + gap
  })

  const square = ({ x, y }: Block, row: number, column: number, side: number): Square =>
    ({ x: x + column * cellSide, y: y + row * cellSide, width: side * cellSide, height: side * cellSide })
  const looks = layers.map(({ windowSize, stride = 1 }, index) => {
    const [row, column] = lookedAt[index]!
    return {
      window: square(blocks[index]!, row * stride, column * stride, windowSize),
      cell: square(blocks[index + 1]!, row, column, 1),
    }
  })
  return { blocks, looks }
}

/** The front map of each block, by edge kernels. */
function frontMaps(): Matrix[] {
  const [first] = layers
  const image = drawnThree(sizes[0]!.side)
  const kernels = edgeDirections(first!.kernels!).map(direction => edgeKernel(first!.windowSize, direction))
  const edges = kernels.map(kernel => convolveMaps([image], [kernel]))
  const pooled = edges.map(map => poolMap(map, 2))
  const shapes = convolveMaps(pooled, kernels)
  return [image, edges[0]!, pooled[0]!, shapes, poolMap(shapes, 2)]
}
