import type { Matrix } from '../../demos/shared/lecture-numbers'
import type { Cell } from '../drawing/grid-geometry'
import { useInteractive } from '../drawing/interactive'
import { cellAt } from '../kit/cell-at'
import { useCellEditing } from './useCellEditing'

/**
 * Paints the cells of the input that a pointer is dragged over. Without a brush a press on one cell only chooses it, and a drag on to
 * the next paints both with what the first one is not, 1 or 0; a finger then scrolls. With a brush the first press paints, a finger
 * does as well, and so does the space bar.
 */
export function usePainting(props: { input: Matrix, brush?: number }, painted: (cell: Cell) => void) {
  const isInteractive = useInteractive()
  const editCell = useCellEditing()
  /** The matrix is the stroke's own: what was painted last may not be drawn yet. The first cell waits until the pointer is dragged on. */
  let stroke: { matrix: Matrix, value: number, first?: Cell } | undefined

  function paint(matrix: Matrix, cell: Cell, value: number): Matrix {
    painted(cell)
    return matrix[cell.row]![cell.column] === value ? matrix : editCell('input', matrix, cell, value)
  }

  function onPress({ target, pointerType, button }: PointerEvent): void {
    const first = cellAt(target)
    const { input, brush } = props
    if (!isInteractive() || !first || button !== 0 || (pointerType === 'touch' && brush === undefined))
      return
    if (brush === undefined)
      stroke = { matrix: input, value: input[first.row]![first.column] === 0 ? 1 : 0, first }
    else
      stroke = { matrix: paint(input, first, brush), value: brush }
  }

  function onMove({ clientX, clientY, buttons, pointerId, currentTarget }: PointerEvent): void {
    if (!stroke || !(currentTarget instanceof Element))
      return
    if (buttons === 0) {
      stroke = undefined // let go outside the browser’s window
      return
    }
    const below = document.elementFromPoint(clientX, clientY)
    const cell = currentTarget.contains(below) ? cellAt(below) : undefined
    const { first, value } = stroke
    if (!cell || (cell.row === first?.row && cell.column === first.column))
      return
    if (first) {
      stroke.first = undefined
      currentTarget.setPointerCapture(pointerId)
      stroke.matrix = paint(stroke.matrix, first, value)
    }
    stroke.matrix = paint(stroke.matrix, cell, value)
  }

  function onRelease(): void {
    stroke = undefined
  }

  function onKey(event: KeyboardEvent): void {
    const cell = cellAt(event.target)
    if (event.key !== ' ' || props.brush === undefined || !cell)
      return
    event.preventDefault()
    event.stopPropagation()
    paint(props.input, cell, props.brush)
  }

  return { pointerdown: onPress, pointermove: onMove, pointerup: onRelease, pointercancel: onRelease, keydown: onKey }
}
