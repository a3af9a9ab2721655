import type { Pooling, PoolingFrame } from '../../demos/pooling'
import type { Point } from './arrow-geometry'
import type { Regions } from './grid-geometry'
import { joinTerms, numberPart } from './arithmetic'
import { boxAround, cellsOf } from './grid-geometry'

/** Top left corner of a grid in the figure. */
interface Corner { left: number, top: number }

export interface PoolingLayout {
  cellSize: number
  regions: Regions
  inputAt: Corner
  outputAt: Corner
}

const HALF_OUTLINE = 3 // the arrow's tip touches the outline of its cell, not its edge
const BEND = 130

/** What each region brings: its cells, its winner's place, the way to the output, and the arithmetic. */
export function poolingStages({ output, frames }: Pooling, { cellSize, regions, inputAt, outputAt }: PoolingLayout) {
  return frames.map((frame) => {
    const region = cellsOf(regions.size, regions.size, { row: frame.row * regions.size, column: frame.column * regions.size })
    const source = boxAround(region, cellSize, regions)
    const winner = boxAround([frame.winner], cellSize, regions)
    const target = boxAround([frame], cellSize)
    // Over the upper half, under the lower one: so the arrow crosses no number.
    const isUpper = frame.row < output.length / 2
    return {
      frame,
      region,
      ring: { cx: inputAt.left + winner.x + cellSize / 2, cy: inputAt.top + winner.y + cellSize / 2, r: cellSize * 0.37 },
      from: [inputAt.left + source.x + source.width / 2, inputAt.top + source.y + (isUpper ? 0 : source.height)] satisfies Point,
      to: [outputAt.left + target.x + cellSize / 2, outputAt.top + target.y + (isUpper ? -HALF_OUTLINE : cellSize + HALF_OUTLINE)] satisfies Point,
      bend: isUpper ? -BEND : BEND,
      arithmetic: maximum(frame),
    }
  })
}

/** `max(1, 2, 1, 1) = 2`, the winner strong. */
function maximum({ values, max }: PoolingFrame) {
  const winner = values.indexOf(max)
  return [
    { text: 'max(' },
    ...joinTerms(values.map((value, index) => [numberPart(value, 'input', index === winner)]), () => ({ text: ', ' })),
    { text: ') = ' },
    numberPart(max, 'output', true),
  ]
}
