import type { ConvolutionOptions } from '../../demos/convolution/convolution'
import type { Band } from '../../demos/convolution/convolve-in-bands-tensors'
import type { Size } from '../../demos/convolution/picture'
import type { Matrix } from '../../demos/shared/lecture-numbers'
import type { Plane } from '../../demos/shared/plane'
import type { DrawnMap, MapLook } from './draw-map'
import type { Picture } from './picture-file'
import { clamp, promiseTimeout, until, useDocumentVisibility } from '@vueuse/core'
import { computed, shallowRef } from 'vue'
import { laidOn } from '../../demos/convolution/convolution'
import { shrunk } from '../../demos/convolution/picture'
import { kernelGroups, levelsOf } from '../../demos/convolution/picture-levels'
import { loadOnce } from '../../demos/shared/load-once'
import { GIVEN_UP, useComputation } from '../kit/useComputation'
import { drawMap } from './draw-map'

export interface MapRequest extends MapLook {
  picture: Picture
  kernels: readonly Matrix[]
  options: ConvolutionOptions
}

export interface DrawnMaps {
  request: MapRequest
  maps: readonly DrawnMap[]
  /** Size of the picture that was computed with. */
  at: Size
  /** Time that the computing took, without the drawing. */
  milliseconds: number
}

/** A level that is computed and drawn in that time comes straight away. */
const AT_ONCE_MS = 40
/** Until the browser has painted a level, before the next one keeps it busy. */
const PAINT_MS = 17
/** Work between two pauses, in which the page handles its events. */
const BAND_MS = 30

/** A measured speed is at least this share of the one before: a single slow run, with the machine busy elsewhere, must not count for ever. */
const MIN_SHARE_OF_LAST_SPEED = 0.7
/** Nor must it keep a moving picture small: with each picture, the levels that were not tried count as faster by this factor. */
const GROWTH_OF_UNTRIED_SPEED = 1.005

const loadConvolution = loadOnce(() => import('../../demos/convolution/convolve-in-bands-tensors'))

/** Products a millisecond, drawing included, by backend and level: learned from what came before. */
const speeds: Partial<Record<string, number[]>> = {}

/**
 * Feature maps of a whole picture, drawn. Small at first if the full size takes time, then at full size, in bands, so that the
 * page never stands still; whatever has changed meanwhile goes first. The full size always comes, however long it takes: a guess at
 * that time would be as wrong as the machine was busy when its speed was measured.
 */
export function useFeatureMaps({ isLive, request }: { isLive: () => boolean, request: () => MapRequest }) {
  const drawn = shallowRef<DrawnMaps>()
  const drawings = shallowRef(0)
  /** From 0 to 1 while there is something to wait for. */
  const progress = shallowRef<number>()
  const visibility = useDocumentVisibility()
  let small: { of: Plane, bySize: Record<string, Plane> } | undefined

  const isWanted = (one: MapRequest) => isLive() && request() === one

  const computation = useComputation({
    isLive,
    parameters: request,
    compute: asked => computeLevels(asked).finally(() => { progress.value = undefined }),
    otherwise: 'What stands here was computed before.',
  })

  /** Up to the last level, or until the maps are no longer wanted. */
  async function computeLevels(asked: MapRequest): Promise<typeof GIVEN_UP | undefined> {
    const learned = speeds[computation.backend.value?.name ?? ''] ??= []
    const sizes = levelsOf(asked.picture.plane)
    const productsOf = ({ width, height }: Size) => width * height * asked.kernels.reduce((sum, kernel) => sum + kernel.flat().length, 0)
    const speedAt = (level: number) => learned.slice(0, level + 1).findLast(Boolean) ?? 0
    const predicted = (level: number) => productsOf(sizes[level]!) / speedAt(level)

    if (speedAt(0) === 0) // the first call compiles shaders
      await computeAt(asked, sizes[0]!, 16)
    const first = Math.max(0, sizes.findLastIndex((_, level) => predicted(level) <= AT_ONCE_MS))
    for (let level = first; level < sizes.length; level++) {
      if (level > first) {
        await promiseTimeout(PAINT_MS)
        if (!isWanted(asked))
          return GIVEN_UP
      }
      const size = sizes[level]!
      const bandRows = Math.floor(BAND_MS * speedAt(level) / (productsOf(size) / size.height))
      // The first is always finished: pictures that come faster than they can be computed would never be seen.
      const result = await computeAt(asked, size, clamp(bandRows, 8, 1024), level > first)
      if (!result)
        return GIVEN_UP
      learned[level] = Math.max(productsOf(size) / Math.max(result.work, 0.1), MIN_SHARE_OF_LAST_SPEED * (learned[level] ?? 0))
      drawn.value = result.drawn
      drawings.value++
      if (asked.picture.isMoving) {
        learned.forEach((speed, above) => { learned[above] = above > level ? GROWTH_OF_UNTRIED_SPEED * speed : speed })
        break
      }
    }
    return undefined
  }

  async function computeAt(asked: MapRequest, size: Size, bandRows: number, mayStop = false) {
    const { convolveInBands } = await loadConvolution()
    const plane = smaller(asked.picture, size)
    const maps: DrawnMap[] = []
    let milliseconds = 0
    let paused = 0
    const begin = performance.now()
    let lastPause = begin
    const pauseIfDue = async (share: number) => {
      const pause = performance.now()
      if (pause - lastPause < BAND_MS)
        return
      progress.value = share
      await promiseTimeout(0)
      if (visibility.value === 'hidden')
        await until(() => visibility.value === 'visible' || !isWanted(asked)).toBe(true)
      lastPause = performance.now()
      paused += lastPause - pause
    }

    for (const group of kernelGroups(asked.kernels, size)) {
      const bands: Band[] = []
      let start = performance.now()
      for await (const band of convolveInBands(plane, group.map(index => asked.kernels[index]!), asked.options, bandRows)) {
        milliseconds += performance.now() - start
        bands.push(band)
        await pauseIfDue((group[0]! + group.length * band.top / plane.height) / asked.kernels.length)
        if (mayStop && !isWanted(asked))
          return undefined // no tensor is alive between two bands
        start = performance.now()
      }
      for (const [index, kernelIndex] of group.entries()) {
        const share = (kernelIndex + 1) / asked.kernels.length
        const kernel = laidOn(asked.kernels[kernelIndex]!, asked.options)
        maps[kernelIndex] = await drawMap(bands.map(({ maps }) => maps[index]!), kernel, asked, () => pauseIfDue(share))
      }
    }
    return { drawn: { request: asked, maps, at: size, milliseconds }, work: performance.now() - begin - paused }
  }

  /** Shrinking twelve megapixels takes a while; while a kernel is edited the picture stays the same. */
  function smaller({ plane, preview }: Picture, size: Size): Plane {
    if (small?.of !== plane)
      small = { of: plane, bySize: {} }
    return small.bySize[`${size.width} ${size.height}`] ??= shrunk(preview && size.width <= preview.width ? preview : plane, size)
  }

  return {
    drawn: computed(() => drawn.value),
    progress: computed(() => progress.value),
    /** How often maps were drawn, for benchmarks and tests. */
    drawings: computed(() => drawings.value),
    backend: computation.backend,
    /** What went wrong with these maps, in sentences. */
    trouble: computed(() => computation.status.value === 'error' ? computation.trouble.value : undefined),
  }
}
