/** From the left edge of a cell to that of the next; cells do not touch. */
export const CELL_PITCH = 82
export const CELL_WIDTH = 79

/** A number of a vector, with a true minus, and none before a rounded zero. */
export const printCell = (value: number) => value.toFixed(2).replace(/^-(?=.*[1-9])/, '−').replace('-', '')
