/** From the left edge of a cell to that of the next; cells do not touch. */
export const CELL_PITCH = 82
export const CELL_WIDTH = 79

/** A number of a vector, with a true minus, and none before a rounded zero. */
export const printCell = (value: number) => value.toFixed(2).replace(/^-(?=.*[1-9])/, '−').replace('-', '')

export const STRIP_WIDTH = 744
/** More numbers than that are not printed in a strip. */
const MAX_PRINTED = 8
/** Width of a cell that has room for two digits after the point. */
const ROOM_FOR_TWO_DIGITS = 105

/** Digits after the point of the numbers in a strip; undefined if they are not printed. */
export const stripDigits = (count: number): number | undefined =>
  count > MAX_PRINTED ? undefined : STRIP_WIDTH / count < ROOM_FOR_TWO_DIGITS ? 1 : 2
