import { dot, softmax } from '../shared/matrices'

/** How one query attends to a list of keys, stage by stage. */
export interface AttentionRow {
  /** q · k, one per key. */
  scores: readonly number[]
  /** q · k / √d, one per key. */
  scaledScores: readonly number[]
  /** Softmax of the scaled scores: positive, summing to 1. */
  weights: readonly number[]
  /** Σ weight × value, shape `[valueSize]`. */
  output: readonly number[]
}

/**
 * Scaled dot-product attention of one query.
 *
 * @param query - Shape `[headSize]`.
 * @param keys - Shape `[tokens, headSize]`.
 * @param values - Shape `[tokens, valueSize]`.
 * @throws {RangeError} If the shapes do not fit together.
 * @see Vaswani et al. (2017), equation 1. https://arxiv.org/abs/1706.03762
 */
export function attend(
  query: readonly number[],
  keys: readonly (readonly number[])[],
  values: readonly (readonly number[])[],
): AttentionRow {
  if (keys.length === 0 || keys.length !== values.length)
    throw new RangeError(`keys and values must pair up; got ${keys.length} keys and ${values.length} values`)
  for (const key of keys) {
    if (key.length !== query.length)
      throw new RangeError(`query and key must share a head size; got ${query.length} and ${key.length}`)
  }

  const scores = keys.map(key => dot(query, key))
  const scaledScores = scores.map(score => score / Math.sqrt(query.length))
  const weights = softmax(scaledScores)
  const output = values[0]!.map((_, column) => dot(weights, values.map(value => value[column]!)))
  return { scores, scaledScores, weights, output }
}
