import type { Cell } from '../drawing/grid-geometry'

/** The cell of a grid that something lies on, such as the target of an event; undefined outside every cell. */
export function cellAt(target: EventTarget | null): Cell | undefined {
  const { row, column } = (target instanceof Element ? target.closest<SVGElement>('[data-row]') : null)?.dataset ?? {}
  return row === undefined ? undefined : { row: Number(row), column: Number(column) }
}
