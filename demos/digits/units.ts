import type { Image } from './image'
import type { Example } from './stroke-model'
import { CLASSES, KERNEL_SIDE, KERNELS, POOL_SIDE, sizes } from './architecture'
import { IMAGE_SIDE } from './image'
import { readImage } from './network'

/** A layer whose units are shown: what a unit sees of the image at one place of its map, and how many units there are. */
export interface UnitLayer {
  name: 'first' | 'second' | 'classes'
  units: number
  /** Cells of the image a side that a unit sees. */
  field: number
  /** Places of its map a side. */
  places: number
  /** Cells of the image from one place to the next. */
  stride: number
}

const secondField = POOL_SIDE * (KERNEL_SIDE - 1) + POOL_SIDE + KERNEL_SIDE - 1 // five pooled cells, each two wide, and the first kernel beyond them

/** 5, 14 and 28 cells a side: what follows from the layers' sizes. */
export const unitLayers: readonly UnitLayer[] = [
  { name: 'first', units: KERNELS[0], field: KERNEL_SIDE, places: sizes[1]!.side, stride: 1 },
  { name: 'second', units: KERNELS[1], field: secondField, places: sizes[3]!.side, stride: POOL_SIDE },
  { name: 'classes', units: CLASSES, field: IMAGE_SIDE, places: 1, stride: 1 },
]

/** What excites one unit most. Patches are brightness row by row. */
export interface UnitPatches {
  /** The most exciting first. */
  patches: readonly Float32Array[]
  mean: Float32Array
}

/**
 * The patches of the examples' images that excite each unit most, one of each image, and the mean of more of them.
 *
 * @returns `[layer][unit]`
 */
export function excitingPatches(parameters: Float32Array, examples: readonly Example[], { count = 9, meanOf = 100 } = {}): UnitPatches[][] {
  const strongest = unitLayers.map(({ units }) => Array.from({ length: units }, () => [] as { value: number, patch: Float32Array }[]))
  for (const { image } of examples) {
    const { firstMaps, secondMaps, logits } = readImage(parameters, image)
    for (const [index, values] of [firstMaps, secondMaps, logits].entries()) {
      const { units, places, stride, field } = unitLayers[index]!
      for (let unit = 0; unit < units; unit++) {
        let best = unit
        for (let place = unit; place < values.length; place += units) {
          if (values[place]! > values[best]!)
            best = place
        }
        const cell = (best - unit) / units
        strongest[index]![unit]!.push({ value: values[best]!, patch: patchOf(image, stride * Math.floor(cell / places), stride * (cell % places), field) })
      }
    }
  }
  return strongest.map(units => units.map((all) => {
    const sorted = all.sort((one, other) => other.value - one.value)
    return { patches: sorted.slice(0, count).map(({ patch }) => patch), mean: meanPatch(sorted.slice(0, meanOf).map(({ patch }) => patch)) }
  }))
}

function patchOf(image: Image, top: number, left: number, side: number): Float32Array {
  return Float32Array.from({ length: side * side }, (_, cell) => image[(top + Math.floor(cell / side)) * IMAGE_SIDE + left + cell % side]!)
}

function meanPatch(patches: readonly Float32Array[]): Float32Array {
  return patches[0]!.map((_, cell) => patches.reduce((sum, patch) => sum + patch[cell]!, 0) / patches.length)
}
