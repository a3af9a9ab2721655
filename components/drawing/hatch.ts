/**
 * Diagonal lines over a box, as one path: for cells that take no part. Drawn rather than filled with `<pattern>`, which needs
 * a document-wide id.
 */
export function hatchPath({ x, y, width, height }: { x: number, y: number, width: number, height: number }, gap = 18): string {
  const lines: string[] = []
  // Each line is x' + y' = reach, from the lower left to the upper right.
  for (let reach = gap; reach < width + height; reach += gap) {
    const [left, bottom] = reach <= height ? [0, reach] : [reach - height, height]
    const [right, top] = reach <= width ? [reach, 0] : [width, reach - width]
    lines.push(`M${x + left} ${y + bottom}L${x + right} ${y + top}`)
  }
  return lines.join('')
}
