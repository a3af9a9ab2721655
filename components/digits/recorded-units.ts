import recorded from '../../demos/digits/recorded-units.json'
import { shadesIn } from './shades'

/** The weights of each first kernel, row by row; the seed of their network. */
export const { kernels, seed } = recorded

/** The mean of the hundred patches that excite each unit most, `[layer][unit]`: for paper, and until the patches are here. */
export const means: readonly (readonly Float32Array[])[] = recorded.means.map(layer => layer.map(shadesIn))
