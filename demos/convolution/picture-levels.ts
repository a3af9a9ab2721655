import type { Matrix } from '../shared/lecture-numbers'
import type { Size } from './picture'
import { sizeWithin } from './picture'

/** Pixels of the picture, step by step up to its full size; a step that is hardly smaller than that is left out. */
const LEVELS = [2 ** 14, 2 ** 18]
const WORTHWHILE = 2
/** Numbers of feature maps in memory at a time. */
const MAX_NUMBERS = 2 ** 24

/** The sizes at which a picture is computed one after the other: small ones that come soon, then its own. */
export function levelsOf({ width, height }: Size): Size[] {
  const full = width * height
  return [...LEVELS.filter(max => max * WORTHWHILE < full), full].map(max => sizeWithin({ width, height }, max))
}

/** Which kernels are computed together, by their index: those of one shape, and as many as memory has room for. */
export function kernelGroups(kernels: readonly Matrix[], { width, height }: Size): number[][] {
  const max = Math.max(1, Math.floor(MAX_NUMBERS / (width * height)))
  const alike: Record<string, number[]> = {}
  kernels.forEach((kernel, index) => (alike[`${kernel.length} ${kernel[0]!.length}`] ??= []).push(index))
  return Object.values(alike).flatMap(group =>
    Array.from({ length: Math.ceil(group.length / max) }, (_, part) => group.slice(part * max, (part + 1) * max)))
}
