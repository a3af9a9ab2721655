import type { Point } from '../drawing/arrow-geometry'

const ARROWS: Record<string, Point> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

/** Whether a key is pressed with another that makes it the browser's. */
export const hasModifier = ({ ctrlKey, metaKey, altKey }: KeyboardEvent) => ctrlKey || metaKey || altKey

/** Where an arrow key leads, to the right and down; undefined for any other key. */
export const arrowOf = (event: KeyboardEvent): Point | undefined => hasModifier(event) ? undefined : ARROWS[event.key]

/** For a key that was used: neither the slide nor the page is to move. */
export function keepKey(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopPropagation()
}

/** Where a pointer is on an element, by default the one that listens: from 0 to 1 across and down. */
export function placeOn({ currentTarget, clientX, clientY }: MouseEvent, element = currentTarget as Element): Point {
  const box = element.getBoundingClientRect()
  return [(clientX - box.left) / box.width, (clientY - box.top) / box.height]
}
