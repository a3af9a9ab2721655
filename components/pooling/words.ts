import type { Pooling, PoolingOptions } from '../../demos/pooling/pooling'
import { numberText } from '../drawing/arithmetic'
import { tieNote } from './stages'

const span = (first: number, size: number) => size === 1 ? `${first + 1}` : `${first + 1} to ${first + size}`

/** What the region that is looked at does, for those who do not see it. */
export function sayRegion({ pooledRegions }: Pooling, { poolSize, kind }: Required<PoolingOptions>, { position, known }: { position: number, known: number }): string {
  const pooledRegion = pooledRegions[position - 1]
  if (!pooledRegion)
    return ''
  const place = `Region ${position} of ${pooledRegions.length}, rows ${span(pooledRegion.top, poolSize)}, columns ${span(pooledRegion.left, poolSize)}`
  if (position > known)
    return `${place}: what does it leave?`
  const numbers = pooledRegion.values.map(numberText).join(', ')
  const tie = tieNote(pooledRegion, kind)
  return `${place}: the ${kind === 'max' ? 'maximum' : 'average'} of ${numbers} is ${numberText(pooledRegion.value)}${tie ? `; ${tie}` : ''}.`
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

/** Which rows and columns no region covers, or nothing if there are none. */
export function sayDropped({ rows, columns }: Pooling): string | undefined {
  const parts = [
    rows.unread.length > 0 && counted(rows.unread.length, 'row'),
    columns.unread.length > 0 && counted(columns.unread.length, 'column'),
  ].filter(Boolean)
  return parts.length > 0 ? `${parts.join(' and ')} of the input fill no region and are dropped (hatched).` : undefined
}

/** Regions whose output is the same after a shift of the input. */
export const keptRegions = (before: Pooling, after: Pooling) =>
  before.pooledRegions.filter(({ value }, index) => after.pooledRegions[index]!.value === value)

/** How much of the output a shift of the input leaves as it was. */
export function sayShift(before: Pooling, after: Pooling, kind: 'max' | 'average'): string {
  const total = before.pooledRegions.length
  const same = keptRegions(before, after).length
  if (same === total)
    return `All ${counted(total, 'output')} ${total === 1 ? 'stays as it was' : 'stay as they were'}: pooling forgives this shift.`
  const why = kind === 'max'
    ? 'where one changes, its maximum has left the region, or a greater number has come in'
    : 'an average changes with every number that comes or goes'
  if (total === 1)
    return `The one output changes; ${why}.`
  return `${same === 0 ? 'None' : same} of ${counted(total, 'output')} ${same === 1 ? 'stays as it was' : 'stay as they were'}; ${why}.`
}
