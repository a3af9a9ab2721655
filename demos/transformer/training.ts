import type { Recipe } from '../training/schedule'
import type { ArchitectureName } from './architectures'
import type { Split } from './held-out'
import type { MaskedSentence } from './masking'
import { createRandom } from '../shared/random'
import { sentenceOf } from './grammar'
import { trainingChoice } from './held-out'
import { maskSentence } from './masking'

const common: Recipe = { steps: 1600, batchSize: 32, learningRate: 4e-3, warmUpSteps: 50, lastShare: 0.05, beta1: 0.9, beta2: 0.98 }

/** One recipe for each of the shipped networks. */
export const recipes: Readonly<Record<ArchitectureName, Recipe>> = {
  'readable': { ...common, steps: 3000 },
  'word-values': common,
  'standard': common,
  'four-heads': common,
  'one-layer': { ...common, steps: 1200 },
  'causal': { ...common, steps: 1200 },
}

/** Of the pairs that training never sees; the same for all networks. The design was settled on another split, with other seeds. */
export const splitSeed = 2026

/** The sentences of one step: the same for the same seed and step, whatever was computed before. */
export function batchAt(step: number, seed: number, split: Split, { batchSize }: Pick<Recipe, 'batchSize'>): MaskedSentence[] {
  const random = createRandom(seed, step)
  return Array.from({ length: batchSize }, () => maskSentence(sentenceOf(trainingChoice(split, random)), random))
}
