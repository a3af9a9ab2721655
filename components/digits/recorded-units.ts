import recorded from '../../demos/digits/recorded-units.json'

const LEVELS = 35

/** Weights of each first kernel, row by row. */
export const kernels: readonly (readonly number[])[] = recorded.kernels

/** The mean of the hundred patches that excite each unit most, `[layer][unit]`: for paper, and until the patches are here. */
export const means: readonly (readonly Float32Array[])[] = recorded.means.map(layer =>
  layer.map(levels => Float32Array.from(levels, level => Number.parseInt(level, 36) / LEVELS)))

export const { seed } = recorded
