/** The numbers that the lecture works with. Everything else on its computing slides follows from these. */
export type Matrix = readonly (readonly number[])[]

/** Input I of the convolution example, 7 × 7. */
export const lectureInput: Matrix = [
  [0, 1, 1, 1, 0, 0, 0],
  [0, 0, 1, 1, 1, 0, 0],
  [0, 0, 0, 1, 1, 1, 0],
  [0, 0, 0, 1, 1, 0, 0],
  [0, 0, 1, 1, 0, 0, 0],
  [0, 1, 1, 0, 0, 0, 0],
  [1, 1, 0, 0, 0, 0, 0],
]

/** Kernel K of the convolution example, 3 × 3; its own rotation by 180°. */
export const lectureKernel: Matrix = [
  [1, 0, 1],
  [0, 1, 0],
  [1, 0, 1],
]

/** Input of the pooling example, 4 × 4. */
export const lecturePoolingInput: Matrix = [
  [1, 2, 3, 1],
  [1, 1, 1, 1],
  [2, 3, 1, 6],
  [8, 1, 4, 5],
]
