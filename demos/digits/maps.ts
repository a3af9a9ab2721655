import type { Matrix } from '../shared/lecture-numbers'
import type { Stages } from './network'
import { KERNEL_SIDE, POOL_SIDE, sizes } from './architecture'
import { mapStages } from './network'

/** A cell of a map. */
export interface MapCell {
  /** Place of the map's stage among the stages: 1 for the first maps, 4 for the second pooled ones. */
  stage: number
  channel: number
  row: number
  column: number
}

/** The values of a stage, map by map within a cell. */
export const valuesOf = (stages: Stages, stage: number): Float32Array => stages[mapStages[stage]!]

/** One map of a stage. */
export function mapOf(stages: Stages, stage: number, channel: number): Matrix {
  const { side, channels } = sizes[stage]!
  const values = valuesOf(stages, stage)
  return Array.from({ length: side }, (_, row) => Array.from({ length: side }, (_, column) => values[(row * side + column) * channels + channel]!))
}

export const isConvolution = (stage: number) => stage === 1 || stage === 3

/** The window that a cell comes from, on the stage before; `channel` is absent where it lies on all of that stage's maps. */
export function windowOf({ stage, channel, row, column }: MapCell) {
  return isConvolution(stage)
    ? { stage: stage - 1, channel: undefined, row, column, side: KERNEL_SIDE }
    : { stage: stage - 1, channel, row: POOL_SIDE * row, column: POOL_SIDE * column, side: POOL_SIDE }
}

/** What a cell holds. */
export function valueAt(stages: Stages, { stage, channel, row, column }: MapCell): number {
  const { side, channels } = sizes[stage]!
  return valuesOf(stages, stage)[(row * side + column) * channels + channel]!
}
