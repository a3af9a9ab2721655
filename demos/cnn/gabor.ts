import type { Matrix } from '../shared/lecture-numbers'

/**
 * A Gabor function on a square grid: a wave under a bell. First layers of networks trained on photographs learn kernels
 * much like it (Krizhevsky et al., 2012, figure 3).
 *
 * @param side - Cells a side.
 * @param options.direction - In which the wave runs, in radians; the bars stand across it.
 * @param options.wavelength - In cells.
 * @param options.phase - 0 for a bright bar in the middle, ±π/2 for an edge.
 * @returns Values from −1 to 1, shape `[side, side]`.
 */
export function gaborPatch(
  side: number,
  { direction, wavelength, phase }: { direction: number, wavelength: number, phase: number },
): Matrix {
  const offsets = Array.from({ length: side }, (_, index) => index - (side - 1) / 2)
  return offsets.map(y => offsets.map((x) => {
    const along = x * Math.cos(direction) + y * Math.sin(direction)
    const bell = Math.exp(-(x ** 2 + y ** 2) / (2 * (side / 4.4) ** 2))
    return bell * Math.cos(2 * Math.PI * along / wavelength + phase)
  }))
}
