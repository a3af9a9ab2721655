import type { PooledRegion, PoolingOptions } from '../../demos/pooling/pooling'
import type { ArithmeticPart } from '../drawing/arithmetic'
import type { Point } from '../drawing/arrow-geometry'
import type { Regions } from '../drawing/grid-geometry'
import type { PooledInput } from './values'
import { asPrinted, equalSign, joinTerms, numberPart, numberText } from '../drawing/arithmetic'
import { boxAround, cellsOf } from '../drawing/grid-geometry'

/** Top left corner of a grid in the figure. */
interface Corner { left: number, top: number }

export interface PoolingLayout {
  cellSize: number
  regions?: Regions
  inputAt: Corner
  outputAt: Corner
}

type Kind = NonNullable<PoolingOptions['kind']>

const HALF_OUTLINE = 3 // the arrow's tip touches the outline of its cell, not its edge
const BEND = 100
/** More numbers than a line holds are counted, not listed. */
const MAX_LISTED = 9

/** What each region brings: its cells, its winner's place, the way to the output, and the arithmetic. */
export function poolingStages(
  { pooling: { output, pooledRegions }, options: { poolSize, kind } }: Pick<PooledInput, 'pooling' | 'options'>,
  { cellSize, regions, inputAt, outputAt }: PoolingLayout,
) {
  return pooledRegions.map((pooledRegion, index) => {
    const region = cellsOf(poolSize, poolSize, { row: pooledRegion.top, column: pooledRegion.left })
    const source = boxAround(region, cellSize, regions)
    const winner = boxAround([pooledRegion.winner], cellSize, regions)
    const target = boxAround([pooledRegion], cellSize)
    // Over the upper half, under the lower one: so the arrow crosses no number. Between more rows it would.
    const isUpper = pooledRegion.row < output.length / 2
    const isAtEdge = pooledRegion.row === 0 || pooledRegion.row === output.length - 1
    return {
      number: index + 1,
      pooledRegion,
      region,
      ring: kind === 'max'
        ? { cx: inputAt.left + winner.x + cellSize / 2, cy: inputAt.top + winner.y + cellSize / 2, r: cellSize * 0.37 }
        : undefined,
      arrow: isAtEdge
        ? {
            from: [inputAt.left + source.x + source.width / 2, inputAt.top + source.y + (isUpper ? 0 : source.height)] satisfies Point,
            to: [outputAt.left + target.x + cellSize / 2, outputAt.top + target.y + (isUpper ? -HALF_OUTLINE : cellSize + HALF_OUTLINE)] satisfies Point,
            bend: isUpper ? -BEND : BEND,
          }
        : undefined,
      arithmetic: arithmeticOf(pooledRegion, kind),
      tie: tieNote(pooledRegion, kind),
    }
  })
}

/** `max(1, 2, 1, 1) = 2`, the winner strong, or `(1 + 2 + 1 + 1) / 4 = 1.25`. */
export function arithmeticOf({ values, max, average }: PooledRegion, kind: Kind): ArithmeticPart[] {
  const listed = (sign: string, strong?: number) => values.length > MAX_LISTED
    ? [{ text: `${values.length} numbers` }]
    : joinTerms(values.map((value, index) => [numberPart(value, 'input', index === strong)]), () => ({ text: sign }))
  if (kind === 'max')
    return [{ text: 'max(' }, ...listed(', ', values.indexOf(max)), { text: ') = ' }, numberPart(max, 'output', true)]
  const sign = equalSign(values.reduce((sum, value) => sum + asPrinted(value), 0) / values.length, numberText(average))
  return [{ text: '(' }, ...listed(' + '), { text: `) / ${values.length} ${sign} ` }, numberPart(average, 'output', true)]
}

/** What happens if the maximum stands in the region more than once. */
export function tieNote({ values, max }: PooledRegion, kind: Kind): string | undefined {
  const times = values.filter(value => value === max).length
  return kind === 'max' && times > 1 ? `${times} cells are equal: the first in row order wins` : undefined
}
