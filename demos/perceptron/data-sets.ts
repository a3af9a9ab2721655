/** Where points lie, in tenths. */
export const PLANE = { min: -0.5, max: 1.5 } as const

/** A point of the plane, with what the perceptron should answer there. */
export interface Point {
  readonly x: readonly [x1: number, x2: number]
  /** Whether y should be high. */
  readonly isHigh: boolean
}

/** What a function of two bits answers to 00, 01, 10 and 11, as points. */
const truthTable = (answers: readonly [boolean, boolean, boolean, boolean]): readonly Point[] =>
  ([[0, 0], [0, 1], [1, 0], [1, 1]] as const).map((x, index) => ({ x, isHigh: answers[index]! }))

export const dataSets = {
  and: truthTable([false, false, false, true]),
  or: truthTable([false, true, true, true]),
  xor: truthTable([false, true, true, false]),
} as const
