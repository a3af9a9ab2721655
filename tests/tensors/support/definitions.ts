import type { Matrix } from '../../../demos/shared/lecture-numbers'

/*
 * What the operations are, written out from their definitions, as plainly as can be and sharing nothing with demos/.
 */

export interface Zeros { top: number, bottom: number, left: number, right: number }

/** The input inside a frame of zeros. */
export function padded(input: Matrix, { top, bottom, left, right }: Zeros): number[][] {
  const width = left + input[0]!.length + right
  const blank = (rows: number) => Array.from({ length: rows }, () => Array.from({ length: width }, () => 0))
  const result = blank(top + input.length + bottom)
  for (let i = 0; i < input.length; i++) {
    for (let j = 0; j < input[0]!.length; j++)
      result[top + i]![left + j] = input[i]![j]!
  }
  return result
}

/** Zeros of 'same' padding along one side, in TensorFlow's own words: https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2 */
export function sameZeros(size: number, span: number, stride: number): { before: number, after: number } {
  const zeros = size % stride === 0 ? Math.max(span - stride, 0) : Math.max(span - size % stride, 0)
  const before = Math.floor(zeros / 2)
  return { before, after: zeros - before }
}

/** S(i, j) = Σₘ Σₙ I(i s + m d, j s + n d) K(m, n). Goodfellow et al. (2016), equations 9.6 and 9.8, with dilation. */
export function crossCorrelation(input: Matrix, kernel: Matrix, { stride = 1, dilation = 1 } = {}): number[][] {
  const reach = { down: (kernel.length - 1) * dilation, across: (kernel[0]!.length - 1) * dilation }
  const result: number[][] = []
  for (let top = 0; top + reach.down < input.length; top += stride) {
    const row: number[] = []
    for (let left = 0; left + reach.across < input[0]!.length; left += stride) {
      let sum = 0
      for (let m = 0; m < kernel.length; m++) {
        for (let n = 0; n < kernel[0]!.length; n++)
          sum += input[top + m * dilation]![left + n * dilation]! * kernel[m]![n]!
      }
      row.push(sum)
    }
    result.push(row)
  }
  return result
}

/** K(−m, −n): last row first, last column first. */
export function rotatedBy180(kernel: Matrix): number[][] {
  const [height, width] = [kernel.length, kernel[0]!.length]
  return kernel.map((row, m) => row.map((_, n) => kernel[height - 1 - m]![width - 1 - n]!))
}

/** What a function of a region's values makes of every region that fits. */
export function ofEachRegion(
  input: Matrix,
  { poolSize, stride }: { poolSize: number, stride: number },
  summary: (values: number[]) => number,
): number[][] {
  const result: number[][] = []
  for (let top = 0; top + poolSize <= input.length; top += stride) {
    const row: number[] = []
    for (let left = 0; left + poolSize <= input[0]!.length; left += stride) {
      const values: number[] = []
      for (let i = top; i < top + poolSize; i++) {
        for (let j = left; j < left + poolSize; j++)
          values.push(input[i]![j]!)
      }
      row.push(summary(values))
    }
    result.push(row)
  }
  return result
}

export const greatest = (values: number[]) => values.reduce((best, value) => value > best ? value : best)

export const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Σ upstream × output: a loss whose gradient with respect to the output is the upstream gradient. */
export const weighted = (output: Matrix, upstream: Matrix) =>
  output.reduce((total, row, i) => total + row.reduce((sum, value, j) => sum + value * upstream[i]![j]!, 0), 0)

/** ∂f/∂(each cell), by central differences. */
export function finiteDifferences(f: (input: Matrix) => number, input: Matrix, width = 1e-4): number[][] {
  const nudged = (row: number, column: number, by: number) =>
    input.map((line, i) => line.map((value, j) => i === row && j === column ? value + by : value))
  return input.map((line, row) => line.map((_, column) =>
    (f(nudged(row, column, width)) - f(nudged(row, column, -width))) / (2 * width)))
}

/** The heavy ball as Polyak (1964) wrote it, without a velocity: W(t+1) = W(t) − η J′(W(t)) + β (W(t) − W(t−1)). */
export function heavyBall(
  slope: (weight: number) => number,
  { start, learningRate, momentum, steps }: { start: number, learningRate: number, momentum: number, steps: number },
): number[] {
  const weights = [start]
  for (let t = 0; t < steps; t++) {
    const [now, before] = [weights[t]!, weights[t - 1] ?? weights[t]!]
    weights.push(now - learningRate * slope(now) + momentum * (now - before))
  }
  return weights
}
