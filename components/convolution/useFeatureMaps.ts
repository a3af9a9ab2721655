import type { ConvolutionOptions } from '../../demos/convolution/convolution'
import type { Band } from '../../demos/convolution/convolve-in-bands-tensors'
import type { Size } from '../../demos/convolution/picture'
import type { Matrix } from '../../demos/shared/lecture-numbers'
import type { Plane } from '../../demos/shared/plane'
import type { DrawnMap, MapLook } from './draw-map'
import type { Picture } from './picture-file'
import { promiseTimeout, until, useDocumentVisibility } from '@vueuse/core'
import { computed, shallowRef } from 'vue'
import { laidOn } from '../../demos/convolution/convolution'
import { shrunk, sizeWithin } from '../../demos/convolution/picture'
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

/** Pixels of the picture, step by step up to its full size; a step that is hardly smaller than that is left out. */
const LEVELS = [2 ** 14, 2 ** 18]
const WORTHWHILE = 2
/** A level that is computed and drawn in that time comes straight away. */
const AT_ONCE_MS = 40
/** Until the browser has painted a level, before the next one keeps it busy. */
const PAINT_MS = 17
/** Work between two pauses, in which the page handles its events. */
const BAND_MS = 30
/** Numbers of feature maps in memory at a time. */
const MAX_NUMBERS = 2 ** 24

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
  let small: { of: Plane, sizes: Map<string, Plane> } | undefined

  const isWanted = (one: MapRequest) => isLive() && request() === one

  const computation = useComputation({
    isLive,
    parameters: request,
    compute: async (asked) => {
      try {
        if (!await computeLevels(asked))
          return GIVEN_UP
      }
      finally {
        progress.value = undefined
      }
    },
    otherwise: 'What stands here was computed before.',
  })

  /** @returns Whether the last level was reached; it is not where the maps are no longer wanted. */
  async function computeLevels(asked: MapRequest): Promise<boolean> {
    const learned = speeds[computation.backend.value?.name ?? ''] ??= []
    const { plane } = asked.picture
    const full = plane.width * plane.height
    const sizes = [...LEVELS.filter(max => max * WORTHWHILE < full), full].map(max => sizeWithin(plane, max))
    const productsOf = ({ width, height }: Size) => width * height * asked.kernels.reduce((sum, kernel) => sum + kernel.flat().length, 0)
    const speedAt = (level: number) => learned.slice(0, level + 1).findLast(Boolean) ?? 0
    const predicted = (level: number) => productsOf(sizes[level]!) / speedAt(level)

    if (speedAt(0) === 0) // the first call compiles shaders
      await computeAt(asked, sizes[0]!, { bandRows: 16 })
    const first = Math.max(0, sizes.findLastIndex((_, level) => predicted(level) <= AT_ONCE_MS))
    for (let level = first; level < sizes.length; level++) {
      if (level > first) {
        await promiseTimeout(PAINT_MS)
        if (!isWanted(asked))
          return false
      }
      const size = sizes[level]!
      const bandRows = Math.floor(BAND_MS * speedAt(level) / (productsOf(size) / size.height))
      // The first is always finished: pictures that come faster than they can be computed would never be seen.
      const result = await computeAt(asked, size, { bandRows: Math.min(Math.max(bandRows, 8), 1024), mayStop: level > first })
      if (!result)
        return false
      learned[level] = Math.max(productsOf(size) / Math.max(result.work, 0.1), MIN_SHARE_OF_LAST_SPEED * (learned[level] ?? 0))
      drawn.value = result.drawn
      drawings.value++
      if (asked.picture.isMoving) {
        learned.forEach((speed, above) => { learned[above] = above > level ? GROWTH_OF_UNTRIED_SPEED * speed : speed })
        break
      }
    }
    return true
  }

  async function computeAt(
    asked: MapRequest,
    size: Size,
    { bandRows, mayStop = false }: { bandRows: number, mayStop?: boolean },
  ): Promise<{ drawn: DrawnMaps, work: number } | undefined> {
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

    for (const group of groupsOf(asked.kernels, size)) {
      const bands: Band[] = []
      const computing = convolveInBands(plane, group.map(index => asked.kernels[index]!), asked.options, bandRows)
      for (;;) {
        const start = performance.now()
        const { value: band } = await computing.next()
        milliseconds += performance.now() - start
        if (!band)
          break
        bands.push(band)
        await pauseIfDue((group[0]! + group.length * band.top / plane.height) / asked.kernels.length)
        if (mayStop && !isWanted(asked))
          return undefined // no tensor is alive between two bands
      }
      for (const [index, kernelIndex] of group.entries()) {
        const share = (kernelIndex + 1) / asked.kernels.length
        maps[kernelIndex] = await drawMap(bands.map(({ maps }) => maps[index]!), laidOn(asked.kernels[kernelIndex]!, asked.options), asked, () => pauseIfDue(share))
      }
    }
    return { drawn: { request: asked, maps, at: size, milliseconds }, work: performance.now() - begin - paused }
  }

  /** Shrinking twelve megapixels takes a while; while a kernel is edited the picture stays the same. */
  function smaller({ plane, preview }: Picture, size: Size): Plane {
    if (small?.of !== plane)
      small = { of: plane, sizes: new Map() }
    const key = `${size.width} ${size.height}`
    if (!small.sizes.has(key))
      small.sizes.set(key, shrunk(preview && size.width <= preview.width ? preview : plane, size))
    return small.sizes.get(key)!
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

/** What is computed together: kernels of one shape, and as many as memory has room for. */
function groupsOf(kernels: readonly Matrix[], { width, height }: Size): number[][] {
  const max = Math.max(1, Math.floor(MAX_NUMBERS / (width * height)))
  const alike: Record<string, number[]> = {}
  kernels.forEach((kernel, index) => (alike[`${kernel.length} ${kernel[0]!.length}`] ??= []).push(index))
  return Object.values(alike).flatMap(group =>
    Array.from({ length: Math.ceil(group.length / max) }, (_, part) => group.slice(part * max, (part + 1) * max)))
}
