import type { Drawing, Point } from '../../demos/digits/drawing'
import type { digitsFields } from './values'
import { computed, onScopeDispose, shallowRef } from 'vue'
import { BOARD } from '../../demos/digits/drawing'
import { simplified } from '../../demos/digits/simplify'
import { injectDemo } from '../kit/useDemo'
import { MAX_POINTS, pointCount } from './drawing-field'
import { exampleOf } from './examples'

/** Drawings to go back to, at most. */
const MAX_HISTORY = 100

/** A stroke that is left with this share of its points when it is simplified has come to its end: to simplify it again at each point would be work. */
const ALMOST = 0.9

/** Whether a stroke is being drawn. */
export const isDrawing = shallowRef(false)

/** Draws strokes, point by point; undoes and clears. An example that is on the board makes room for the first stroke. */
export function useBoard() {
  const { values, set, refuse } = injectDemo<typeof digitsFields>()
  const history = shallowRef<readonly Drawing[]>([])

  function change(drawing: Drawing): void {
    history.value = [...history.value, values.value.drawing].slice(-MAX_HISTORY)
    set({ drawing, look: null })
  }

  /** The strokes before the one being drawn. The stroke is its own: what was drawn last may not be shown yet. */
  let before: Drawing = []
  let points: Point[] = []
  let isFull = false
  /** The frame before which nothing more is shown. */
  let frame = 0
  let isShown = true

  function begin(at: Point): void {
    before = exampleOf(values.value.drawing) ? [] : values.value.drawing
    if (pointCount(before) >= MAX_POINTS)
      return sayFull()
    points = [onGrid(at)]
    isFull = false
    isDrawing.value = true
    change([...before, [...points]])
  }

  function goOn(...places: readonly Point[]): void {
    if (!isDrawing.value || isFull)
      return
    const count = points.length
    for (const place of places) {
      const [x, y] = onGrid(place)
      const [fromX, fromY] = points.at(-1)!
      if (x !== fromX || y !== fromY)
        points.push([x, y])
    }
    if (points.length === count)
      return
    const room = MAX_POINTS - pointCount(before)
    if (points.length > room) {
      points = simplified(points).slice(0, room)
      isFull = points.length > ALMOST * room
    }
    isShown = false
    if (!frame)
      show()
  }

  /** At once, so that it is ready for the next frame; and once per frame, however many points come. */
  function show(): void {
    frame = 0
    if (isShown || !isDrawing.value)
      return
    isShown = true
    frame = requestAnimationFrame(show)
    set({ drawing: [...before, [...points]] })
  }

  function end(): void {
    if (!isDrawing.value)
      return
    isDrawing.value = false
    set({ drawing: [...before, simplified(points)] })
    if (isFull)
      sayFull()
  }

  // When the page is left in the midst of a stroke.
  onScopeDispose(() => { isDrawing.value = false })

  const sayFull = () => refuse(`The board has ${MAX_POINTS} points, and takes no more. Undo a stroke, or clear it.`)

  function undo(): void {
    const last = history.value.at(-1)
    history.value = history.value.slice(0, -1)
    set({ drawing: last ?? values.value.drawing.slice(0, -1), look: null })
  }

  return {
    begin,
    goOn,
    end,
    undo,
    clear: () => change([]),
    canUndo: computed(() => history.value.length > 0 || values.value.drawing.length > 0),
  }
}

/** Points of the board have even coordinates. */
function onGrid([x, y]: Point): Point {
  const even = (value: number) => 2 * Math.round(Math.min(BOARD, Math.max(0, value)) / 2)
  return [even(x), even(y)]
}
