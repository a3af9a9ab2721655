import type { Matrix } from '../../demos/shared/lecture-numbers'

/** All cells of one shade as one path, so that a map of hundreds of cells is a handful of elements. */
export interface Shade {
  path: string
  /** From 0 to 1. */
  opacity: number
}

/** A map as squares whose opacity follows the values: 0 is clear, `peak` is full. Draw them with crisp edges. */
export function shadedCells(map: Matrix, { x, y, cellSide, peak = Math.max(...map.flat()), shades = 8 }: {
  x: number
  y: number
  cellSide: number
  peak?: number
  /** How many shades there are besides clear. */
  shades?: number
}): Shade[] {
  const paths = Array.from({ length: shades + 1 }, () => '')
  map.forEach((line, row) => line.forEach((value, column) => {
    const shade = Math.round(Math.min(1, Math.max(0, value / peak)) * shades)
    paths[shade] += `M${x + column * cellSide} ${y + row * cellSide}h${cellSide}v${cellSide}h${-cellSide}z`
  }))
  return paths.map((path, shade) => ({ path, opacity: shade / shades })).filter(({ path, opacity }) => path && opacity)
}
