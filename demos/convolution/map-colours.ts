import type { Matrix } from '../shared/lecture-numbers'

export type Rgb = readonly [red: number, green: number, blue: number]

/** Colours at the ends of a scale and in its middle. Magnitudes go from `zero` to `max`. */
export type MapHues = Readonly<Record<'negative' | 'zero' | 'positive' | 'max', Rgb>>

/** How the numbers of a feature map are shown: as brightness, by the sign's hue, or by their size alone. */
export interface MapScale {
  kind: 'brightness' | 'signed' | 'magnitude'
  /** Number at the far end of the scale; what lies beyond looks the same. */
  peak: number
}

/** Share of a map's numbers that lie within its scale: a few outliers must not make the rest pale. */
const WITHIN = 0.98
const MAX_SAMPLES = 20_000
/** Where all is flat, the steps of 1/255 that pictures are stored in must not look like edges. */
const MIN_PEAK = 0.1

/**
 * The scale that fits a feature map. A kernel whose weights add up to more than 0 leaves a picture a picture, from 0 to as
 * bright as the sum of its weights makes white; any other answers to differences, on both sides of 0.
 *
 * @param kernel - As it is laid on.
 * @param parts - Numbers of the map, in parts; of many, some are looked at.
 * @param asked - 'fitting' lets the kernel choose.
 */
export function scaleOf(kernel: Matrix, parts: readonly Float32Array[], asked: 'fitting' | 'signed' | 'magnitude' = 'fitting'): MapScale {
  const sum = kernel.flat().reduce((total, weight) => total + weight, 0)
  if (asked === 'fitting' && sum > 1e-6)
    return { kind: 'brightness', peak: sum }
  return { kind: asked === 'magnitude' ? 'magnitude' : 'signed', peak: Math.max(MIN_PEAK, roundedUp(maxWithin(parts))) }
}

function maxWithin(parts: readonly Float32Array[]): number {
  const count = parts.reduce((total, { length }) => total + length, 0)
  const stride = Math.max(1, Math.floor(count / MAX_SAMPLES))
  const samples = parts.flatMap(part => Array.from({ length: Math.ceil(part.length / stride) }, (_, index) => Math.abs(part[index * stride]!)))
  return Float32Array.from(samples).sort()[Math.floor(WITHIN * (samples.length - 1))]!
}

/** One colour with a share of another in it. */
export const mixed = (one: Rgb, other: Rgb, share: number): Rgb =>
  [0, 1, 2].map(channel => one[channel as 0 | 1 | 2] * (1 - share) + other[channel as 0 | 1 | 2] * share) as [number, number, number]

/** To a round number, so that the scale stands still while a picture moves a little. */
function roundedUp(value: number): number {
  if (value === 0)
    return 0
  const power = 10 ** Math.floor(Math.log10(value))
  const leading = [1, 1.5, 2, 3, 4, 5, 7, 10].find(step => step * power >= value * (1 - 1e-6)) ?? 10
  return Number((leading * power).toPrecision(2))
}

/**
 * Colours of a map's numbers.
 *
 * @param values - Numbers of the map.
 * @returns Red, green, blue and opacity, four numbers a value.
 */
export function coloursOf(values: Float32Array, { kind, peak }: MapScale, hues: MapHues): Uint8ClampedArray<ArrayBuffer> {
  const BLACK: Rgb = [0, 0, 0]
  const WHITE: Rgb = [255, 255, 255]
  const ends = {
    brightness: { min: BLACK, middle: BLACK, max: WHITE },
    signed: { min: hues.negative, middle: hues.zero, max: hues.positive },
    magnitude: { min: hues.max, middle: hues.zero, max: hues.max },
  }[kind]

  // One colour a step of the scale, computed once: pictures have millions of pixels.
  const STEPS = 255
  const table = new Uint8ClampedArray(3 * (2 * STEPS + 1))
  for (let step = -STEPS; step <= STEPS; step++) {
    const share = Math.abs(step) / STEPS
    const end = step < 0 ? ends.min : ends.max
    for (const channel of [0, 1, 2] as const)
      table[3 * (step + STEPS) + channel] = ends.middle[channel] + (end[channel] - ends.middle[channel]) * share
  }

  const pixels = new Uint8ClampedArray(4 * values.length)
  const scale = STEPS / peak
  for (let index = 0; index < values.length; index++) {
    const step = Math.max(-STEPS, Math.min(STEPS, Math.round(values[index]! * scale)))
    const at = 3 * (step + STEPS)
    pixels[4 * index] = table[at]!
    pixels[4 * index + 1] = table[at + 1]!
    pixels[4 * index + 2] = table[at + 2]!
    pixels[4 * index + 3] = 255
  }
  return pixels
}
