import type { Matrix } from '../shared/lecture-numbers'
import { dot } from '../shared/matrices'

/** What is computed for one French word. */
export interface WordReading {
  /** How the word is scored against each English word, `[English words]` … */
  scores: number[]
  /** … and its share of attention: positive, summing to 1. */
  attention: number[]
  /** Of each French word, the boundary aside, which is never written: of word `index + 1` of the vocabulary. */
  probabilities: number[]
}

/** Reads an English sentence, and then gives the French words one after the other. */
export type Decoder = (
  /** The French word written last; none for the first. */
  previous?: number,
) => WordReading

/** The output times each French embedding, the boundary's aside. */
export const logitsOf = (output: readonly number[], french: Matrix, bias: Matrix): number[] =>
  french.slice(1).map((word, index) => dot(output, word) + bias[0]![index]!)
