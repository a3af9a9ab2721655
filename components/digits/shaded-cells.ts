/**
 * A map as squares whose opacity follows the values: 0 is clear, `peak` is full. Draw them with crisp edges. All cells of one shade are one path,
 * so that a map of hundreds of cells is a handful of elements.
 *
 * @param values - Row by row.
 * @param options.cells - In a row.
 * @param options.shades - How many there are besides clear.
 * @returns Paths, each with its opacity from 0 to 1.
 */
export function shadedCells(values: ArrayLike<number>, { cells, x, y, cellSide, peak, shades = 8 }: {
  cells: number
  x: number
  y: number
  cellSide: number
  peak: number
  shades?: number
}) {
  const paths = Array.from({ length: shades + 1 }, () => '')
  Array.from(values, (value, cell) => {
    const shade = Math.round(Math.min(1, Math.max(0, value / peak)) * shades)
    paths[shade] += `M${x + cell % cells * cellSide} ${y + Math.floor(cell / cells) * cellSide}h${cellSide}v${cellSide}h${-cellSide}z`
  })
  return paths.map((path, shade) => ({ path, opacity: shade / shades })).filter(({ path, opacity }) => path && opacity)
}
