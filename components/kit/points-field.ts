import type { Point } from '../../demos/perceptron/data-sets'
import type { Field } from './fields'
import { listField, numberOf } from './fields'

/** To the grid of a plane. */
export const tenths = (value: number) => Math.round(value * 10) / 10 + 0

/** Points of a plane, on its grid. In an address `0.5:1:1`, what should come out last. */
export const pointsFieldOf = ({ default: start, min, max, count }: { default: readonly Point[], min: number, max: number, count: number }): Field<readonly Point[]> => listField<Point>({
  default: start,
  max: count,
  read: (text) => {
    const [x1, x2, answer, ...more] = text.split(':').map(numberOf) as [number, number, number, ...number[]]
    const fits = [x1, x2].every(value => value >= min && value <= max) && [0, 1].includes(answer) && more.length === 0
    return fits ? { x: [tenths(x1), tenths(x2)], isHigh: answer === 1 } : undefined
  },
  write: ({ x: [x1, x2], isHigh }) => `${x1}:${x2}:${isHigh ? 1 : 0}`,
  expected: `at most ${count} points such as 0.5:1:1, with inputs from ${min} to ${max} and an answer of 0 or 1`,
})
